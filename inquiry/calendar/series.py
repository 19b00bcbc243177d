"""Which entries of a calendar belong together: an event, the times it comes again, and what was changed about one."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from inquiry.text_guard import one_line

LONGEST_NAME, LONGEST_KEY = 120, 200


@dataclass
class Series:
    """One event with the changes to single times of it, and older copies of itself that it replaces."""

    key: str
    name: str
    parts: list = field(default_factory=list)
    replaced: list = field(default_factory=list)

    @property
    def main(self) -> Any:
        """The entry the others belong to."""
        return next((part for part in self.parts if "RECURRENCE-ID" not in part), self.parts[0])


def series_of(events: Iterable) -> list[Series]:
    """The entries of one calendar, put together by their UID. Careless exporters give several events the same one."""
    by_uid = defaultdict(list)
    for event in events:
        by_uid[_uid(event)].append(event)
    return [series for uid, parts in by_uid.items() for series in _parted(uid, parts)]


def name_of(event) -> str:
    """What an event is called, on one line."""
    return one_line(str(event.get("SUMMARY", "")), LONGEST_NAME)


def _parted(uid, parts):
    mains = [part for part in parts if "RECURRENCE-ID" not in part]
    changes = [part for part in parts if "RECURRENCE-ID" in part]
    newest = max((_sequence(part) for part in mains), default=0)
    current = [part for part in mains if _sequence(part) == newest]
    old = [part for part in mains if _sequence(part) != newest]
    different = list({part.to_ical(): part for part in current}.values())
    old += [part for part in current if not any(part is one for one in different)]
    for number, main in enumerate(different or [None]):
        key = uid if number == 0 else f"{uid} ({number + 1})"
        own = [main] if main is not None else []
        first = own + (changes if number == 0 else [])
        yield Series(key, name_of(first[0]), first, old if number == 0 else [])


def _uid(event):
    said = one_line(str(event.get("UID", "")), 2000)
    if not said:  # without one, what it is and when it begins has to do as a name
        start = event.get("DTSTART")
        said = f"{name_of(event)} {start.to_ical().decode() if hasattr(start, 'to_ical') else ''}".strip()
    if len(said) > LONGEST_KEY:
        return hashlib.sha256(said.encode()).hexdigest()
    return said or "?"


def _sequence(event):
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0
