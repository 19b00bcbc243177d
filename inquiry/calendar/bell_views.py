from flask import Blueprint, abort, flash, request

from inquiry.access import find
from inquiry.calendar import queries
from inquiry.calendar.changes import copy_bells, new_bells, put_away, set_periods
from inquiry.calendar.forms import BellsForm, CopyForm
from inquiry.calendar.models import Bells
from inquiry.calendar.neighbours import calendar_changed
from inquiry.calendar.periods import ORDINARY, lines_of, periods_in
from inquiry.db import db
from inquiry.doors import does, me
from inquiry.i18n import _, ngettext
from inquiry.pages import page, submitted, to
from inquiry.people.models import School

bp = Blueprint("bells", __name__)


@bp.route("/schools/<ref>/calendar/bells", methods=["GET", "POST"])
@does("keep the calendar of", School)
def index(school):
    known = queries.bells_of(school.id, to=me(), all_ever=False)
    form = BellsForm(request.form, data={"periods": "" if known else ORDINARY})
    if not submitted(form):
        return page("calendar/bells.html", form, **_shelf(school, known))
    new_bells(school.id, form.name.data, periods_in(form.periods.data)[0])
    flash(_("%(name)s is there. Now say on which days it rings.", name=form.name.data), "good")
    return to(".index", ref=school.ref)


def _shelf(school, known):
    theirs = queries.schools_with_bells(school, to=me())
    years = queries.years_of(school, to=me())
    copy = CopyForm(schools=theirs) if theirs else None
    return {
        "school": school,
        "bells": known,
        "periods": queries.periods_of(known, to=me()),
        "copy": copy,
        "years": years,
    }


@bp.post("/schools/<ref>/calendar/bells/copies")
@does("keep the calendar of", School)
def copy(school):
    other = find(School, request.form.get("school", ""), to=me()) or abort(404)
    theirs = queries.bells_of(other.id, to=me(), all_ever=False)
    ours = {one.name for one in queries.bells_of(school.id, to=me(), all_ever=False)}
    made = copy_bells(school.id, theirs, queries.periods_of(theirs, to=me()), ours)
    flash(ngettext("One bell schedule was copied.", "%(num)s bell schedules were copied.", len(made)), "good")
    return to(".index", ref=school.ref)


@bp.route("/bells/<ref>", methods=["GET", "POST"])
@does("keep", Bells)
def change(bells):
    kept = {"name": bells.name, "periods": lines_of(queries.periods_of([bells], to=me())[bells.id])}
    school = db.session.get(School, bells.school_id)
    form = BellsForm(request.form, data=kept)
    if not submitted(form):
        return page("calendar/one_bells.html", form, bells=bells, school=school)
    bells.name = form.name.data
    set_periods(bells, periods_in(form.periods.data)[0])
    calendar_changed(*queries.years_of(school, to=me()))
    flash(_("%(name)s was changed.", name=bells.name), "good")
    return to(".index", ref=school.ref)


@bp.post("/bells/<ref>/ending")
@does("keep", Bells)
def end(bells):
    school = db.session.get(School, bells.school_id)
    calendar_changed(*put_away(bells, queries.years_of(school, to=me())))
    flash(_("%(name)s is no longer offered. Days on which it rang keep it.", name=bells.name), "good")
    return to(".index", ref=school.ref)
