from flask import Blueprint, flash, request

from inquiry.access import find
from inquiry.calendar import bell_views, queries, source_views, year_views
from inquiry.calendar.beginning import begin_year, defaults
from inquiry.calendar.forms import BeginForm, what_was_sent
from inquiry.calendar.neighbours import calendar_changed
from inquiry.calendar.page import gathered, marks_of, months_of, weekday_names
from inquiry.calendar.words import ZONES
from inquiry.clock import today
from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people.models import School

bp = Blueprint("calendar", __name__)
blueprints = [bp, year_views.bp, bell_views.bp, source_views.bp]


@bp.get("/schools/<ref>/calendar")
@sees(School)
def show(school):
    years = queries.years_of(school, to=me())
    chosen = next((year for year in years if year.ref == request.args.get("year")), None)
    year = chosen or queries.current(years, today(queries.zone_of(school.id)))
    zone = queries.zone_of(school.id)
    if year is None:
        return page("calendar/none_yet.html", school=school)
    return page(
        "calendar/show.html", school=school, year=year, years=years, zone=zone, zones=ZONES, **laid_out(year, zone)
    )


def laid_out(year, zone):
    """A school year as its page shows it."""
    known = queries.all_of(year, to=me())
    marks = marks_of(known["bells"], year.order, year.turns)
    names = {one.id: one.name for one in known["bells"]}
    months = months_of(known["facts"], marks, names, today(zone))
    return {
        **known,
        "lines": gathered(known["days"]),
        "months": months,
        "marks": marks,
        "names": names,
        "weekdays": weekday_names(),
    }


@bp.route("/schools/<ref>/calendar/years/new", methods=["GET", "POST"])
@does("keep the calendar of", School)
def begin(school):
    years = queries.years_of(school, to=me())
    zone = queries.zone_of(school.id)
    theirs = queries.schools_with_bells(school, to=me())
    known = bool(queries.bells_of(school.id, to=me(), all_ever=False))
    asked = {"zone": zone, "others": years, "schools": theirs, "known": known}
    form = BeginForm(what_was_sent(), data=defaults(today(zone), years), **asked)
    if not submitted(form):
        return page("calendar/begin.html", form, school=school)
    other = find(School, form.bells.data, to=me())
    year = begin_year(school, form, form.days_of(form.days_off), other and bells_with_periods(other))
    calendar_changed(*{one.id: one for one in (year, *years)}.values())
    flash(_("The school year %(name)s is there.", name=year.name), "good")
    return to(".show", ref=school.ref, year=year.ref)


def bells_with_periods(school):
    """What another school offers, to be copied."""
    theirs = queries.bells_of(school.id, to=me(), all_ever=False)
    return theirs, queries.periods_of(theirs, to=me())
