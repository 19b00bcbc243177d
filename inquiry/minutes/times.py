"""Days and times in minutes: kept as plain data, said as people say them, with the year."""

from datetime import date, datetime

from inquiry.clock import local
from inquiry.i18n import _, clock_time, day_as, language, zone


def day(text) -> date | None:
    """A day out of plain data."""
    return date.fromisoformat(text) if text else None


def moment(text) -> datetime | None:
    """A moment out of plain data."""
    return text and datetime.fromisoformat(text)


def whole_day(on) -> str:
    """A day with its year: minutes are read much later."""
    there = local(on, zone()).date() if hasattr(on, "hour") else on
    return day_as("full", there, language())


def from_to(record) -> str:
    """From when to when."""
    began, ended = (said_at(one) if one else "" for one in (record.began_at, record.ended_at))
    return _("%(began)s to %(ended)s", began=began, ended=ended) if ended else began


def said_at(at) -> str:
    return clock_time(at, zone())
