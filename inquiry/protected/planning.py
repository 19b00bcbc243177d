"""From a form to protected time and back; what a new plan begins with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import joinedload

from inquiry.access import visible
from inquiry.calendar.models import SchoolYear
from inquiry.calendar.queries import zone_of
from inquiry.clock import today
from inquiry.db import add, db
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import ON_DATES, WEEKLY, Block, BlockPerson, BlockTime
from inquiry.protected.times import Time, times_of

USUAL_START, USUAL_MINUTES = 850, 45
A_YEAR = timedelta(days=365)


@dataclass
class Proposal:
    """Protected time as a form describes it, with every time of it; only to look at, until it is kept."""

    school: Any
    zone: str
    year: Any
    facts: Any
    block: Block
    times: list[Time]
    others: Sequence = ()  # who is protected besides the team
    known: int | None = None  # the number of the block that would be changed


def values(form, choices) -> dict:
    """The columns of a block as the form says them."""
    team = choices.team(form.who.data)
    year = choices.year_of(_first(form))
    return {
        "year_id": year and year.id,
        "team_id": team and team.id,
        "purpose": form.purpose.data or "",
        "place": form.place.data or "",
        "repeats": form.repeats.data,
        "weekday": form.weekday.data,
        "bells_id": choices.bells_id(form.bells.data),
        "dates": [on.isoformat() for on in form.chosen_dates],
        "starts": form.minute,
        "minutes": form.minutes,
        "from_on": _first(form),
        "until_on": _on_dates(form)[-1] if _on_dates(form) else form.until_on.data,
    }


def _first(form):
    return _on_dates(form)[0] if _on_dates(form) else form.from_on.data


def _on_dates(form):
    return form.chosen_dates if form.repeats.data == ON_DATES else []


def proposal(form, choices, known=None) -> Proposal:
    """What would be written down, were this form kept. Only from today on: what is past stands."""
    block = Block(version=0, **values(form, choices))
    year = choices.year_of(block.from_on)
    facts = year and choices.facts(year)
    times = times_of(block, (), facts, choices.zone, today(choices.zone), year.ends_on) if year else []
    others = choices.chosen(form.others.data)
    return Proposal(choices.school, choices.zone, year, facts, block, times, others, known and known.id)


def keep(form, choices, *, by) -> BlockTime:
    """Plan new protected time; gives the first time of it."""
    block = add(Block(made_by_id=by.id, **values(form, choices)))
    _protect(block, choices.chosen(form.others.data))
    return min(lay_out(block), key=lambda one: one.starts_at)


def change(block, form, choices) -> None:
    """Put the changed plan in place of the old one; what is past stands."""
    for name, value in values(form, choices).items():
        setattr(block, name, value)
    block.version += 1
    _protect(block, choices.chosen(form.others.data))
    lay_out(block)


def end(block, at) -> None:
    """No more of it from now on; what was, stays."""
    block.ended_at = block.ended_at or at
    block.version += 1
    lay_out(block)


def _protect(block, people):
    db.session.execute(delete(BlockPerson).where(BlockPerson.block_id == block.id))
    db.session.add_all(BlockPerson(block_id=block.id, person_id=one.id) for one in people)
    db.session.flush()


def as_form(block, choices, person) -> dict:
    """What the form shows for protected time that is planned already."""
    others = visible(BlockPerson, BlockPerson.person_id, to=person).where(BlockPerson.block_id == block.id)
    numbers = set(db.session.scalars(others))
    return {
        "who": choices.team_ref(block.team_id),
        "purpose": block.purpose,
        "place": block.place,
        "repeats": block.repeats,
        "weekday": block.weekday if block.weekday is not None else 3,
        "bells": choices.bells_ref(block.bells_id),
        "dates": "\n".join(block.dates or ()),
        "starts": as_time(block.starts),
        "ends": as_time(block.starts + block.minutes),
        "from_on": block.from_on,
        "until_on": block.until_on,
        "others": [one.ref for one in choices.colleagues if one.id in numbers],
    }


def as_usual(choices, team=None) -> dict:
    """What a new plan begins with: nothing of another team’s, from today to the end of the school year."""
    year, now = choices.year_of(None), today(choices.zone)
    return {
        "who": team or (choices.teams[0].ref if choices.teams else ""),
        "repeats": WEEKLY,
        "weekday": 3,
        "starts": as_time(USUAL_START),
        "ends": as_time(USUAL_START + USUAL_MINUTES),
        "from_on": max(now, year.starts_on) if year else now,
        "until_on": year.ends_on if year else now + A_YEAR,
    }


def instead_of(block, choices, person) -> dict:
    """What a plan begins with that stands in for times which fall away: as they are, on dates to be chosen."""
    return as_form(block, choices, person) | {"repeats": ON_DATES, "dates": ""}


def as_time(minute: int) -> time:
    """Minutes after midnight as a time of day; the day ends a minute before midnight."""
    return time(*divmod(min(minute, 24 * 60 - 1), 60))


def blocks_of(school, person) -> list[Block]:
    """The protected time of a school that goes on, as its principal planned it."""
    ahead = visible(Block, to=person).join(SchoolYear, SchoolYear.id == Block.year_id).options(joinedload(Block.team))
    ahead = ahead.where(SchoolYear.school_id == school.id, Block.ended_at.is_(None))
    ahead = ahead.where(Block.until_on >= today(zone_of(school.id)))
    return list(db.session.scalars(ahead.order_by(Block.weekday, Block.starts, Block.id)))
