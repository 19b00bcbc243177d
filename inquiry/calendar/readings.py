"""Reading a calendar again from its address. Nobody waits for another server while holding our database."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from inquiry.calendar.fetching import USUAL, Limits, fetch
from inquiry.calendar.models import CalendarSource, SchoolYear
from inquiry.calendar.neighbours import calendar_changed
from inquiry.calendar.opening import NotRead, look_into
from inquiry.calendar.queries import zone_of
from inquiry.calendar.sources import bells_of_school, choices_for, difference, take_over
from inquiry.clock import now, today
from inquiry.db import db, let_go, writing
from inquiry.live import hourly, unhurried

A_DAY, A_WEEK = timedelta(hours=23), timedelta(days=7)
MOST_AT_ONCE = 20  # in one hour; the others come in the next
TOO_MUCH_GONE = "too_much_gone"


def read_from(address: str, year: SchoolYear, limits: Limits = USUAL) -> dict:
    """What the calendar at an address holds for a year. The transaction is given up meanwhile."""
    about = (year.starts_on, year.ends_on, zone_of(year.school_id))
    let_go()
    return look_into(fetch(address, limits), *about)


def note(source: CalendarSource, found: dict) -> None:
    """Remember what was read. Nothing of the year is changed by that."""
    source.found, source.read_at, source.trouble = found, now(), ""


def bring_up_to_date(source: CalendarSource) -> bool:
    """Take over what is sure while nobody looks; too much of it going needs somebody’s word."""
    year = db.session.get(SchoolYear, source.year_id)
    bells = bells_of_school(year.school_id)
    chosen = choices_for(source, bells, is_attended=False)
    told = difference(source, chosen, bells, today(zone_of(year.school_id)))
    if told.is_too_much:
        source.trouble = TOO_MUCH_GONE
    elif not told.is_nothing:
        take_over(source, told)
        calendar_changed(year)
    return not told.is_too_much


@unhurried
def read_feeds_again(limits: Limits = USUAL) -> None:
    """Each calendar with an address is read once a day, as long as its school year is not over."""
    for number in _due():
        if _claimed(number):
            _read_again(number, limits)


@hourly
def forget_first_looks() -> None:
    """A calendar somebody looked into and left, a week ago."""
    left = (CalendarSource.taken_at.is_(None), CalendarSource.made_at < now() - A_WEEK)
    db.session.execute(delete(CalendarSource).where(*left))


def _due():
    is_old = CalendarSource.read_at < now() - A_DAY
    year = select(SchoolYear.id).where(SchoolYear.ends_on >= (now() - A_DAY).date())
    rows = select(CalendarSource.id).where(CalendarSource.address.is_not(None), CalendarSource.taken_at.is_not(None))
    due = rows.where(is_old, CalendarSource.year_id.in_(year)).order_by(CalendarSource.read_at).limit(MOST_AT_ONCE)
    found = list(db.session.scalars(due))
    let_go()
    return found


def _claimed(number):
    """Of several processes one reads it."""
    with writing():
        is_old = (CalendarSource.id == number, CalendarSource.read_at < now() - A_DAY)
        claim = update(CalendarSource).where(*is_old).values(read_at=now()).returning(CalendarSource.id)
        return db.session.scalar(claim) == number


def _read_again(number, limits):
    source = db.session.get(CalendarSource, number)
    found, trouble = {}, ""
    try:
        found = read_from(source.address, db.session.get(SchoolYear, source.year_id), limits)
    except NotRead as why:
        trouble = why.reason
    with writing():
        source = db.session.get(CalendarSource, number)
        if source is None:  # parted with meanwhile
            return
        if trouble:
            source.trouble = trouble
            return
        note(source, found)
        bring_up_to_date(source)
