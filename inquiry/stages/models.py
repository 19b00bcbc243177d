from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.people.models import Person

OBSERVE, ASSIST, CO_LEAD, LEAD_OBSERVED, LEAD, MENTOR = range(1, 7)
LEVELS = (OBSERVE, ASSIST, CO_LEAD, LEAD_OBSERVED, LEAD, MENTOR)
COULD_LEAD_TOMORROW = LEAD_OBSERVED  # from this level on somebody could run a meeting tomorrow
MYSELF, PROGRAMME, PRINCIPAL = "myself", "programme", "principal"
SHOWN_TO = (MYSELF, PROGRAMME, PRINCIPAL)


class StageTalk(Row):
    """A move to another stage of leading, for one family of protocols: a talk leader and mentor both write down."""

    __tablename__ = "stage_talk"
    __table_args__ = (Index("ix_stage_talk_leader_family", "leader_id", "family"), {"info": {"confidential": True}})
    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    family: Mapped[str]  # a category of protocols, such as “data”
    level: Mapped[int]
    leader_words: Mapped[str] = mapped_column(default="")
    leader_at: Mapped[datetime | None]
    mentor_words: Mapped[str] = mapped_column(default="")
    mentor_at: Mapped[datetime | None]
    counts_from: Mapped[datetime | None]  # when both had written
    withdrawn_at: Mapped[datetime | None]
    at: Mapped[datetime] = mapped_column(default=now)
    leader: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=leader_id)

    @property
    def is_open(self):
        """Whether it waits for somebody’s words, and can still be withdrawn."""
        return self.counts_from is None and self.withdrawn_at is None

    def write(self, person_id, words, *, at):
        """One of the two writes. It counts from the moment both have."""
        if person_id == self.leader_id:
            self.leader_words, self.leader_at = words, at
        else:
            self.mentor_words, self.mentor_at, self.mentor_id = words, at, person_id
        if self.leader_at and self.mentor_at:
            self.counts_from = at

    def words_of(self, person_id):
        """What one of the two has written so far."""
        return self.leader_words if person_id == self.leader_id else self.mentor_words


class StageReached(db.Model):  # type: ignore[name-defined, misc]
    """Which stage somebody is at in a family of protocols since when, and not a word of the talk about it."""

    __table__ = StageTalk.__table__
    __mapper_args__ = {
        "include_properties": ["id", "ref", "leader_id", "family", "level", "counts_from", "withdrawn_at"]
    }


class LeadingWish(Row):
    """Whether somebody wishes to lead, and who may know of it and of their stages."""

    __tablename__ = "leading_wish"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    wishes: Mapped[bool] = mapped_column(default=True)
    shown_to: Mapped[str] = mapped_column(default=MYSELF)  # each includes those before it
    at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
