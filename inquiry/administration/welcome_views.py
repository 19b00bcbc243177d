from flask import Blueprint, abort, request

from inquiry.access import find
from inquiry.administration import queries
from inquiry.administration.beginning import begin, is_still_empty
from inquiry.administration.doors import administers
from inquiry.administration.forms import WelcomeForm
from inquiry.doors import me, public
from inquiry.pages import page, submitted, to
from inquiry.people.queries import nobody_yet
from inquiry.people.session import let_in
from inquiry.teams.models import Team

bp = Blueprint("welcome", __name__, url_prefix="/welcome")


@bp.get("")
@public
def show():
    return page("administration/welcome.html", WelcomeForm()) if nobody_yet() else abort(404)


@bp.post("")
@public
def start():
    form = WelcomeForm(request.form)
    if not is_still_empty():
        abort(404)
    if not submitted(form):
        return page("administration/welcome.html", form)
    person, team = begin(form)
    let_in(person, stay=False)
    return to(".onward", team=team.ref)


@bp.get("/next")
@administers
def onward(district):
    team = find(Team, request.args.get("team"), to=me()) or next(iter(queries.teams(to=me())), None)
    return page("administration/onward.html", district=district, team=team)
