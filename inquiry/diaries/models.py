from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from inquiry.clock import now
from inquiry.db import Row

REQUEST, CANCEL, TOLD = "REQUEST", "CANCEL", "TOLD"  # invited, invitation taken back, told in words alone
NONE, CHANGES, ALL = "none", "changes", "all"  # which letters somebody wants


class Feed(Row):
    """The secret of a person’s calendar feed. Raising its number makes every link given out before it worthless."""

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    number: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime] = mapped_column(default=now)


class Letter(Row):
    """A letter about an entry that went to somebody’s mailbox: which entry, which version, no content."""

    __tablename__ = "diary_letter"
    __table_args__ = (Index("ix_diary_letter_person_uid", "person_id", "uid"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    uid: Mapped[str]
    version: Mapped[int]
    method: Mapped[str]
    starts_at: Mapped[datetime]
    sent_at: Mapped[datetime] = mapped_column(default=now)


class LetterWish(Row):
    """Which calendar letters somebody wants. Who never said gets those about changes at short notice."""

    __tablename__ = "diary_wish"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    wants: Mapped[str] = mapped_column(default=CHANGES)
