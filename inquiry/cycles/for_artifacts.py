"""What inquiries have to do with student work: it is added to those that are open."""

from inquiry.access import visible
from inquiry.artifacts.neighbours import Inquiry, inquiries_under_way
from inquiry.cycles.models import Cycle
from inquiry.db import db


@inquiries_under_way
def open_inquiries(person, team_id):
    facts = visible(Cycle, Cycle.id, Cycle.ref, Cycle.question, to=person)
    ours = facts.where(Cycle.team_id == team_id, Cycle.closed_at.is_(None)).order_by(Cycle.opened_at.desc(), Cycle.id)
    return [Inquiry(*row) for row in db.session.execute(ours)]
