"""What other parts of the house have to do with a meeting, without meetings knowing any of them.

A part says so in its module `for_meetings`: `@on_plan_change` is told of each meeting that was planned, called off, or
has another time, length or place, inside the same transaction; `@on_meeting_closed` of each whose record is being
written, once, when its times are known.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

_plan_listeners: list[Callable[[Any, datetime | None], None]] = []
_end_listeners: list[Callable[[Any], None]] = []


def on_plan_change(listener):
    """Be told of a meeting and of when it would have begun before; None for a new one."""
    _plan_listeners.append(listener)
    return listener


def plan_changed(meeting, was: datetime | None = None) -> None:
    """Tell everybody who wants to know."""
    for listener in _plan_listeners:
        listener(meeting, was)


def on_meeting_closed(listener):
    """Be told of a meeting that is over."""
    _end_listeners.append(listener)
    return listener


def meeting_closed(meeting) -> None:
    """Tell everybody who wants to know."""
    for listener in _end_listeners:
        listener(meeting)
