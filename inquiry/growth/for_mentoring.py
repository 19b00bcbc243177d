"""What plans and debriefs have to do with the page “Leading”, and with a mentor’s list of leaders.

They are drawn by "growth/_hub.html", and by "growth/_leader.html" in that list.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.growth import own
from inquiry.growth.led import LedMeeting
from inquiry.growth.models import Debrief, LeadingPlan
from inquiry.meetings.models import CLOSED, OPEN, PLANNED, Meeting
from inquiry.mentoring.neighbours import beside_leader, hub_shelf
from inquiry.teams.access import current, teams_of
from inquiry.teams.models import Membership

STILL_HERE, LATELY = timedelta(hours=3), timedelta(days=21)
MOST = 200


@hub_shelf("growth")
def own_leading(person) -> dict[str, Any] | None:
    """The next session somebody leads, what they said they would try, and the one they have not looked back on."""
    coming, last = next_of(person), own.last_debrief(person.id, person)
    waits = to_look_back_on(person)
    if not (coming or last or waits):
        return None
    plan = coming and own.plan_of(coming, person.id, person)
    return {"next": coming, "plan": plan, "last": last, "waits": waits}


def _led_by(person):
    return visible(Meeting, to=person).where(Meeting.facilitator_id == person.id, Meeting.team_id.in_(teams_of(person)))


def next_of(person) -> Meeting | None:
    soon = (Meeting.state == PLANNED) & (Meeting.starts_at > now() - STILL_HERE)
    rows = _led_by(person).where(or_(Meeting.state == OPEN, soon))
    return db.session.scalar(rows.order_by(Meeting.state != OPEN, Meeting.starts_at).limit(1))


def to_look_back_on(person) -> Meeting | None:
    """The last session they led, as long as it is not long ago and their debrief is not written."""
    rows = _led_by(person).where(Meeting.state == CLOSED, Meeting.ended_at > now() - LATELY)
    last = db.session.scalar(rows.order_by(Meeting.ended_at.desc()).limit(1))
    written = last and own.debrief_of(last, person.id, person)
    return None if written and written.leader_at else last


@beside_leader("growth")
def leaders_work(mentor, leaders) -> dict[int, dict[str, Any]]:
    """For each leader the next session with its plan, the last debrief, and those that wait for the mentor’s words."""
    found: dict[int, dict[str, Any]] = {number: {"waiting": []} for number in leaders}
    for row in _next_led(mentor, leaders):
        found[row.facilitator_id].setdefault("next", row)
    plans = {(row.leader_id, row.meeting_id): row for row in _plans(mentor, leaders)}
    for number, told in found.items():
        told["plan"] = plans.get((number, told["next"].id)) if "next" in told else None
    for debrief, meeting in _debriefs(mentor, leaders):
        found[debrief.leader_id].setdefault("last", (debrief, meeting))
        if debrief.mentor_at is None:
            found[debrief.leader_id]["waiting"].append((debrief, meeting))
    return found


def _next_led(mentor, leaders):
    teams = select(Membership.team_id).where(Membership.person_id.in_(leaders), current())
    rows = visible(LedMeeting, to=mentor).where(LedMeeting.facilitator_id.in_(leaders), LedMeeting.team_id.in_(teams))
    soon = (LedMeeting.state == PLANNED) & (LedMeeting.starts_at > now() - STILL_HERE)
    rows = rows.where(or_(LedMeeting.state == OPEN, soon))
    return db.session.scalars(rows.order_by(LedMeeting.state != OPEN, LedMeeting.starts_at).limit(MOST))


def _plans(mentor, leaders):
    rows = visible(LeadingPlan, to=mentor).where(LeadingPlan.leader_id.in_(leaders))
    return db.session.scalars(rows.order_by(LeadingPlan.id.desc()).limit(MOST))


def _debriefs(mentor, leaders):
    rows = visible(Debrief, Debrief, LedMeeting, to=mentor).join(LedMeeting, LedMeeting.id == Debrief.meeting_id)
    rows = rows.where(Debrief.leader_id.in_(leaders))
    return db.session.execute(rows.order_by(Debrief.leader_at.desc(), Debrief.id.desc()).limit(MOST))
