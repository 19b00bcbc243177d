from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.meetings.models import Meeting

ROLES = ("facilitator", "timekeeper", "presenter", "recorder")


class NotThisTime(Row):
    """Somebody’s easy no: they are not suggested for this part in this team until a day. Nobody is asked why."""

    __tablename__ = "not_this_time"
    __table_args__ = (UniqueConstraint("team_id", "person_id", "role"),)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str]
    until_at: Mapped[datetime]
    at: Mapped[datetime] = mapped_column(default=now)


class PartsTaken(db.Model):  # type: ignore[name-defined, misc]
    """Who led a meeting, kept its time, presented and recorded, and not a word of what it was about."""

    __table__ = Meeting.__table__
    __mapper_args__ = {
        "include_properties": ["id", "team_id", "state", "starts_at", *(f"{role}_id" for role in ROLES)],
    }
