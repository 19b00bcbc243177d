from flask import Blueprint, flash, request

from inquiry.calendar import queries
from inquiry.calendar.beginning import frame_of
from inquiry.calendar.changes import add_days, delete_year, set_terms
from inquiry.calendar.forms import DaysForm, FactsForm, NamedDaysForm, what_was_sent
from inquiry.calendar.models import BELLS, BY_WEEKDAY, IN_TURN, OFF, SchoolYear, SpecialDay
from inquiry.calendar.neighbours import calendar_changed, what_days_take, what_rests_on
from inquiry.db import db
from inquiry.doors import does, me
from inquiry.i18n import _, ngettext
from inquiry.pages import page, submitted, to
from inquiry.people.models import School

bp = Blueprint("school_years", __name__)


def calendar_page(year):
    """Back to the calendar, where the change can be seen."""
    school = db.session.get(School, year.school_id)
    return to("calendar.show", ref=school.ref, year=year.ref)


def around(year):
    """What each page of a year names: the year and its school."""
    return {"year": year, "school": db.session.get(School, year.school_id)}


@bp.route("/school-years/<ref>/facts", methods=["GET", "POST"])
@does("keep", SchoolYear)
def facts(year):
    known = around(year)
    others = [one for one in queries.years_of(known["school"], to=me()) if one.id != year.id]
    asked = {"zone": queries.zone_of(year.school_id), "others": others}
    kept = {"name": year.name, "starts_on": year.starts_on, "ends_on": year.ends_on}
    week = [str(number) for number in year.weekdays]
    terms = "\n".join(f"{one.starts_on} – {one.ends_on} {one.name}" for one in queries.all_of(year, to=me())["terms"])
    form = FactsForm(what_was_sent(), data={**kept, "weekdays": week, "terms": terms}, **asked)
    if not submitted(form):
        return page("calendar/facts.html", form, resting=what_rests_on(year), **known)
    for name, value in frame_of(form).items():
        setattr(year, name, value)
    set_terms(year, [(line.name, line.first, line.last) for line in form.days_of(form.terms)])
    moved = known["school"].zone != form.zone.data
    known["school"].zone = form.zone.data
    calendar_changed(year, *(others if moved else ()))
    flash(_("The school year was changed."), "good")
    return calendar_page(year)


@bp.post("/school-years/<ref>/removal")
@does("keep", SchoolYear)
def delete(year):
    school = db.session.get(School, year.school_id)
    if resting := what_rests_on(year):
        flash(" ".join([_("The school year %(name)s stays.", name=year.name), *resting]))
        return to(".facts", ref=year.ref)
    delete_year(year)
    flash(_("The school year %(name)s was deleted.", name=year.name), "good")
    return to("calendar.show", ref=school.ref)


@bp.route("/school-years/<ref>/named-days", methods=["GET", "POST"])
@does("keep", SchoolYear)
def named_days(year):
    bells = queries.bells_of(year.school_id, to=me(), all_ever=False)
    form = NamedDaysForm(request.form, data=_chosen(year, bells), bells=bells)
    if not submitted(form):
        return page("calendar/named_days.html", form, bells=bells, **around(year))
    year.turns, year.order = form.turns.data, form.order(bells)
    calendar_changed(year)
    flash(_("The named days were changed."), "good")
    return calendar_page(year)


def _chosen(year, bells):
    refs = {one.id: one.ref for one in bells}
    names = (f"turn_{number}" for number in range(1, 7)) if year.turns == IN_TURN else _weekly()
    return {
        "turns": year.turns or BY_WEEKDAY,
        **{name: refs.get(one, "") for name, one in zip(names, year.order, strict=False)},
    }


def _weekly():
    return (f"week_{number}" for number in range(7))


@bp.route("/school-years/<ref>/days", methods=["GET", "POST"])
@does("keep", SchoolYear)
def days(year):
    bells = queries.bells_of(year.school_id, to=me(), all_ever=False)
    form = DaysForm(request.form, year=year, bells=bells)
    if not submitted(form):
        known = queries.all_of(year, to=me())
        names = {one.id: one.name for one in known["bells"]}
        taken = what_days_take(me(), year, known["days"])
        return page("calendar/days.html", form, days=known["days"], names=names, taken=taken, **around(year))
    number = next((one.id for one in bells if one.ref == form.means.data), None)
    kind = BELLS if number else OFF
    added = add_days(year, form.understood()[0], kind=kind, bells_id=number, unnamed=_unnamed(number, bells))
    calendar_changed(year)
    flash(ngettext("One line was added.", "%(num)s lines were added.", added), "good" if added else "info")
    return to(".days", ref=year.ref)


def _unnamed(number, bells):
    return next((one.name for one in bells if one.id == number), _("No school"))


@bp.post("/special-days/<ref>/removal")
@does("take away", SpecialDay)
def take_away(day):
    year = db.session.get(SchoolYear, day.year_id)
    flash(_("%(name)s was taken away; there is school as usual.", name=day.name), "good")
    db.session.delete(day)
    db.session.flush()
    calendar_changed(year)
    return to(".days", ref=year.ref)
