"""What other parts of the house have to do with protected time, without it knowing any of them.

A part says so in its module `for_protected`: `@on_time_change` is told which single times of a block are now at another
time, in another place, called off or gone, inside the same transaction.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple


class TimeChange(NamedTuple):
    """One time of a block as it is now, and when it would have begun before."""

    on: date
    starts_at: datetime
    minutes: int
    place: str
    is_off: bool
    version: int
    was: datetime


_listeners: list[Callable[[Any, list[TimeChange]], None]] = []


def on_time_change(listener):
    """Be told of a block and of those of its times that changed."""
    _listeners.append(listener)
    return listener


def times_changed(block, changes: list[TimeChange]) -> None:
    """Tell everybody who wants to know, if there is anything to know."""
    for listener in _listeners if changes else ():
        listener(block, changes)
