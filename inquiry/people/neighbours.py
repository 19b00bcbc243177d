"""What other parts of the house have to do with a person, without people knowing any of them.

A part says so in its module `for_people`: `@own_shelf("diary")` gives what stands on /me under that name;
`@on_sign_out` is told when somebody is signed out everywhere, inside the same transaction, so that open pages end.
"""

from collections.abc import Callable
from typing import Any

_shelves: dict[str, Callable[[Any], Any]] = {}
_listeners: list[Callable[[Any], None]] = []


def own_shelf(name):
    """Offer something for one’s own page: called with the person whose page it is."""

    def offer(fill):
        _shelves[name] = fill
        return fill

    return offer


def own_shelves(person) -> dict[str, Any]:
    """What stands on somebody’s own page, by name."""
    return {name: fill(person) for name, fill in _shelves.items()}


def on_sign_out(listener):
    """Be told who was signed out everywhere."""
    _listeners.append(listener)
    return listener


def signed_out(person) -> None:
    """Tell everybody who wants to know."""
    for listener in _listeners:
        listener(person)
