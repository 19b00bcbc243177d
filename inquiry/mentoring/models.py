from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.people.models import Person


class Mentorship(Row):
    """A mentor beside somebody who learns to lead: from the leader’s yes until its end. It is never deleted."""

    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    named_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    named_at: Mapped[datetime] = mapped_column(default=now)
    agreed_at: Mapped[datetime | None]  # the leader’s yes
    sees_from: Mapped[
        datetime | None
    ]  # records written from here on are open to the mentor; the leader may go further back
    until_at: Mapped[datetime | None]
    leader: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=leader_id)
    mentor: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=mentor_id)

    def agree(self, at):
        """The leader says yes. What was written before stays theirs alone."""
        self.agreed_at = self.agreed_at or at
        self.sees_from = self.sees_from or at

    def is_current(self, at):
        return self.agreed_at is not None and (self.until_at is None or at < self.until_at)

    def end(self, at):
        """From this second on the mentor sees nothing more of it."""
        self.until_at = at if self.until_at is None else min(at, self.until_at)


class SealedRead(db.Model):  # type: ignore[name-defined, misc]
    """That somebody other than its owner opened a sealed record: who, what kind, when. Its owner reads it."""

    __tablename__ = "sealed_read"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str]  # plan, moves, debrief, growth, stage, assessment, portfolio
    at: Mapped[datetime] = mapped_column(default=now)
    reader: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=reader_id)
