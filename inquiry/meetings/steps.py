"""What happens inside a meeting: steps, turns, hands, who is here, and what was decided about the clock."""

import json
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.discussions import freezing
from inquiry.discussions.format import Step as DiscussionStep
from inquiry.people.models import Person

AHEAD, SPEAKING, DONE, PASSED, EMPTY = "ahead", "speaking", "done", "passed", "empty"  # empty: no more to read

HANDED_OVER = ("handed_over", "took_over")  # how the lead of a meeting changes hands

GONE_AFTER = timedelta(seconds=60)  # who has not been heard of for so long is away


class Step(Row):
    """One step of a meeting. What it is was frozen from its protocol when the meeting began."""

    __table_args__ = (UniqueConstraint("meeting_id", "position"),)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    part: Mapped[str]  # opening, commitments, main, closing
    key: Mapped[str]
    data: Mapped[dict] = mapped_column(JSON)  # the frozen step, all languages
    round: Mapped[int] = mapped_column(default=1)  # of a repeated step
    planned_seconds: Mapped[int]
    least_seconds: Mapped[int] = mapped_column(default=0)
    added_seconds: Mapped[int] = mapped_column(default=0)
    used_seconds: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime | None]  # first time
    running_since: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    revealed_at: Mapped[datetime | None]  # cards or hands of this step were turned over
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # whose story or work it is

    @cached_property
    def frozen(self):
        """The step as its protocol described it when the meeting began."""
        return described(json.dumps(self.data, ensure_ascii=False))

    @property
    def least_left(self):
        """How many seconds could be lent from it without going below its minimum."""
        return max(0, self.planned_seconds + self.added_seconds - self.least_seconds)

    @property
    def left_ms(self):
        """What is left of its time when its clock stands still; below zero once it ran over."""
        return (self.planned_seconds + self.added_seconds - self.used_seconds) * 1000


@lru_cache(maxsize=2000)
def described(said: str) -> DiscussionStep:
    """A step from its frozen text. It is kept under the text itself, so a step that is worded anew is another one."""
    return freezing.from_data(DiscussionStep, json.loads(said))


class Turn(Row):
    """Somebody’s place in a round."""

    __table_args__ = (UniqueConstraint("step_id", "round", "person_id"),)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    round: Mapped[int] = mapped_column(default=1)
    position: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(default=AHEAD)
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class Hand(Row):
    """One hand in a vote, hidden until all are shown at the same moment."""

    __table_args__ = (UniqueConstraint("step_id", "person_id"), {"info": {"confidential": True}})
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    value: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class Presence(Row):
    """Somebody is, or was, here."""

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    came_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    left_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class LogLine(db.Model):  # type: ignore[name-defined, misc]
    """What was done to the meeting: the clock, the steps, the facilitation. Facts for the minutes; no content."""

    __tablename__ = "meeting_log"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    kind: Mapped[
        str
    ]  # began, went_on, went_back, paused, resumed, added, borrowed, revealed, handed_over, took_over, …
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    detail: Mapped[dict] = mapped_column(JSON, default=dict)
    by: Mapped[Person] = relationship(lazy="raise_on_sql")
