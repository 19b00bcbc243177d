from inquiry.db import db
from inquiry.meetings.models import Meeting


class LedAtSchool(db.Model):  # type: ignore[name-defined, misc]
    """Who led a meeting, when, by which protocol and for how long, and not a word of what it was about."""

    __table__ = Meeting.__table__
    __mapper_args__ = {
        "include_properties": [
            *("id", "team_id", "facilitator_id", "state", "starts_at", "minutes", "protocol_id"),
            *("began_at", "ended_at"),
        ]
    }

    @property
    def length(self):
        """How many minutes it took, as far as it is known."""
        took = self.ended_at - self.began_at if self.ended_at and self.began_at else None
        return round(took.total_seconds() / 60) if took else self.minutes
