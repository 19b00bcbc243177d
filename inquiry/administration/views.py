from datetime import timedelta

from flask import Blueprint, flash, request, url_for

from inquiry.access import find
from inquiry.administration import account_views, queries, welcome_views
from inquiry.administration.doors import administers
from inquiry.administration.forms import NewTeamForm, SchoolForm
from inquiry.clock import now
from inquiry.db import add
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people.models import Person, School
from inquiry.people.queries import PAGE, readers_of_lost_letters, schools_for, security_log
from inquiry.people.words import HAPPENED
from inquiry.teams.changes import join
from inquiry.teams.models import FACILITATOR, Team
from inquiry.teams.words import KINDS

bp = Blueprint("administration", __name__, url_prefix="/administration")
A_WEEK = timedelta(days=7)
blueprints = [bp, account_views.bp, welcome_views.bp]


@bp.get("")
@administers
def index(district):
    lost = readers_of_lost_letters(to=me(), since=now() - A_WEEK)
    return page("administration/index.html", district=district, lost=lost)


@bp.route("/schools", methods=["GET", "POST"])
@administers
def schools(district):
    form = SchoolForm(request.form)
    if not submitted(form):
        numbers = {"people": queries.people_by_school(to=me()), "teams": queries.teams_by_school(to=me())}
        return page("administration/schools.html", form, schools=schools_for(me()), **numbers)
    add(School(district_id=district.id, name=form.name.data))
    flash(_("%(name)s was added.", name=form.name.data), "good")
    return to(".schools")


@bp.route("/schools/<ref>", methods=["GET", "POST"])
@does("rename", School)
def rename_school(school):
    form = SchoolForm(request.form, obj=school)
    if not submitted(form):
        return page("administration/school.html", form, school=school)
    school.name = form.name.data
    return to(".schools")


@bp.get("/teams")
@administers
def teams(district):
    return page("administration/teams.html", teams=queries.teams(to=me()), kinds=KINDS)


@bp.route("/teams/new", methods=["GET", "POST"])
@administers
def new_team(district):
    here = schools_for(me())
    form = NewTeamForm(request.form, schools=here, people=queries.everybody_here(to=me()))
    if not submitted(form):
        return page("administration/new_team.html", form)
    team = Team(
        district_id=district.id,
        name=form.name.data,
        kind=form.kind.data,
        school_id=queries.school_named(form.school.data, here),
    )
    add(team)
    if form.facilitator.data:
        _name_facilitator(team, find(Person, form.facilitator.data, to=me()))
    flash(_("The team is there. Now add its members."), "good")
    return to("teams.show", ref=team.ref)


@bp.get("/log")
@administers
def log(district):
    before = request.args.get("before", type=int)
    lines = security_log(to=me(), before=before)
    older = url_for(".log", before=lines[-1].id) if len(lines) == PAGE else None
    return page("administration/log.html", log=lines, happened=HAPPENED, older=older, is_first=before is None)


def _name_facilitator(team, person):
    join(team, person, by=me(), role=FACILITATOR, sees_from=team.begun_at)
