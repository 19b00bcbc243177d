"""What other parts of the house have to do with a team, without teams knowing any of them.

A part says so in its module `for_teams`: `@shelf("norms")` gives what stands on the team’s page under that name;
`@current_work_begins` says when what the team works on now began; `@on_membership_change` is told whenever
somebody’s part in a team begins, changes or ends, inside the same transaction, so that open pages end at once.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

_shelves: dict[str, Callable[[Any, Any], Any]] = {}
_beginnings: list[Callable[[int], datetime | None]] = []
_listeners: list[Callable[[int], None]] = []
_end_listeners: list[Callable[[Any], None]] = []


def shelf(name):
    """Offer something for the team’s page: called with the person who looks and the team."""

    def offer(fill):
        _shelves[name] = fill
        return fill

    return offer


def current_work_begins(said):
    """Offer the moment the present work of a team (its number) began, or None."""
    _beginnings.append(said)
    return said


def on_membership_change(listener):
    """Be told the number of a team whose members changed."""
    _listeners.append(listener)
    return listener


def shelves(person, team) -> dict[str, Any]:
    """What stands on a team’s page for this person, by name."""
    return {name: fill(person, team) for name, fill in _shelves.items()}


def beginning_of_current_work(team_id) -> datetime | None:
    """When what the team works on now began."""
    return min(filter(None, (said(team_id) for said in _beginnings)), default=None)


def membership_changed(team_id) -> None:
    """Tell everybody who wants to know."""
    for listener in _listeners:
        listener(team_id)


def on_team_end(listener):
    """Be told of a team that ends, inside the same transaction."""
    _end_listeners.append(listener)
    return listener


def team_ended(team) -> None:
    """Tell everybody who wants to know."""
    for listener in _end_listeners:
        listener(team)
