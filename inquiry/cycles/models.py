from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.people.models import Person
from inquiry.teams.models import Team
from inquiry.text import to_html

PHASES = ("frame", "collect", "analyze", "celebrate", "plan")
CLOSED = "closed"  # where the last step of an inquiry leads
VISIBILITIES = ("team", "leaders", "school")


class Cycle(Row):
    """One inquiry of one team, with its question and the phase it has come to."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    question: Mapped[str]
    phase: Mapped[str] = mapped_column(default="frame")
    visibility: Mapped[str] = mapped_column(default="team")
    opened_at: Mapped[datetime] = mapped_column(default=now)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]
    summary: Mapped[str] = mapped_column(default="")
    summary_html: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=0)
    team: Mapped[Team] = relationship(lazy="raise_on_sql")

    @property
    def is_open(self):
        return self.closed_at is None

    def move_to(self, phase, *, by, missing=(), reason=""):
        """Go on to another phase, or back. What is there stays there."""
        came_from, self.phase = self.phase, phase
        return self._step(came_from, phase, by, missing, reason)

    def _step(self, here, there, by, missing=(), reason=""):
        told = {"missing": list(missing), "reason": reason}
        return PhaseMove(cycle_id=self.id, from_phase=here, to_phase=there, by_id=by.id, **told)

    def sum_up(self, summary):
        """Say in a few words what we learned; becomes HTML here, once."""
        self.summary, self.summary_html = summary, to_html(summary) if summary else ""

    def close(self, *, by, at, missing=(), reason=""):
        """End it. The story stays, and so does what was still missing, and why."""
        self.closed_at = at
        return self._step(self.phase, CLOSED, by, missing, reason)

    def reopen(self, *, by):
        self.closed_at = None
        return self._step(CLOSED, self.phase, by)


class CycleTimes(db.Model):  # type: ignore[name-defined, misc]
    """That an inquiry exists, its phase and its dates, and no word of it."""

    __table__ = Cycle.__table__
    __mapper_args__ = {"include_properties": ["id", "team_id", "phase", "opened_at", "closed_at"]}


class PhaseMove(db.Model):  # type: ignore[name-defined, misc]
    """A step from one phase to another: who, when, what was still missing, and why they went on all the same."""

    __tablename__ = "phase_move"
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    from_phase: Mapped[str]
    to_phase: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    missing: Mapped[list] = mapped_column(JSON, default=list)  # keys of the gate conditions that were not met
    reason: Mapped[str] = mapped_column(default="")
    by: Mapped[Person] = relationship(lazy="raise_on_sql")


class MoveTime(db.Model):  # type: ignore[name-defined, misc]
    """When an inquiry came to a phase; not what was missing then, nor why they went on."""

    __table__ = PhaseMove.__table__
    __mapper_args__ = {"include_properties": ["id", "cycle_id", "at"]}
