"""One time of a block that is not as usual: moved, called off, put back."""

from sqlalchemy import select

from inquiry.access import visible
from inquiry.calendar.models import SchoolYear
from inquiry.calendar.queries import facts_of
from inquiry.clock import local
from inquiry.db import add, db
from inquiry.people.models import Person, School
from inquiry.protected import clashes, losing
from inquiry.protected.fit import Fit
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import BlockChange, BlockPerson
from inquiry.protected.planning import Proposal, as_time
from inquiry.protected.times import Time, at


def as_form(time, zone) -> dict:
    """What the form shows for one time as it is now."""
    there = local(time.starts_at, zone)
    begins = there.hour * 60 + there.minute
    return {
        "to_on": there.date(),
        "starts": as_time(begins),
        "ends": as_time(begins + time.minutes),
        "place": time.place,
        "why": time.why if time.is_moved else "",
    }


def move(time, block, form) -> None:
    """Put one time on another day, hour or place; it counts there."""
    change = _change_of(time)
    change.to_on, change.starts, change.minutes = form.to_on.data, form.minute, form.minutes
    change.place, change.why, change.is_off = form.place.data, form.why.data, False
    lay_out(block)


def call_off(time, block, cause, why) -> None:
    """It will not be; the whole of it is lost to its cause."""
    change = _change_of(time)
    change.is_off, change.why = True, why
    losing.lose_all(time, cause, why)
    lay_out(block)


def put_back(time, block) -> None:
    """As usual after all. The change stays, empty, so that versions go on rising."""
    change = _change_of(time)
    change.to_on = change.starts = change.minutes = change.place = None
    change.is_off, change.why = False, ""
    losing.forget(time)
    lay_out(block)


def _change_of(time):
    same = BlockChange.block_id == time.block_id, BlockChange.on == time.on
    known = db.session.scalar(select(BlockChange).where(*same))
    if known is None:
        return add(BlockChange(block_id=time.block_id, on=time.on))
    known.version += 1
    return known


def fit_of(time, block, form, zone, to) -> Fit:
    """What would stand in the way of one time on another day or hour."""
    year = db.session.get(SchoolYear, block.year_id)
    place = form.place.data or ""
    moved = Time(block, time.on, at(form.to_on.data, form.minute, zone), form.minutes, place)
    named = visible(BlockPerson, BlockPerson.person_id, to=to).where(BlockPerson.block_id == block.id)
    others = db.session.scalars(visible(Person, to=to).where(Person.id.in_(named))).all()
    school = db.session.get(School, time.school_id)
    plan = Proposal(school, zone, year, facts_of(year), block, [moved], others, block.id)
    fit = Fit(times=[moved], is_move=True)
    if not plan.facts.is_school_day(form.to_on.data):
        fit.clashes.append(clashes.no_school(form.to_on.data, plan.facts, zone))
    fit.clashes += clashes.outside_the_bells(plan, to)
    fit.clashes += clashes.people_and_rooms(plan, to)
    return fit
