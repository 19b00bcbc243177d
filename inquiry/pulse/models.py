import secrets
from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column

from inquiry.clock import now
from inquiry.db import Row, db

LEAST = 5  # answers before anybody is shown anything
LOWEST, HIGHEST = 1, 5


def by_chance() -> int:
    """A number that tells nothing about when it was given."""
    return secrets.randbits(62)


class Pulse(Row):
    """One question to everyone at a school. Its answers stand without author and without time."""

    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    question: Mapped[str]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    closes_on: Mapped[date]
    closed_at: Mapped[datetime | None]
    will_change: Mapped[str] = mapped_column(default="")  # what the principal says will change
    shared_at: Mapped[datetime | None]

    @hybrid_method
    def is_open(self, today):
        """Whether it can be answered, of one question and as a condition; its last day counts."""
        return (self.closed_at == None) & (self.closes_on >= today)  # noqa: E711  the database has no other “is”

    def close(self, at):
        """No more answers. Closing twice keeps the first moment."""
        self.closed_at = self.closed_at or at

    def share(self, words, at):
        """Let everybody read what was answered, and what will change."""
        self.will_change, self.shared_at = words, self.shared_at or at


class Ballot(db.Model):  # type: ignore[name-defined, misc]
    """One answer. It is numbered by chance and knows no person and no time.

    What a browser is handed beforehand is written down nowhere; `digest` of it only keeps it from counting twice.
    """

    __tablename__ = "pulse_ballot"
    __table_args__ = {"info": {"confidential": True}}
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, default=by_chance)
    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"), index=True)
    digest: Mapped[str] = mapped_column(unique=True)
    value: Mapped[int]  # 1 to 5
    words: Mapped[str] = mapped_column(default="")


class BallotTaken(db.Model):  # type: ignore[name-defined, misc]
    """That somebody was handed a ballot: not which, not when, and not whether they filled it in.

    Who it was stands here only as a digest made with the secret of this installation, which is in no backup.
    """

    __tablename__ = "pulse_ballot_taken"
    __table_args__ = {"info": {"confidential": True}}
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, default=by_chance)
    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"), index=True)
    digest: Mapped[str] = mapped_column(unique=True)
