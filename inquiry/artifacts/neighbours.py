"""What other parts of the house have to do with student work, without student work knowing any of them.

A part says so in its module `for_artifacts`: `@inquiries_under_way` gives the inquiries that work can be added to;
`@on_work_change` is told whenever a piece is shared or taken back, inside the same transaction.
"""

from collections.abc import Callable
from typing import Any, NamedTuple


class Inquiry(NamedTuple):
    """An inquiry a piece of work can belong to: its number, its name in the address bar, its question."""

    id: int
    ref: str
    question: str


_sayers: list[Callable[[Any, int], list[Inquiry]]] = []
_listeners: list[Callable[[Any, Any], None]] = []


def inquiries_under_way(say):
    """Offer the open inquiries of a team, newest first: called with the person who looks and the team’s number."""
    _sayers.append(say)
    return say


def inquiries_of(person, team_id) -> list[Inquiry]:
    """The open inquiries of a team that this person sees."""
    return [one for say in _sayers for one in say(person, team_id)]


def on_work_change(listener):
    """Be told of a piece of work that was shared or taken back, and by whom."""
    _listeners.append(listener)
    return listener


def work_changed(piece, person) -> None:
    """Tell everybody who wants to know."""
    for listener in _listeners:
        listener(piece, person)
