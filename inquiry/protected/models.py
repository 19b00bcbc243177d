from datetime import date, datetime, timedelta

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.calendar.models import SchoolYear
from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.people.models import Person
from inquiry.teams.models import Team

WEEKLY, FORTNIGHTLY, BY_DAY_NAME, ON_DATES = "weekly", "fortnightly", "by day name", "on dates"
CAUSES = ("coverage", "assembly", "testing", "called away", "weather", "our choice")


class Block(Row):
    """Protected time that comes again: who is protected, when, where and what for. It ends; it is never deleted."""

    year_id: Mapped[int] = mapped_column(ForeignKey("school_year.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)  # None: all who teach at the school
    purpose: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    repeats: Mapped[str] = mapped_column(default=WEEKLY)
    weekday: Mapped[int | None]  # weekly and fortnightly; Monday is 0
    bells_id: Mapped[int | None] = mapped_column(ForeignKey("bells.id"))  # by day name
    dates: Mapped[list] = mapped_column(JSON, default=list)  # on dates: ISO days
    starts: Mapped[int]  # minutes after midnight, on the wall clock of the school
    minutes: Mapped[int]
    from_on: Mapped[date]
    until_on: Mapped[date]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: a proposal of the planner
    made_at: Mapped[datetime] = mapped_column(default=now)
    version: Mapped[int] = mapped_column(default=0)  # raised with each change: calendars call it SEQUENCE
    ended_at: Mapped[datetime | None]  # taken back; what was before stands
    year: Mapped[SchoolYear] = relationship(lazy="raise_on_sql")
    team: Mapped[Team | None] = relationship(lazy="raise_on_sql")


class BlockPerson(Row):
    """Somebody who is protected in a block besides its team, such as a specialist."""

    __table_args__ = (UniqueConstraint("block_id", "person_id"),)
    block_id: Mapped[int] = mapped_column(ForeignKey("block.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class BlockChange(Row):
    """One time of a block that is not as usual: called off, or moved to another day, hour or room."""

    __table_args__ = (UniqueConstraint("block_id", "on"),)
    block_id: Mapped[int] = mapped_column(ForeignKey("block.id"), index=True)
    on: Mapped[date]  # the day it would have been
    is_off: Mapped[bool] = mapped_column(default=False)
    to_on: Mapped[date | None]
    starts: Mapped[int | None]
    minutes: Mapped[int | None]
    place: Mapped[str | None]
    why: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    version: Mapped[int] = mapped_column(default=1)


class BlockTime(Row):
    """One time of a block, reckoned when the block, its changes or the calendar were written, so that pages only read.

    `on` is the day it was meant for and names it for good. What is past is never reckoned anew.
    """

    __table_args__ = (UniqueConstraint("block_id", "on"), Index("ix_block_time_school_month", "school_id", "month_on"))
    block_id: Mapped[int] = mapped_column(ForeignKey("block.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    on: Mapped[date]
    month_on: Mapped[date]  # the first of its month
    starts_at: Mapped[datetime] = mapped_column(index=True)
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(default="")
    is_off: Mapped[bool] = mapped_column(default=False)
    is_moved: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)  # minutes the team’s meeting kept by itself
    is_said: Mapped[bool] = mapped_column(default=False)  # held because a member said so; no room kept it
    block: Mapped[Block] = relationship(lazy="raise_on_sql")

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)


class Loss(Row):
    """So many minutes of one time of a block that were lost, and why. Nobody’s name is kept, the writer’s neither."""

    block_id: Mapped[int] = mapped_column(ForeignKey("block.id"), index=True)
    on: Mapped[date]
    minutes: Mapped[int]
    cause: Mapped[str]
    words: Mapped[str] = mapped_column(default="")


class Reply(Row):
    """What a principal will do about the time that one cause took in one month."""

    __table_args__ = (UniqueConstraint("school_id", "month_on", "cause"),)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    month_on: Mapped[date]  # the first of the month
    cause: Mapped[str]
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)


class CoverRequest(Row):
    """What a team asks of its principal: “We need cover on Thursday.” It is answered, never deleted."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    on: Mapped[date | None]
    words: Mapped[str]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]
    team: Mapped[Team] = relationship(lazy="raise_on_sql")
    asked_by: Mapped[Person] = relationship(lazy="raise_on_sql")


class ProtectedHour(db.Model):  # type: ignore[name-defined, misc]
    """That a team has protected time, and when: nothing of where, what for, or what became of it."""

    __table__ = BlockTime.__table__
    __mapper_args__ = {"include_properties": ["id", "school_id", "team_id", "on", "starts_at", "minutes", "is_off"]}


class SchoolMinutes(db.Model):  # type: ignore[name-defined, misc]
    """How many minutes a school protected and kept: nothing of whose they were, where, or what for."""

    __table__ = BlockTime.__table__
    __mapper_args__ = {
        "include_properties": ["id", "block_id", "on", "school_id", "month_on", "starts_at", "minutes", "held"]
    }
