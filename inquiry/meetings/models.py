from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.cycles.models import Cycle
from inquiry.db import Row, db
from inquiry.people.models import Person
from inquiry.teams.models import Team

PLANNED, OPEN, CLOSED, CANCELLED = "planned", "open", "closed", "cancelled"
WAITING, RUNNING, PAUSED = "waiting", "running", "paused"
IN_CALENDARS = ("starts_at", "minutes", "place")  # what people’s own calendars say of a meeting


class Meeting(Row):
    """One meeting of one team: its plan, then its clock, then its record."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    state: Mapped[str] = mapped_column(default=PLANNED)
    purpose: Mapped[str]
    starts_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(default=45)
    place: Mapped[str] = mapped_column(default="")
    expected: Mapped[int] = mapped_column(default=4)  # how many people we plan for
    protocol_id: Mapped[str | None]  # the one main protocol
    opening_id: Mapped[str | None]  # “connections”, or none: a short welcome
    closing_id: Mapped[str | None]  # “plus_delta”, or none
    settings: Mapped[dict] = mapped_column(JSON, default=dict)  # keep_debrief, count, pre_work: what scaling asks for
    frozen: Mapped[dict | None] = mapped_column(JSON)  # the protocols as they were when the meeting began
    facilitator_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    timekeeper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    planned_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    focus_question: Mapped[str] = mapped_column(default="")
    context: Mapped[str] = mapped_column(default="")  # what the others need to know about the work
    pre_talk_at: Mapped[datetime | None]  # ten minutes of presenter and facilitator, before
    pre_talk_done: Mapped[bool] = mapped_column(default=False)
    focus_norm_id: Mapped[int | None] = mapped_column(ForeignKey("norm.id"))
    code: Mapped[str | None] = mapped_column(unique=True)  # the short code on the projector, from the door to the end
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    called_off_why: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0, server_default="0")  # of its time and place, for calendars
    timed_at: Mapped[datetime | None] = mapped_column(default=now)  # when they were last said
    # the clock: written only on start, pause, more time and going on; every device counts down by itself
    step_id: Mapped[int | None]  # the current one; no foreign key, for steps point to their meeting already
    clock: Mapped[str] = mapped_column(default=WAITING)
    clock_ends_at: Mapped[datetime | None]  # while running
    clock_left_ms: Mapped[int] = mapped_column(default=0)  # while waiting or paused
    clock_version: Mapped[int] = mapped_column(default=0)
    offered_to_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id")
    )  # facilitation, offered and not yet taken
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # who asks to lead
    shown_id: Mapped[int | None] = mapped_column(ForeignKey("artifact.id"))  # the piece of work on the projector
    team: Mapped[Team] = relationship(lazy="raise_on_sql")
    cycle: Mapped[Cycle | None] = relationship(lazy="raise_on_sql")
    facilitator: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=facilitator_id)
    timekeeper: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=timekeeper_id)
    recorder: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=recorder_id)
    presenter: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=presenter_id)
    offered_to: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=offered_to_id)
    asked_by: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=asked_by_id)

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_planned(self):
        return self.state == PLANNED

    @property
    def is_open(self):
        return self.state == OPEN

    @property
    def is_closed(self):
        return self.state == CLOSED

    @property
    def is_called_off(self):
        return self.state == CANCELLED

    def call_off(self, why):
        """It will not be held; the plan and the reason are kept."""
        self.state, self.called_off_why = CANCELLED, why
        self._raise_version()

    def take_over(self, values) -> bool:
        """Put a changed plan in place of the old one. Says whether calendars must hear of it."""
        is_news = any(values[name] != getattr(self, name) for name in IN_CALENDARS)
        for name, value in values.items():
            setattr(self, name, value)
        if is_news:
            self._raise_version()
        return is_news

    def _raise_version(self):
        self.version, self.timed_at = (self.version or 0) + 1, now()

    @property
    def room(self):
        """The name of its live log."""
        return f"meeting:{self.id}"


class MeetingTime(db.Model):  # type: ignore[name-defined, misc]
    """When and where a team meets and whether it did, and nothing of what it is about."""

    __table__ = Meeting.__table__
    __mapper_args__ = {
        "include_properties": [
            *("id", "ref", "team_id", "state", "starts_at", "minutes", "place", "began_at", "ended_at"),
            *("version", "timed_at"),
        ]
    }


class Bring(Row):
    """Who brings what."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: everyone
    what: Mapped[str]
    done_at: Mapped[datetime | None]
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")


class OnTheTable(Row):
    """A piece of student work that the meeting looks at."""

    __tablename__ = "on_the_table"
    __table_args__ = (UniqueConstraint("meeting_id", "artifact_id"),)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    artifact_id: Mapped[int] = mapped_column(ForeignKey("artifact.id"))
    position: Mapped[int] = mapped_column(default=0)
    put_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Minutes(Row):
    """The record of a meeting. Written when it closes; each correction is a new version and none is lost."""

    __table_args__ = (UniqueConstraint("meeting_id", "number"),)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[int]
    data: Mapped[dict] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: written by the meeting itself
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[Person | None] = relationship(lazy="raise_on_sql")
