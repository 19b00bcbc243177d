"""What other parts of the house have to do with a meeting, without meetings knowing any of them.

A part says so in its module `for_meetings`: `@on_plan_change` is told of each meeting that was planned, called off, or
has another time, length or place, inside the same transaction; `@on_meeting_closed` of each whose record is being
written, once, when its times are known; `@beside_plan("rotation/_plan.html")` gives what stands beside the parts people
take while a meeting is planned, as that template draws it; `@way_on` offers a link for the page of a meeting.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

_plan_listeners: list[Callable[[Any, datetime | None], None]] = []
_end_listeners: list[Callable[[Any], None]] = []
_beside_plan: dict[str, Callable[..., Any]] = {}
_ways_on: list[Callable[[Any, Any], tuple[str, str] | None]] = []


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


def beside_plan(drawing):
    """Offer something for whoever plans: called with them, the team, its members and the form."""

    def offer(fill):
        _beside_plan[drawing] = fill
        return fill

    return offer


def things_beside_plan(person, team, members, form) -> dict[str, Any]:
    """What stands beside a plan that is being written, by how it is drawn."""
    offered = ((drawing, fill(person, team, members, form)) for drawing, fill in _beside_plan.items())
    return {drawing: found for drawing, found in offered if found}


def way_on(give):
    """Offer a link: called with the person who looks and the meeting; gives its words and its address, or None."""
    _ways_on.append(give)
    return give


def ways_on(person, meeting) -> list[tuple[str, str]]:
    """Where the page of a meeting leads on to, for this person."""
    return [way for give in _ways_on if (way := give(person, meeting))]
