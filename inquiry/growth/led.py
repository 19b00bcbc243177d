"""What is known of a meeting somebody led, to them and to their mentor: no word of what was said or written in it."""

from inquiry.db import db
from inquiry.discussions.words import Words
from inquiry.meetings.models import Meeting
from inquiry.meetings.steps import Step


class LedMeeting(db.Model):  # type: ignore[name-defined, misc]
    """Who led a meeting, when, for how long and by which protocol. Not what it was about."""

    __table__ = Meeting.__table__
    __mapper_args__ = {
        "include_properties": [
            *("id", "ref", "team_id", "facilitator_id", "state", "starts_at", "minutes", "protocol_id"),
            *("began_at", "ended_at", "step_id"),
        ]
    }


class StepTime(db.Model):  # type: ignore[name-defined, misc]
    """How long a step was planned for and how long it took."""

    __table__ = Step.__table__
    __mapper_args__ = {
        "include_properties": [
            *("id", "ref", "meeting_id", "position", "part", "key", "data", "round", "planned_seconds"),
            *("added_seconds", "used_seconds", "opened_at", "closed_at"),
        ]
    }

    def title(self, language):
        return Words(self.data.get("title")).in_(language)
