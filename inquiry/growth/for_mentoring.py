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
    led = _led_by(person)
    coming, waits, last = _next(led), _to_look_back_on(led, person), own.last_debrief(person.id, person)
    if not (coming or last or waits):
        return None
    plan = coming and own.plan_of(coming, person.id, person)
    return {"next": coming, "plan": plan, "last": last, "waits": waits}


def _led_by(person):
    """The meetings somebody leads, or planned to lead a part of: facilitation is handed over, and their part stays."""
    plans = visible(LeadingPlan, LeadingPlan.meeting_id, to=person).where(LeadingPlan.leader_id == person.id)
    led = or_(Meeting.facilitator_id == person.id, Meeting.id.in_(db.session.scalars(plans).all()))
    return visible(Meeting, to=person).where(led, Meeting.team_id.in_(teams_of(person)))


def _next(led) -> Meeting | None:
    soon = (Meeting.state == PLANNED) & (Meeting.starts_at > now() - STILL_HERE)
    rows = led.where(or_(Meeting.state == OPEN, soon))
    return db.session.scalar(rows.order_by(Meeting.state != OPEN, Meeting.starts_at).limit(1))


def _to_look_back_on(led, person) -> Meeting | None:
    """The last session they led, as long as it is not long ago and their debrief is not written."""
    rows = led.where(Meeting.state == CLOSED, Meeting.ended_at > now() - LATELY)
    last = db.session.scalar(rows.order_by(Meeting.ended_at.desc()).limit(1))
    written = last and own.debrief_of(last, person.id, person)
    return None if written and written.leader_at else last


@beside_leader("growth")
def leaders_work(mentor, leaders) -> dict[int, dict[str, Any]]:
    """For each leader the next session with its plan, the last debrief, and those that wait for the mentor’s words."""
    found: dict[int, dict[str, Any]] = {number: {"waiting": []} for number in leaders}
    plans = {(row.leader_id, row.meeting_id): row for row in _plans(mentor, leaders)}
    coming = _next_led(mentor, leaders, {meeting_id for _leader_id, meeting_id in plans})
    for number, told in found.items():
        theirs = (row for row in coming if row.facilitator_id == number or (number, row.id) in plans)
        if row := next(theirs, None):
            told |= {"next": row, "plan": plans.get((number, row.id))}
    for debrief, meeting in _debriefs(mentor, leaders):
        found[debrief.leader_id].setdefault("last", (debrief, meeting))
        if debrief.mentor_at is None:
            found[debrief.leader_id]["waiting"].append((debrief, meeting))
    return found


def _next_led(mentor, leaders, planned):
    teams = select(Membership.team_id).where(Membership.person_id.in_(leaders), current())
    led = or_(LedMeeting.facilitator_id.in_(leaders), LedMeeting.id.in_(planned))
    rows = visible(LedMeeting, to=mentor).where(led, LedMeeting.team_id.in_(teams))
    soon = (LedMeeting.state == PLANNED) & (LedMeeting.starts_at > now() - STILL_HERE)
    rows = rows.where(or_(LedMeeting.state == OPEN, soon))
    return db.session.scalars(rows.order_by(LedMeeting.state != OPEN, LedMeeting.starts_at).limit(MOST)).all()


def _plans(mentor, leaders):
    rows = visible(LeadingPlan, to=mentor).where(LeadingPlan.leader_id.in_(leaders))
    return db.session.scalars(rows.order_by(LeadingPlan.id.desc()).limit(MOST))


def _debriefs(mentor, leaders):
    rows = visible(Debrief, Debrief, LedMeeting, to=mentor).join(LedMeeting, LedMeeting.id == Debrief.meeting_id)
    rows = rows.where(Debrief.leader_id.in_(leaders))
    return db.session.execute(rows.order_by(Debrief.leader_at.desc(), Debrief.id.desc()).limit(MOST))
