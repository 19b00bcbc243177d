"""What a keeper does to a calendar. Whoever calls these says `calendar_changed` afterwards."""

from datetime import date, timedelta

from sqlalchemy import delete, select

from inquiry.calendar.days import DAY, runs_of
from inquiry.calendar.models import OFF, Bells, CalendarSource, Period, SchoolYear, SpecialDay, Term
from inquiry.calendar.words import PART_NAMES
from inquiry.clock import now
from inquiry.db import add, db

MONDAY = 0


def likely_year(today: date) -> tuple[date, date]:
    """When a school year most likely begins and ends: the one that is on, or from May on the one to come."""
    begins = today.year if today.month >= 5 else today.year - 1
    first = _monday_from(date(begins, 8, 15))
    last = date(begins + 1, 5, 31)
    return first, last - DAY * ((last.weekday() - 4) % 7)  # the last Friday in May


def _monday_from(day):
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def parts_of(first: date, last: date, many: int) -> list[tuple[str, date, date]]:
    """A year in terms of the same length, each beginning on a Monday. Their keeper moves them afterwards."""
    if not many:
        return []
    length = (last - first).days + 1
    begins = [first] + [_monday_from(first + DAY * (length * part // many)) for part in range(1, many)]
    ends = [day - DAY * 3 for day in begins[1:]] + [last]  # the Friday before
    return [(str(name), one, other) for name, one, other in zip(PART_NAMES[many], begins, ends, strict=True)]


def set_terms(year: SchoolYear, terms) -> None:
    """These terms and no others."""
    db.session.execute(delete(Term).where(Term.year_id == year.id))
    db.session.add_all(Term(year_id=year.id, name=name, starts_on=one, ends_on=other) for name, one, other in terms)


def add_days(year: SchoolYear, lines, *, kind: str, bells_id: int | None = None, unnamed: str = "") -> int:
    """Days as they were pasted. One that stands there already is not added twice."""
    known = select(SpecialDay.starts_on, SpecialDay.ends_on, SpecialDay.kind, SpecialDay.bells_id)
    there = {tuple(row) for row in db.session.execute(known.where(SpecialDay.year_id == year.id))}
    fresh = {(one, other, kind, bells_id): line.name for line in lines for one, other in _spans(line, kind, year)}
    new = {span: name for span, name in fresh.items() if span not in there}
    for (one, other, _kind, _bells), name in new.items():
        when = {"starts_on": one, "ends_on": other, "kind": kind, "bells_id": bells_id}
        db.session.add(SpecialDay(year_id=year.id, name=name or unnamed, **when))
    db.session.flush()
    return len(new)


def delete_year(year: SchoolYear) -> None:
    """A year that was made by mistake, with its days, terms and imported calendars. The school keeps its bells."""
    for model in (SpecialDay, Term, CalendarSource):
        db.session.execute(delete(model).where(model.year_id == year.id))
    db.session.delete(year)
    db.session.flush()


def _spans(line, kind, year):
    """A single day is meant as it stands, be it a Saturday made up for; in a longer stretch weekends stay free."""
    if kind == OFF or line.first == line.last:
        return [(line.first, line.last)]
    return runs_of(line.first, line.last, year.weekdays)


def new_bells(school_id: int, name: str, stretches) -> Bells:
    """A bell schedule with its periods."""
    bells = add(Bells(school_id=school_id, name=name))
    set_periods(bells, stretches)
    return bells


def set_periods(bells: Bells, stretches) -> None:
    """These periods and no others."""
    db.session.execute(delete(Period).where(Period.bells_id == bells.id))
    db.session.add_all(Period(bells_id=bells.id, name=one.name, starts=one.starts, ends=one.ends) for one in stretches)


def copy_bells(school_id: int, theirs, periods, known: set[str]) -> list[Bells]:
    """Another school’s bell schedules, each under its name; one whose name is here already is left out."""
    fresh = [bells for bells in theirs if bells.name not in known]
    return [new_bells(school_id, bells.name, periods[bells.id]) for bells in fresh]


def put_away(bells: Bells, years) -> list[SchoolYear]:
    """Offer a bell schedule no longer. Gives the years whose named days it was part of; they go on without it."""
    bells.ended_at = now()
    touched = [year for year in years if bells.id in year.order]
    for year in touched:
        year.order = [None if number == bells.id else number for number in year.order]
    return touched
