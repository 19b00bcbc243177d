"""Times that fall away because there is no school. They are not written down, so they are told from their blocks."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from flask import url_for
from sqlalchemy import bindparam

from inquiry.access import allowed, visible, written_once
from inquiry.calendar.days import days_between
from inquiry.calendar.models import OFF
from inquiry.calendar.queries import facts_of, zone_of
from inquiry.clock import today
from inquiry.db import db
from inquiry.i18n import _, ngettext, short_day
from inquiry.people.models import School
from inquiry.protected.models import Block
from inquiry.protected.times import falls_on
from inquiry.protected.words import on_the_clock, weekday
from inquiry.teams.models import TeamName

SHOWN = 4


class Fallen(NamedTuple):
    """A time somebody would have had on a day off."""

    block: str
    team: str | None
    on: date
    starts: int
    minutes: int
    why: str


@written_once
def blocks_of_year(to):
    """How the blocks of a `year` repeat."""
    columns = Block.ref, Block.repeats, Block.weekday, Block.bells_id, Block.dates, Block.from_on, Block.until_on
    rows = visible(Block, *columns, Block.starts, Block.minutes, TeamName.name.label("team"), to=to)
    rows = rows.outerjoin(TeamName, TeamName.id == Block.team_id)
    return rows.where(Block.year_id == bindparam("year"), Block.ended_at.is_(None)).order_by(TeamName.name, Block.id)


def fallen_on(blocks, on: date, facts) -> list[Fallen]:
    """What would have been on a day that has a name and no school."""
    why = facts.day_off(on)
    if not why or facts.is_school_day(on):
        return []
    return [
        Fallen(block.ref, block.team, on, block.starts, block.minutes, why)
        for block in blocks
        if block.from_on <= on <= block.until_on and falls_on(block, on, facts.usual_on(on))
    ]


def what_days_off_take(person, year, days: Iterable) -> dict[int, list[tuple[str, str]]]:
    """For each day off still to come: what it takes, in sentences, and where another time for it is found."""
    blocks, zone = blocks_of_year(person, year=year.id), zone_of(year.school_id)
    facts, school = facts_of(year), db.session.get(School, year.school_id)
    plans = allowed(person, "protect time at", school)
    ahead = [one for one in days if blocks and one.kind == OFF and one.ends_on >= today(zone)]
    return {one.id: list(_told(_within(one, blocks, facts, zone), school, zone, plans)) for one in ahead}


def _within(day, blocks, facts, zone):
    first, last = max(day.starts_on, today(zone), facts.starts_on), min(day.ends_on, facts.ends_on)
    return [one for on in days_between(first, last) for one in fallen_on(blocks, on, facts)]


def _told(fallen, school, zone, plans) -> Iterator[tuple[str, str]]:
    for one in fallen[:SHOWN]:
        yield _sentence(one, zone), url_for("protected.new", ref=school.ref, instead=one.block) if plans else ""
    if more := len(fallen[SHOWN:]):
        yield ngettext("And one more time.", "And %(num)s more times.", more), ""


def _sentence(one, zone):
    at = {"day": weekday(one.on.weekday()), "date": short_day(one.on, zone), "time": on_the_clock(one.starts)}
    told = at | {"minutes": one.minutes}
    if one.team is None:
        return _("This takes everybody’s %(day)s, %(date)s, at %(time)s (%(minutes)s min).", **told)
    return _("This takes %(team)s’s %(day)s, %(date)s, at %(time)s (%(minutes)s min).", team=one.team, **told)
