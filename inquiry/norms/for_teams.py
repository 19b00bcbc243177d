"""What norms have to do with a team: those in force stand on its page; an open round is told who comes and goes."""

from sqlalchemy import select

from inquiry import live
from inquiry.db import db
from inquiry.norms import queries
from inquiry.norms.models import NormRound
from inquiry.teams.neighbours import on_membership_change, shelf


@shelf("norms")
def norms_in_force(person, team):
    return queries.in_force(team.id, to=person)


@on_membership_change
def tell_open_rounds(team_id):
    still_open = select(NormRound.id).where(NormRound.team_id == team_id, NormRound.ended_at.is_(None))
    for number in db.session.scalars(still_open).all():
        live.announce(f"norms:{number}", "membership")
