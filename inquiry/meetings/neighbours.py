"""What other parts of the house have to do with a meeting, without meetings knowing any of them.

A part says so in its module `for_meetings`: `@on_plan_change` is told of each meeting that was planned, called off, or
has another time, length or place, inside the same transaction; `@on_meeting_closed` of each whose record is being
written, once, when its times are known; `@beside_plan("rotation/_plan.html")` gives what stands beside the parts people
take while a meeting is planned, as that template draws it; `@times_on_offer` gives times that suit a new meeting,
`@remark` what there is to know of the hour of one; `@way_on` offers a link for the page of a meeting.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

_plan_listeners: list[Callable[[Any, datetime | None], None]] = []
_end_listeners: list[Callable[[Any], None]] = []
_beside_plan: dict[str, Callable[..., Any]] = {}
_openings: list[Callable[[Any, Any], list]] = []
_remarks: list[Callable[[Any, Any], list[str]]] = []
_ways_on: list[Callable[[Any, Any], tuple[str, str] | None]] = []


class Opening(NamedTuple):
    """A time that would suit a meeting."""

    starts_at: datetime
    minutes: int
    place: str


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


def times_on_offer(find):
    """Offer times for a new meeting: called with who plans and the team."""
    _openings.append(find)
    return find


def openings_for(person, team) -> list[Opening]:
    """Times that would suit a new meeting of a team."""
    return [opening for find in _openings for opening in find(person, team)]


def remark(say):
    """Say what there is to know of when a meeting is: called with who looks and the meeting, kept or only tried."""
    _remarks.append(say)
    return say


def remarks_on(person, meeting) -> list[str]:
    """What there is to know of when a meeting is, in sentences."""
    return [said for say in _remarks for said in say(person, meeting)]


def way_on(give):
    """Offer a link: called with the person who looks and the meeting; gives its words and its address, or None."""
    _ways_on.append(give)
    return give


def ways_on(person, meeting) -> list[tuple[str, str]]:
    """Where the page of a meeting leads on to, for this person."""
    return [way for give in _ways_on if (way := give(person, meeting))]
