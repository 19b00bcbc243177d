"""A school year from nothing, in one step: its frame, terms, days off and bells."""

from datetime import date

from inquiry.calendar.changes import add_days, copy_bells, likely_year, new_bells, parts_of, set_terms
from inquiry.calendar.forms import ORDINARY_DAY
from inquiry.calendar.models import OFF, SCHOOL_WEEK, SchoolYear
from inquiry.calendar.periods import ORDINARY, periods_in
from inquiry.db import add
from inquiry.i18n import _


def defaults(today: date, years) -> dict:
    """What most schools would write: the year that is on, or the one after the last that is here."""
    first, last = likely_year(today)
    if years and years[0].ends_on >= first:  # the newest first
        first, last = likely_year(date(years[0].ends_on.year, 8, 1))
    name = f"{first.year}–{last.year % 100:02}"
    week = list(years[0].weekdays) if years else list(SCHOOL_WEEK)
    return {"name": name, "starts_on": first, "ends_on": last, "weekdays": [str(number) for number in week]}


def begin_year(school, form, days_off, theirs) -> SchoolYear:
    """Write down everything the form says. `theirs`: another school’s bells and their periods, to be copied."""
    year = add(SchoolYear(school_id=school.id, **frame_of(form)))
    school.zone = form.zone.data
    set_terms(year, parts_of(year.starts_on, year.ends_on, int(form.parts.data)))
    add_days(year, days_off, kind=OFF, unnamed=_("No school"))
    ring = _bells(school, form, theirs)
    year.order = [ring[0].id if day in year.weekdays else None for day in range(7)] if ring else []
    return year


def frame_of(form) -> dict:
    """The fields of a year as a form says them."""
    when = {"starts_on": form.starts_on.data, "ends_on": form.ends_on.data}
    return {"name": form.name.data, "weekdays": sorted(int(number) for number in form.weekdays.data), **when}


def _bells(school, form, theirs):
    if theirs:
        return copy_bells(school.id, theirs[0], theirs[1], set())
    if form.bells.data == ORDINARY_DAY:
        return [new_bells(school.id, _("Ordinary day"), periods_in(_with_names(ORDINARY))[0])]
    return []


def _with_names(lines):
    return lines.replace("Period", _("Period")).replace("Lunch", _("Lunch"))
