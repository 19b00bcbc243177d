"""What somebody wrote for the sessions they lead, and what the room kept of them."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from inquiry.access import visible
from inquiry.db import db
from inquiry.discussions.format import library
from inquiry.discussions.words import Words
from inquiry.growth.led import LedMeeting, StepTime
from inquiry.growth.models import Debrief, LeadingPlan
from inquiry.i18n import _, language
from inquiry.meetings.models import Meeting
from inquiry.meetings.steps import Step
from inquiry.people.models import Person

MOST = 100


def alone(person):
    """Let nobody, on another device, begin the same thing at this moment."""
    db.session.refresh(person, with_for_update=True)


def plan_of(meeting, leader_id, to) -> LeadingPlan | None:
    """The plan of a leader for a meeting, if this person may read it."""
    return _of(LeadingPlan, meeting, leader_id, to)


def debrief_of(meeting, leader_id, to) -> Debrief | None:
    """The debrief of a leader after a meeting, if this person may read it."""
    return _of(Debrief, meeting, leader_id, to)


def _of(model, meeting, leader_id, to):
    rows = visible(model, to=to).where(model.meeting_id == meeting.id, model.leader_id == leader_id)
    return db.session.scalar(rows)


def protocol_name(protocol_id) -> str:
    """What a way of talking is called."""
    protocol = library().get(protocol_id or "")
    return protocol.name.in_(language()) if protocol else _("Open talk")


def led(meeting_id, to) -> LedMeeting | None:
    """A led meeting by its number."""
    return db.session.scalar(visible(LedMeeting, to=to).where(LedMeeting.id == meeting_id))


def steps_of(meeting, to) -> list[tuple[str, int, int]]:
    """What the room kept of the steps that were opened: each with its planned and its used seconds."""
    return _times(StepTime, meeting, to)


def steps_in(meeting, to) -> list[tuple[str, int, int]]:
    """The same for somebody who was in the meeting, even if they led only a part of it."""
    return _times(Step, meeting, to)


def _times(model, meeting, to):
    columns = model.data, model.planned_seconds, model.used_seconds
    rows = visible(model, *columns, to=to).where(model.meeting_id == meeting.id, model.opened_at.is_not(None))
    steps = db.session.execute(rows.order_by(model.position))
    return [(Words(one.data["title"]).in_(language()), one.planned_seconds, one.used_seconds) for one in steps]


def roles_in(meeting, to) -> dict[str, str]:
    """Who held which part in a meeting, as somebody sees it who sees the meeting."""
    sides = (Meeting.facilitator, Meeting.presenter, Meeting.timekeeper, Meeting.recorder)
    row = db.session.scalar(
        visible(Meeting, to=to).where(Meeting.id == meeting.id).options(*(joinedload(side) for side in sides))
    )
    parts = ("facilitator", "presenter", "timekeeper", "recorder")
    return {part: getattr(row, part).name for part in parts if row and getattr(row, part)}


def name_of(person_id) -> str:
    """Whose words stand beside."""
    return db.session.scalar(select(Person.name).where(Person.id == person_id)) or "" if person_id else ""


def last_debrief(leader_id, to) -> Debrief | None:
    """The last debrief a leader has written, for what they said they would try."""
    rows = visible(Debrief, to=to).where(Debrief.leader_id == leader_id, Debrief.leader_at.is_not(None))
    return db.session.scalar(rows.order_by(Debrief.leader_at.desc(), Debrief.id.desc()).limit(1))


def written_by(person) -> list[tuple]:
    """Everything somebody wrote for the sessions they led: (meeting, plan, debrief), the last session first."""
    plans, debriefs = (
        {
            row.meeting_id: row
            for row in db.session.scalars(visible(model, to=person).where(model.leader_id == person.id))
        }
        for model in (LeadingPlan, Debrief)
    )
    led = visible(LedMeeting, to=person).where(LedMeeting.id.in_({*plans, *debriefs}))
    rows = db.session.scalars(led.order_by(LedMeeting.starts_at.desc()).limit(MOST))
    return [(row, plans.get(row.id), debriefs.get(row.id)) for row in rows]
