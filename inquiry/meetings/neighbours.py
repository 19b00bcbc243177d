"""What other parts of the house have to do with a meeting, without meetings knowing any of them.

A part says so in its module `for_meetings`: `@on_plan_change` is told of each meeting that was planned, called off, or
has another time, length or place, inside the same transaction; `@on_meeting_closed` of each whose record is being
written, once, when its times are known; `@beside_plan("rotation")` gives what stands beside the parts people take while
a meeting is planned, drawn by `templates/rotation/_plan.html`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

_plan_listeners: list[Callable[[Any, datetime | None], None]] = []
_end_listeners: list[Callable[[Any], None]] = []
_beside_plan: dict[str, Callable[..., Any]] = {}


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


def beside_plan(name):
    """Offer something for whoever plans: called with them, the team, its members and the form."""

    def offer(fill):
        _beside_plan[name] = fill
        return fill

    return offer


def things_beside_plan(person, team, members, form) -> dict[str, Any]:
    """What stands beside a plan that is being written, by name."""
    offered = ((name, fill(person, team, members, form)) for name, fill in _beside_plan.items())
    return {name: found for name, found in offered if found}
