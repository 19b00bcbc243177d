"""When a block is: every single time of it, on the wall clock of its school. Plain reckoning, without a database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from inquiry.calendar.days import YearFacts, days_between
from inquiry.protected.models import BY_DAY_NAME, FORTNIGHTLY, ON_DATES


@dataclass(frozen=True)
class Time:
    """One time of a block. `on` is the day it was meant for and names it for good, wherever it was moved."""

    block: object
    on: date
    starts_at: datetime
    minutes: int
    place: str
    is_off: bool = False
    is_moved: bool = False
    why: str = ""
    version: int = 0

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


def at(on: date, minute: int, zone: str) -> datetime:
    """The moment a wall clock shows this minute of this day. An hour that daylight saving skips is the one after it."""
    wall = datetime.combine(on, time(minute // 60, minute % 60), ZoneInfo(zone))
    return wall.astimezone(UTC)


def times_of(block, changes: Iterable, year: YearFacts, zone: str, first: date, last: date) -> list[Time]:
    """Every time of a block between two days (both count), moved and called-off ones included, the earliest first."""
    by_day = {change.on: change for change in changes}
    times = (_time(block, on, by_day.get(on), zone) for on in usual_days(block, year))
    return sorted(
        (one for one in times if first <= _local_day(one, zone) <= last or first <= one.on <= last),
        key=lambda one: one.starts_at,
    )


def usual_days(block, year: YearFacts) -> Iterator[date]:
    """The school days on which a block would be, before any change."""
    if block.repeats == ON_DATES:
        chosen = sorted(date.fromisoformat(day) for day in block.dates)
        return (on for on in chosen if year.is_school_day(on))
    days = days_between(max(block.from_on, year.starts_on), min(block.until_on, year.ends_on))
    return (on for on in days if year.is_school_day(on) and falls_on(block, on, year.bells_on(on)))


def falls_on(block, on, bells):
    """Whether a block would be on this day, which has these bells."""
    if block.repeats == ON_DATES:
        return on.isoformat() in block.dates
    if block.repeats == BY_DAY_NAME:
        return bells == block.bells_id
    if on.weekday() != block.weekday:
        return False
    return block.repeats != FORTNIGHTLY or _weeks_since(block.from_on, on) % 2 == 0


def _weeks_since(first, on):
    """Whole calendar weeks, Monday to Sunday, so that a Friday start and the next Monday are a week apart."""
    return ((on - timedelta(days=on.weekday())) - (first - timedelta(days=first.weekday()))).days // 7


def _time(block, on, change, zone):
    if change is None:
        return Time(block, on, at(on, block.starts, zone), block.minutes, block.place, version=block.version)
    starts = block.starts if change.starts is None else change.starts
    return Time(
        block,
        on,
        at(change.to_on or on, starts, zone),
        block.minutes if change.minutes is None else change.minutes,
        block.place if change.place is None else change.place,
        is_off=change.is_off,
        is_moved=not change.is_off and (change.to_on is not None or change.starts is not None),
        why=change.why,
        version=block.version + change.version,
    )


def _local_day(one, zone):
    return one.starts_at.astimezone(ZoneInfo(zone)).date()
