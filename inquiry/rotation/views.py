import re
from urllib.parse import urlencode

from flask import Blueprint, abort, flash, redirect, request, url_for

from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.rotation import saying_no
from inquiry.rotation.models import ROLES
from inquiry.teams.models import Team

bp = Blueprint("rotation", __name__)


@bp.post("/teams/<ref>/not-this-time")
@does("take part in", Team)
def not_this_time(team):
    saying_no.not_this_time(me(), team, _role())
    flash(_("You are not suggested for it for three months. Nobody is told why, or asks."), "good")
    return redirect(_back_to(team), 303)


@bp.post("/teams/<ref>/not-this-time/taking-back")
@does("take part in", Team)
def take_back(team):
    saying_no.take_back(me(), team, _role())
    flash(_("You may be suggested for it again."), "good")
    return redirect(_back_to(team), 303)


def _role():
    role = request.form.get("no")
    return role if role in ROLES else abort(404)


def _back_to(team):
    """The team’s page, or the plan somebody was writing, with every word of it."""
    page = re.fullmatch(r"/\w[\w/-]*", request.args.get("here", ""))
    if page is None:
        return url_for("teams.show", ref=team.ref, _anchor="rotation")
    plan = [(name, value) for name, value in request.form.items(multi=True) if name != "no"]
    return f"{page[0]}?{urlencode(plan)}#people"
