"""What other parts of the house have to do with a calendar, without the calendar knowing any of them.

A part says so in its module `for_calendar`: `@on_calendar_change` is told of a school year whose days, bells or clocks
changed, inside the same transaction, so that what rests on them is reckoned anew. `@taken_by_days` says beside a
day what it takes, each time in a sentence and with an address where that is mended. `@rests_on_years` says what of it
rests on a year, in a sentence, so that a year can be deleted only while nothing does.
"""

from collections.abc import Callable
from typing import Any

_listeners: list[Callable[[Any], Any]] = []
_taking: list[Callable[[Any, Any, Any], dict]] = []
_resting: list[Callable[[Any], str]] = []


def on_calendar_change(listener):
    """Be told of a school year that changed."""
    _listeners.append(listener)
    return listener


def calendar_changed(*years) -> None:
    """Tell everybody who wants to know. What was changed is written first, so that it can be asked for."""
    for year in years:
        for listener in _listeners:
            listener(year)


def taken_by_days(tell):
    """Say what days of a year take: called with who looks, the year and its days; gives sentences by a day’s number."""
    _taking.append(tell)
    return tell


def what_days_take(person, year, days) -> dict[int, list[tuple[str, str]]]:
    """What each day takes, with an address where that is mended, or none."""
    found: dict[int, list[tuple[str, str]]] = {}
    for tell in _taking:
        for number, told in tell(person, year, days).items():
            found.setdefault(number, []).extend(told)
    return found


def rests_on_years(tell):
    """Say what rests on a school year; nothing said means nothing rests."""
    _resting.append(tell)
    return tell


def what_rests_on(year) -> list[str]:
    """Why a school year cannot be deleted, in sentences."""
    return [said for tell in _resting if (said := tell(year))]
