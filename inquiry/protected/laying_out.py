"""Blocks are written down time by time, whenever a block, a change or the calendar was written: pages only read."""

from datetime import date, datetime

from sqlalchemy import delete, select

from inquiry.calendar.models import SchoolYear
from inquiry.calendar.queries import facts_of, zone_of
from inquiry.clock import now, today
from inquiry.db import db
from inquiry.protected.models import Block, BlockChange, BlockTime
from inquiry.protected.neighbours import TimeChange, times_changed
from inquiry.protected.times import times_of

TOLD = ("starts_at", "minutes", "place", "is_off", "is_moved", "why")


def lay_out(block, *, from_on: date | None = None) -> list[BlockTime]:
    """Write down every time of a block from a day on (today, unless told otherwise). What is past stands as it was."""
    year = db.session.get(SchoolYear, block.year_id)
    zone = zone_of(year.school_id)
    first = from_on or today(zone)
    changes = db.session.scalars(select(BlockChange).where(BlockChange.block_id == block.id)).all()
    wanted = {one.on: one for one in times_of(block, changes, facts_of(year), zone, first, year.ends_on)}
    if block.ended_at:
        wanted = {on: one for on, one in wanted.items() if one.starts_at < block.ended_at}
    known = {row.on: row for row in db.session.scalars(select(BlockTime).where(BlockTime.block_id == block.id))}
    gone = [row for on, row in known.items() if on >= first and on not in wanted and not row.held]
    if from_on is None:  # this morning is past, too
        wanted, gone = _ahead(wanted, known), [row for row in gone if row.starts_at > now()]
    news = [_taken_out(row) for row in gone]
    db.session.execute(delete(BlockTime).where(BlockTime.id.in_([row.id for row in gone])))
    before = {on: (_in_calendars(row), row.version) for on, row in known.items()}
    rows = [_write(known.get(on), one, year) for on, one in wanted.items()]
    times_changed(block, news + [_changed(row, before[row.on]) for row in rows if _is_news(row, before.get(row.on))])
    return rows


def lay_out_year(year) -> int:
    """After the calendar changed: every block of the year anew, from today on. Says how many blocks there are."""
    blocks = db.session.scalars(select(Block).where(Block.year_id == year.id, Block.ended_at.is_(None))).all()
    for block in blocks:
        lay_out(block)
    return len(blocks)


def _ahead(wanted, known):
    """What has not begun, neither as it was nor as it is to be."""
    moment = now()
    begun = {on for on, row in known.items() if row.starts_at <= moment}
    return {on: one for on, one in wanted.items() if one.starts_at > moment and on not in begun}


def _write(row, one, year):
    if row is None:
        named = {"block_id": one.block.id, "on": one.on, "month_on": one.on.replace(day=1)}
        row = BlockTime(**named, school_id=year.school_id, team_id=one.block.team_id)
        db.session.add(row)
    for name in TOLD:
        setattr(row, name, getattr(one, name))
    row.version = max(row.version or 0, one.version)  # never less than calendars were told before
    return row


def _in_calendars(row) -> tuple[datetime, int, str, bool]:
    """What people’s own calendars say of a time."""
    return row.starts_at, row.minutes, row.place, row.is_off


def _is_news(row, before):
    return before is not None and before[0] != _in_calendars(row)


def _changed(row, before):
    """Its version rises with each change, also when a change is taken back; calendars call it SEQUENCE."""
    (was, *_rest), version = before
    row.version = max(row.version, version + 1)
    return TimeChange(row.on, *_in_calendars(row), row.version, was)


def _taken_out(row):
    return TimeChange(row.on, row.starts_at, row.minutes, row.place, True, row.version + 1, row.starts_at)
