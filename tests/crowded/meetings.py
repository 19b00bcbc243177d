"""More meetings, and a room full of cards."""

from datetime import timedelta
from itertools import pairwise

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.meetings import running
from inquiry.meetings.beginning import open_meeting
from inquiry.meetings.models import CLOSED, Bring, Meeting
from inquiry.meetings.steps import LogLine, Presence, Step
from inquiry.people.models import Person
from tests.crowded.inquiries import notes
from tests.crowded.rows import added
from tests.world import LONG_AGO


def meetings(world, many):
    """Meetings that were held, and meetings to come."""
    told = {"purpose": "Look together", "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    told |= {"team_id": world.team.id, "cycle_id": world.cycle.id, "protocol_id": "notice_wonder"}
    past = {"state": CLOSED, "began_at": LONG_AGO, "ended_at": LONG_AGO}
    added(world, *(Meeting(starts_at=LONG_AGO + timedelta(days=n), **told, **past) for n in range(many)))
    added(world, *(Meeting(starts_at=now() + timedelta(days=n + 2), **told) for n in range(many)))


def brings(world, many):
    added(world, *(Bring(meeting_id=world.meeting.id, person_id=world.amal.id, what="Work") for _ in range(many)))


def open_the_room(world, key="talk"):
    """Begin the next meeting and walk to a step; gives back the step."""
    with world.app.app_context(), writing():
        meeting = db.session.get(Meeting, world.meeting.id)
        bea = db.session.get(Person, world.bea.id)
        for name in ("amal", "bea", "farah", "gus"):
            db.session.add(Presence(meeting_id=meeting.id, person_id=getattr(world, name).id))
        steps = open_meeting(meeting, people=4, has_norms=True, by=bea, at=now())
        for step, following in pairwise(steps):
            if step.key == key:
                return step
            running.go_on(meeting, step, following, by=bea, at=now())
    raise LookupError(key)


def cards(world, many):
    """Cards that lie open in the step the meeting is in, and facts about its clock."""
    meeting = world.again(world.meeting)
    step = _step(world, meeting)
    notes(world, many, meeting, step, "inference")
    told = {"meeting_id": meeting.id, "step_id": step.id, "kind": "paused", "by_id": world.bea.id}
    added(world, *(LogLine(**told) for _ in range(many)))


def _step(world, meeting):
    with world.app.app_context():
        return db.session.get(Step, meeting.step_id)
