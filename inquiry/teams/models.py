from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.people.models import Person, School

LEADING = "leading"  # a principal’s own, or leaders among themselves
KINDS = ("grade", "subject", "cohort", LEADING)
MEMBER, FACILITATOR, GUEST = "member", "facilitator", "guest"


class Team(Row):
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="grade")
    begun_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
    school: Mapped[School | None] = relationship(lazy="raise_on_sql")

    @property
    def is_over(self):
        return self.ended_at is not None


class TeamName(db.Model):  # type: ignore[name-defined, misc]
    """That a team exists and what it is called, and nothing more of it."""

    __table__ = Team.__table__
    __mapper_args__ = {"include_properties": ["id", "school_id", "name", "kind", "ended_at"]}


class Membership(Row):
    """A person in a team, from one moment until another. It ends; it is never deleted."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(default=MEMBER)
    from_at: Mapped[datetime] = mapped_column(default=now)
    until_at: Mapped[datetime | None]
    sees_from: Mapped[datetime] = mapped_column(default=now)  # the team’s record opens from here on
    team: Mapped[Team] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    __table_args__ = (Index("ix_membership_person_team", "person_id", "team_id"),)

    def is_current(self, at):
        return self.from_at <= at and (self.until_at is None or at < self.until_at)

    @property
    def last_moment(self):
        """The last second that counts, which names the last day."""
        return self.until_at and self.until_at - timedelta(seconds=1)

    @property
    def leads(self):
        return self.role == FACILITATOR

    def end(self, at):
        """Let somebody go. They lose access this second; the team keeps their work."""
        self.until_at = at if self.until_at is None else min(at, self.until_at)
