from flask import Blueprint, flash, request

from inquiry.doors import does, me, sees, signed_in
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.teams import changes, going_views, member_views, queries
from inquiry.teams.forms import TeamForm
from inquiry.teams.models import Team
from inquiry.teams.neighbours import shelves
from inquiry.teams.words import KINDS, PARTS

bp = Blueprint("teams", __name__)
blueprints = [bp, member_views.bp, going_views.bp]


@bp.get("/teams")
@signed_in
def index():
    mine, others = queries.own_memberships(me()), queries.teams_looked_at(me())
    numbers = queries.numbers_in([part.team for part in mine] + others)
    told = {"here": queries.also_here(me()), "over": queries.ended_teams(me()), "kinds": KINDS, "parts": PARTS}
    return page("teams/index.html", mine=mine, others=others, numbers=numbers, **told)


@bp.get("/teams/<ref>")
@sees(Team)
def show(team):
    here, gone = queries.roster(team, to=me())
    own = next((part for part in here if part.person_id == me().id), None)
    known = {"team": team, "school": queries.school_of(team), "own": own, "kinds": KINDS, "parts": PARTS}
    return page("teams/show.html", here=here, gone=gone, **known, **shelves(me(), team))


@bp.route("/teams/<ref>/name", methods=["GET", "POST"])
@does("look after", Team)
def rename(team):
    form = TeamForm(request.form, obj=team)
    if not submitted(form):
        return page("teams/name.html", form, team=team)
    form.populate_obj(team)
    flash(_("The team’s name and kind were changed."), "good")
    return to(".show", ref=team.ref)


@bp.post("/teams/<ref>/facilitating")
@does("take on facilitating", Team)
def take_on(team):
    changes.take_on(team, queries.own_membership(team, me()), by=me())
    flash(_("You facilitate %(team)s now. The others see it on the team’s page.", team=team.name), "good")
    return to(".show", ref=team.ref)


@bp.route("/teams/<ref>/ending", methods=["GET", "POST"])
@does("end", Team)
def end(team):
    if request.method == "GET":
        return page("teams/over.html", team=team, meetings=shelves(me(), team).get("meetings"))
    changes.end_team(team, by=me())
    flash(_("%(team)s has ended. Its record stays with its members.", team=team.name), "good")
    return to(".show", ref=team.ref)


@bp.post("/teams/<ref>/taking-up")
@does("take up again", Team)
def take_up(team):
    changes.take_up_again(team, by=me())
    flash(_("%(team)s goes on.", team=team.name), "good")
    return to(".show", ref=team.ref)
