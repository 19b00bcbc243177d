from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.calendar.models import SchoolYear
from inquiry.clock import now
from inquiry.db import Row

DRAFT, WAITING, RUNNING, DONE, IMPOSSIBLE, STOPPED, FAILED = (
    "draft",
    "waiting",
    "running",
    "done",
    "impossible",
    "stopped",
    "failed",
)


class Search(Row):
    """A principal’s search for planning time: what is wished for, and how far the reckoning is."""

    __tablename__ = "time_search"
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id"), index=True)
    name: Mapped[str]
    wishes: Mapped[dict] = mapped_column(JSON, default=dict)  # in the format of timetables/wishes.py
    state: Mapped[str] = mapped_column(default=DRAFT)
    progress: Mapped[int] = mapped_column(default=0)  # per cent
    says: Mapped[dict] = mapped_column(JSON, default=dict)  # why it cannot be, and what giving up one wish would buy
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]  # the last sign of life of whoever reckons
    ended_at: Mapped[datetime | None]
    year: Mapped[SchoolYear] = relationship(lazy="raise_on_sql")


class Proposal(Row):
    """One schedule that was found, to be laid beside the others, and perhaps adopted."""

    __table_args__ = (UniqueConstraint("search_id", "number"),)
    search_id: Mapped[int] = mapped_column(ForeignKey("time_search.id"), index=True)
    number: Mapped[int]
    data: Mapped[dict] = mapped_column(JSON)
    adopted_at: Mapped[datetime | None]
    search: Mapped[Search] = relationship(lazy="raise_on_sql")
