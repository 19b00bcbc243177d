from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row
from inquiry.people.models import School

SCHOOL_WEEK = (0, 1, 2, 3, 4)  # Monday to Friday, as date.weekday() counts
BY_WEEKDAY, IN_TURN = "by weekday", "in turn"
OFF, BELLS = "off", "bells"


class SchoolYear(Row):
    """A school’s year: from when to when, on which weekdays, and how its named days follow each other."""

    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    weekdays: Mapped[list] = mapped_column(JSON, default=lambda: list(SCHOOL_WEEK))
    turns: Mapped[str] = mapped_column(default=BY_WEEKDAY)  # how bell schedules follow each other
    order: Mapped[list] = mapped_column(JSON, default=list)  # numbers of Bells: for each weekday, or in turn
    school: Mapped[School] = relationship(lazy="raise_on_sql")


class Term(Row):
    """A part of a school year with a name of its own."""

    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id"), index=True)
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class Bells(Row):
    """A bell schedule: what makes an A day, a B day or an early release what it is."""

    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    name: Mapped[str]
    ended_at: Mapped[datetime | None]  # no longer offered; what was planned with it stands


class Period(Row):
    """One stretch of a bell schedule, in minutes after midnight on the wall clock of the school."""

    bells_id: Mapped[int] = mapped_column(ForeignKey("bells.id"), index=True)
    name: Mapped[str]
    starts: Mapped[int]
    ends: Mapped[int]


class SpecialDay(Row):
    """Days that are not like the others: off for a holiday, or with a bell schedule of their own. Both ends count."""

    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default=OFF)
    bells_id: Mapped[int | None] = mapped_column(ForeignKey("bells.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("calendar_source.id"), index=True)
    uid: Mapped[str | None]  # as the imported calendar names it; None when somebody typed it


class CalendarSource(Row):
    """A calendar somebody else keeps, read from a file or, again and again, from an address."""

    __table_args__ = (UniqueConstraint("year_id", "address"),)
    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id"), index=True)
    name: Mapped[str]
    address: Mapped[str | None]  # None: it came as a file
    made_at: Mapped[datetime] = mapped_column(default=now)
    read_at: Mapped[datetime | None]  # the last time somebody or the house tried to
    taken_at: Mapped[datetime | None]  # None: a first look; no day of the year is made of it yet
    found: Mapped[dict] = mapped_column(JSON, default=dict)  # what was in it the last time, as reading.py tells it
    choices: Mapped[dict] = mapped_column(JSON, default=dict)  # what the keeper said of each event, by its key
    trouble: Mapped[str] = mapped_column(default="")  # a code for what went wrong last time; what was before stands
