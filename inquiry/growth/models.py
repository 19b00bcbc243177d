from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row
from inquiry.meetings.models import Meeting

STRUCTURING, ELICITING, CULTIVATING, CONNECTING = "structuring", "eliciting", "cultivating", "connecting"
FAMILIES = (STRUCTURING, ELICITING, CULTIVATING, CONNECTING)
LEADER, MENTOR = "leader", "mentor"


class LeadingPlan(Row):
    """What somebody sets out to do before they lead a session. Between leader and mentor only."""

    __tablename__ = "leading_plan"
    __table_args__ = (UniqueConstraint("meeting_id", "leader_id"), {"info": {"confidential": True}})
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[str] = mapped_column(default="")  # as learning of teachers
    why: Mapped[str] = mapped_column(default="")  # this protocol, and why
    risks: Mapped[str] = mapped_column(default="")  # risky moments: who may go quiet?
    questions: Mapped[str] = mapped_column(default="")
    materials: Mapped[str] = mapped_column(default="")
    moves: Mapped[list] = mapped_column(JSON, default=list)  # codes of the moves to practise, two as a rule
    mentor_words: Mapped[str] = mapped_column(default="")
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # whose words they are
    version: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime] = mapped_column(default=now)
    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")


class MoveTap(Row):
    """One move that was seen in a session: whose it was, in which step, and the words if somebody caught them."""

    __tablename__ = "move_tap"
    __table_args__ = ({"info": {"confidential": True}},)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)  # whose growth it belongs to
    who: Mapped[str] = mapped_column(default=LEADER)  # who made the move: the leader, or the mentor
    family: Mapped[str]
    code: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))  # who tapped
    device_id: Mapped[str | None] = mapped_column(unique=True)
    at: Mapped[datetime] = mapped_column(default=now)
    taken_back_at: Mapped[datetime | None]


class Debrief(Row):
    """What leader and mentor said afterwards. The leader writes first."""

    __tablename__ = "leading_debrief"
    __table_args__ = (UniqueConstraint("meeting_id", "leader_id"), {"info": {"confidential": True}})
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    learned: Mapped[str] = mapped_column(default="")  # what participants learned, and how we know
    worked: Mapped[str] = mapped_column(default="")  # which moves worked, where
    surprises: Mapped[str] = mapped_column(default="")
    keep: Mapped[str] = mapped_column(default="")
    try_next: Mapped[str] = mapped_column(default="")
    goal: Mapped[str] = mapped_column(default="")  # of the next session
    leader_at: Mapped[datetime | None]
    mentor_words: Mapped[str] = mapped_column(default="")
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    mentor_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime] = mapped_column(default=now)
    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")


class MoveWording(Row):
    """A move as a district’s programme words it: one of ours reworded or put away, or one of its own."""

    __tablename__ = "move_wording"
    __table_args__ = (UniqueConstraint("district_id", "code"),)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    family: Mapped[str]
    code: Mapped[str]
    name: Mapped[str] = mapped_column(default="")  # what is left empty is said as we say it
    meaning: Mapped[str] = mapped_column(default="")
    example: Mapped[str] = mapped_column(default="")
    is_used: Mapped[bool] = mapped_column(default=True)
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime] = mapped_column(default=now)
