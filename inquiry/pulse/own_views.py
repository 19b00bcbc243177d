from flask import Blueprint

from inquiry.clock import now
from inquiry.db import add
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.pages import to
from inquiry.people.models import School
from inquiry.pulse.queries import own_team
from inquiry.teams.changes import join
from inquiry.teams.models import FACILITATOR, LEADING, Team

bp = Blueprint("leading", __name__)


@bp.post("/schools/<ref>/own-inquiry")
@does("inquire into leading", School)
def begin(school):
    """A team of one, of no school, so that it stands in nobody’s list; colleagues may be invited as into any team."""
    team = own_team(me()) or _new_team()
    return to("cycles.start", ref=team.ref)


def _new_team():
    name = _("%(name)s’s own inquiry", name=me().name)
    team = add(Team(district_id=me().district_id, name=name, kind=LEADING))
    join(team, me(), by=me(), role=FACILITATOR, sees_from=now())
    return team
