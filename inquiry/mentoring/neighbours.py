"""What other parts of the house have to do with leading, without mentoring knowing any of them.

A part says so in its module `for_mentoring`: `@hub_shelf("growth")` gives what stands on the page “Leading” under that
name, drawn by `templates/<name>/_hub.html`; `@beside_leader("growth")` gives what a mentor sees of their leaders in the
list of them, drawn by `templates/<name>/_leader.html`.
"""

from collections.abc import Callable
from typing import Any

_shelves: dict[str, Callable[[Any], Any]] = {}
_beside: dict[str, Callable[[Any, list[int]], dict[int, Any]]] = {}


def hub_shelf(name):
    """Offer something for the page “Leading”: called with the person whose page it is; nothing leaves it out."""

    def offer(fill):
        _shelves[name] = fill
        return fill

    return offer


def hub_shelves(person) -> dict[str, Any]:
    """What stands on somebody’s page “Leading”, by name."""
    return {name: found for name, fill in _shelves.items() if (found := fill(person))}


def beside_leader(name):
    """Offer something for the list of a mentor’s leaders: called with the mentor and the numbers of their leaders.

    Gives something for each leader, by number. It is written down for the leader that their mentor opened it.
    """

    def offer(fill):
        _beside[name] = fill
        return fill

    return offer


def beside_leaders(mentor, leaders: list[int]) -> dict[str, dict[int, Any]]:
    """What a mentor sees of their leaders, by name and leader."""
    return {name: fill(mentor, leaders) for name, fill in _beside.items()} if leaders else {}
