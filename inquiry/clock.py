"""What time it is. Moments are kept in UTC, with their zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def milliseconds(moment: datetime) -> int:
    """A moment as browsers count it: milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def local(moment: datetime, zone: str) -> datetime:
    """The same moment on the wall clock of a place."""
    return moment.astimezone(ZoneInfo(zone))


def today(zone: str) -> date:
    """The day it is there now."""
    return local(now(), zone).date()


def end_of(day: date, zone: str) -> datetime:
    """The moment a day is over there."""
    return start_of(day + timedelta(days=1), zone)


def start_of(day: date, zone: str) -> datetime:
    """The moment a day begins there."""
    return datetime.combine(day, time.min, ZoneInfo(zone)).astimezone(UTC)
