"""A school year at Oak, 2026–27, with a week of Thanksgiving, and calendars as other programs write them."""

from datetime import date

import pytest

from inquiry.calendar.models import SchoolYear, SpecialDay

FIRST, LAST = date(2026, 8, 17), date(2027, 5, 28)


@pytest.fixture
def year(world):
    """A school year whose days are given, so that nothing depends on the day the tests run."""
    named = {"name": "2026–27", "starts_on": FIRST, "ends_on": LAST}
    made = world.add(SchoolYear(school_id=world.oak.id, **named))
    off = {"starts_on": date(2026, 11, 25), "ends_on": date(2026, 11, 27), "name": "Thanksgiving"}
    world.add(SpecialDay(year_id=made.id, **off))
    return made


def event(*lines, uid="1", name="Labor Day"):
    """One event, line by line."""
    return ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", f"SUMMARY:{name}", *lines, "END:VEVENT"]


def day(on, *more, uid="1", name="Labor Day"):
    """An event of one whole day, such as 20260907."""
    return event(f"DTSTART;VALUE=DATE:{on}", *more, uid=uid, name=name)


def calendar(*events, head=()):
    """A whole iCalendar file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", *head]
    return "\r\n".join([*lines, *(line for one in events for line in one), "END:VCALENDAR", ""]).encode()
