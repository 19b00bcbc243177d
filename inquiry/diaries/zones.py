"""How a place changes its clocks, as calendars want to be told: a rule for each change, as long as there is one.

Outlook reads rules and no lists of days, so lists are the way out only for places that follow the moon or a decree.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

YEARS = 12  # enough for the fifth Sunday of a month to tell itself from the last one
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


class Turn(NamedTuple):
    """One change of the clocks: what they showed at that moment, and the hours from UTC before and after."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


@lru_cache(maxsize=64)
def clocks_of(zone: str, year: int) -> Timezone:
    """What a calendar with entries from this year on must know of a zone."""
    kinds = [list(turns) for _kind_, turns in groupby(sorted(_turns(zone, year - 1), key=_kind), key=_kind)]
    rules = [_by_rule(turns) for turns in kinds]
    told = Timezone()
    told.add("tzid", zone)
    if not rules or not all(rules):
        told.add_component(_as_it_was(zone, datetime(year - 1, 1, 1)))
    for turns, rule in zip(kinds, rules, strict=True):
        told.add_component(rule or _listed(turns))
    return told


def _kind(turn):
    return turn.is_summer, turn.before, turn.after, turn.name


def _turns(zone: str, first: int) -> Iterator[Turn]:
    there, at = ZoneInfo(zone), datetime(first, 1, 1, tzinfo=UTC)
    while at.year < first + YEARS:
        if _offset(at, there) != _offset(at + DAY, there):
            yield _turn(_moment(at, there), there)
        at += DAY


def _moment(low, there):
    """The minute within a day at which the clocks are changed."""
    before, high = _offset(low, there), low + DAY
    while high - low > MINUTE:
        middle = low + (high - low) // 2 // MINUTE * MINUTE
        low, high = (middle, high) if _offset(middle, there) == before else (low, middle)
    return high


def _turn(at, there):
    before, after = _offset(at - MINUTE, there), at.astimezone(there)
    return Turn((at + before).replace(tzinfo=None), before, after.utcoffset(), after.tzname(), bool(after.dst()))


def _offset(at, there):
    return at.astimezone(there).utcoffset()


def _by_rule(turns: list[Turn]):
    """The same weekday of the same month at the same hour, once in each year; None where it is not so."""
    first = turns[0]
    days = {(one.wall.month, one.wall.weekday(), one.wall.time()) for one in turns}
    if len(turns) != YEARS or len(days) != 1 or not (which := _which(turns)):
        return None
    weekday = f"{which}{WEEKDAYS[first.wall.weekday()]}"
    rule = {"freq": "yearly", "bymonth": first.wall.month, "byday": weekday}
    return _observed(first, {"rrule": rule})


def _which(turns):
    """Whether it is always the first, the second … or the last such weekday of its month."""
    counted = {(one.wall.day - 1) // 7 + 1 for one in turns}
    if len(counted) == 1:
        return counted.pop()
    return -1 if all((one.wall + 7 * DAY).month != one.wall.month for one in turns) else None


def _listed(turns):
    """Each day on a line of its own: some readers take only the first of a line."""
    told = _observed(turns[0], {})
    for one in turns[1:]:
        told.add("rdate", [one.wall])
    return told


def _as_it_was(zone, wall):
    """What the clocks showed before the first change; for ever, where they are never changed."""
    there = wall.replace(tzinfo=ZoneInfo(zone))
    return _observed(Turn(wall, there.utcoffset(), there.utcoffset(), there.tzname(), bool(there.dst())), {})


def _observed(turn, more):
    told = TimezoneDaylight() if turn.is_summer else TimezoneStandard()
    facts = {"dtstart": turn.wall, "tzoffsetfrom": turn.before, "tzoffsetto": turn.after, "tzname": turn.name}
    for name, value in (facts | more).items():
        told.add(name, value)
    return told
