"""A meeting and its steps as their rows stand: columns and what the models say of them, for whoever only looks."""

from collections import namedtuple
from functools import lru_cache
from json import loads
from typing import Any

from sqlalchemy import Text, bindparam, cast

from inquiry.access import visible, written_once
from inquiry.meetings.models import Meeting
from inquiry.meetings.steps import Step


def _all_but(model, *names):
    return tuple(getattr(model, column.key) for column in model.__table__.columns if column.key not in names)


def named(name: str, *columns) -> Any:
    """Rows of these columns."""
    return namedtuple(name, [getattr(column, "key", column) for column in columns])  # type: ignore[misc]


MEETING = (*_all_but(Meeting, "frozen", "settings"), cast(Meeting.frozen, Text).label("agreed"))
STEP = _all_but(Step, "data")


class Facts:
    """What a meeting’s columns say, in the words of the model."""

    __slots__ = ()
    row_of = Meeting
    agreed: str | None
    is_planned, is_open, is_closed, room = (
        vars(Meeting)[name] for name in ("is_planned", "is_open", "is_closed", "room")
    )

    @property
    def frozen(self):
        return _agreed(self.agreed) if self.agreed else None


class Held(Facts, named("Held", *MEETING)):  # type: ignore[misc]
    """A meeting as its row stands now."""

    __slots__ = ()


class HeldStep(named("HeldStep", *STEP, "frozen")):  # type: ignore[misc]
    """A step as its row stands now."""

    __slots__ = ()
    least_left, left_ms = (vars(Step)[name] for name in ("least_left", "left_ms"))


@lru_cache(maxsize=200)
def _agreed(said: str) -> dict | None:
    """What was frozen when a meeting began. It is kept under its very text, and only read."""
    return loads(said)


@written_once
def _called(to):
    return visible(Meeting, *MEETING, to=to).where(Meeting.ref == bindparam("r"))


def held_called(ref, person) -> Held | None:
    """The meeting with this name, if this person may see it."""
    found = _called(person, r=ref)
    return Held(*found[0]) if found else None
