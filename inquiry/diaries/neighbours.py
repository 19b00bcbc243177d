"""What other parts of the house put into people’s calendars, without diaries knowing any of them.

A part says so in its module `for_diaries`: `@entries` gives what somebody’s calendar shows between two moments. Whoever
gives sealed work sets `is_sealed`; then nothing but its time is told.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from inquiry.diaries.entries import Entry

_givers: list[Callable[[Any, datetime, datetime], Iterable[Entry]]] = []


def entries(give):
    """Offer entries: called with the person, and from and until when they are wanted."""
    _givers.append(give)
    return give


def entries_of(person, since: datetime, until: datetime) -> list[Entry]:
    """Everything in somebody’s calendar between two moments, the earliest first."""
    found = [one for give in _givers for one in give(person, since, until)]
    return sorted(found, key=lambda one: (one.starts_at, one.uid))
