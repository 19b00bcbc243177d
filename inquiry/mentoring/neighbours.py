"""What other parts of the house have to do with leading, without mentoring knowing any of them.

A part says so in its module `for_mentoring`: `@hub_shelf("growth")` gives what stands on the page “Leading” under that
name, drawn by `templates/<name>/_hub.html`; `@beside_leader("growth")` gives what a mentor sees of their leaders in the
list of them, drawn by `templates/<name>/_leader.html`; `@sign_of_leading` gives a condition under which “Leading”
stands in everybody’s bar.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Integer, bindparam, or_, select

from inquiry.asking import Composed
from inquiry.db import db

ME: Any = bindparam("me", type_=Integer)
_shelves: dict[str, Callable[[Any], Any]] = {}
_beside: dict[str, Callable[[Any, list[int]], dict[int, Any]]] = {}
_signs: list[Callable[[], Any]] = []


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


def sign_of_leading(condition):
    """Offer a reason why “Leading” stands in somebody’s bar, as a condition about `ME`."""
    _signs.append(condition)
    return condition


@cache
def _asked() -> Composed:
    return Composed(select(or_(*(sign() for sign in _signs)).label("leads")))


def leads_something(person) -> bool:
    """Whether somebody leads, wishes to, mentors or has a mentor. Every page asks it, once."""
    return bool(_asked().ask(db.session().connection(), {"me": person.id})[0].leads)
