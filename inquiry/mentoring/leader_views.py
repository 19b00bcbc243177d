"""A mentor’s leaders."""

from inquiry.db import begin_writing
from inquiry.discussions.format import library
from inquiry.doors import me, signed_in
from inquiry.i18n import language
from inquiry.mentoring import queries
from inquiry.mentoring.access import evaluates
from inquiry.mentoring.blueprint import bp
from inquiry.mentoring.doors import note_reading
from inquiry.mentoring.neighbours import beside_leaders
from inquiry.mentoring.words import closed_since
from inquiry.pages import page
from inquiry.teams.models import LEADING
from inquiry.teams.queries import own_memberships

FACILITATION, DILEMMA = "facilitation", "consultancy"  # what mentors talk about among themselves


@bp.get("/leading/leaders")
@signed_in
def leaders():
    begin_writing()  # that it was opened is written down before anything is read
    known = queries.own_leaders(me())
    closed = {one.id: closed_since(one.mentor, one.leader, me()) for one in known if evaluates(me(), one.leader)}
    opened = [one.leader_id for one in known if one.id not in closed]
    note_reading("overview", opened)
    teams = [part.team for part in own_memberships(me()) if part.team.kind == LEADING]
    beside = beside_leaders(me(), opened)
    return page(
        "mentoring/leaders.html",
        mentorships=known,
        closed=closed,
        beside=beside,
        teams=teams,
        protocols=[(one.id, one.name.in_(language())) for one in library().values() if _suits(one)],
    )


def _suits(protocol):
    return FACILITATION in protocol.categories or protocol.id == DILEMMA
