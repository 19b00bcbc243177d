"""What other parts of the house have to do with a calendar, without the calendar knowing any of them.

A part says so in its module `for_calendar`: `@on_calendar_change` is told of a school year whose days, bells or clocks
changed, inside the same transaction, so that what rests on them is reckoned anew.
"""

from collections.abc import Callable
from typing import Any

_listeners: list[Callable[[Any], Any]] = []


def on_calendar_change(listener):
    """Be told of a school year that changed."""
    _listeners.append(listener)
    return listener


def calendar_changed(*years) -> None:
    """Tell everybody who wants to know. What was changed is written first, so that it can be asked for."""
    for year in years:
        for listener in _listeners:
            listener(year)
