"""A school’s calendar as reckoning needs it. Who may change one is said in access.py."""

from datetime import date

from flask import current_app
from sqlalchemy import bindparam, select

from inquiry.access import together, visible
from inquiry.asking import Composed
from inquiry.calendar.days import YearFacts
from inquiry.calendar.models import Bells, CalendarSource, Period, SchoolYear, SpecialDay, Term
from inquiry.clock import today
from inquiry.db import db
from inquiry.people.models import School

DAY = (SpecialDay.starts_on, SpecialDay.ends_on, SpecialDay.kind, SpecialDay.bells_id, SpecialDay.name)
SPECIALS = Composed(
    select(*DAY).where(SpecialDay.year_id == bindparam("year")).order_by(SpecialDay.starts_on, SpecialDay.id)
)


def zone_of(school_id) -> str:
    """Where the clocks of a school are."""
    own = db.session.scalar(select(School.zone).where(School.id == school_id))
    return own or current_app.config["BABEL_DEFAULT_TIMEZONE"]


def facts_of(year) -> YearFacts:
    """A school year with its special days, ready to be reckoned with."""
    db.session.flush()
    specials = SPECIALS.ask(db.session.connection(), {"year": year.id})
    return YearFacts(
        year.starts_on,
        year.ends_on,
        weekdays=tuple(year.weekdays),
        turns=year.turns,
        order=tuple(year.order),
        specials=tuple(specials),
    )


def years_of(school, *, to):
    """The years of a school, the newest first."""
    rows = visible(SchoolYear, to=to).where(SchoolYear.school_id == school.id)
    return db.session.scalars(rows.order_by(SchoolYear.starts_on.desc())).all()


def year_at(school, *, to, on: date | None = None) -> SchoolYear | None:
    """The school year of a day, else the next one to come, else the last."""
    return current(years_of(school, to=to), on or today(zone_of(school.id)))


def current(years, on: date) -> SchoolYear | None:
    """Of the years of a school, the newest first: that of a day, else the next one to come, else the last."""
    now = next((one for one in years if one.starts_on <= on <= one.ends_on), None)
    ahead = [one for one in years if one.starts_on > on]
    return now or (ahead[-1] if ahead else next(iter(years), None))


def all_of(year, *, to) -> dict:
    """Everything of a school year a page shows: its days, terms, bells and periods."""
    days = visible(SpecialDay, to=to).where(SpecialDay.year_id == year.id)
    terms = visible(Term, to=to).where(Term.year_id == year.id)
    bells = bells_of(year.school_id, to=to)
    return {
        "facts": facts_of(year),
        "days": db.session.scalars(days.order_by(SpecialDay.starts_on, SpecialDay.id)).all(),
        "terms": db.session.scalars(terms.order_by(Term.starts_on, Term.id)).all(),
        "bells": bells,
        "periods": periods_of(bells, to=to),
    }


def bells_of(school_id, *, to, all_ever=True) -> list[Bells]:
    """The bell schedules of a school, the oldest first; those that were put away last, or not at all."""
    rows = visible(Bells, to=to).where(Bells.school_id == school_id)
    if not all_ever:
        rows = rows.where(Bells.ended_at.is_(None))
    return list(db.session.scalars(rows.order_by(Bells.ended_at.is_not(None), Bells.id)))


def periods_of(bells, *, to) -> dict[int, list[Period]]:
    """The periods of bell schedules, by their number."""
    found: dict[int, list[Period]] = {one.id: [] for one in bells}
    rows = visible(Period, to=to).where(Period.bells_id.in_(found)).order_by(Period.starts, Period.ends, Period.id)
    for period in db.session.scalars(rows):
        found[period.bells_id].append(period)
    return found


def schools_with_bells(school, *, to) -> list[School]:
    """The other schools of the district from which bells can be copied."""
    theirs = visible(Bells, Bells.school_id, to=to).where(Bells.ended_at.is_(None))
    rows = together(visible(School, to=to), theirs).where(School.id.in_(theirs), School.id != school.id)
    return list(db.session.scalars(rows.order_by(School.name)))


def sources_of(year, *, to) -> list[CalendarSource]:
    """The calendars from which days of a year were taken, or are about to be."""
    rows = visible(CalendarSource, to=to).where(CalendarSource.year_id == year.id)
    return list(db.session.scalars(rows.order_by(CalendarSource.id)))
