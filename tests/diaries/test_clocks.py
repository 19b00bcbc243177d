"""A quarter past one stays a quarter past one, whoever reads the calendar, in every place, when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from inquiry.diaries import ics
from inquiry.diaries.entries import MEETING, PROTECTED, Entry, said
from inquiry.diaries.zones import clocks_of
from tests.diaries.reading import READERS

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
ZONES = (
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "Europe/Madrid",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
)


def entry(number, starts_at, zone, **more):
    return Entry(f"entry-{number}", 0, starts_at, 45, zone, PROTECTED, team="Grade 4", place="Room 12", **more)


def wednesdays(zone):
    """A quarter past one, each week over a whole year; one is called off, one is moved to Friday."""
    first = date(2026, 9, 2)
    days = [first + timedelta(weeks=number) for number in range(52)]
    moments = [datetime.combine(on, time(13, 15), ZoneInfo(zone)).astimezone(UTC) for on in days]
    found = [entry(number, at, zone) for number, at in enumerate(moments)]
    found[9] = found[9]._replace(is_off=True, version=1)
    found[30] = found[30]._replace(starts_at=found[30].starts_at + timedelta(days=2), version=1)
    return found


def made_of(entries):
    return ics.feed([(one, said(one)) for one in entries], name="Inquiry", at=NOW)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("zone", ZONES)
def test_every_reader_sees_each_time_where_it_is(english, zone, reader):
    entries = wednesdays(zone)
    told = READERS[reader](made_of(entries))
    assert len(told) == len(entries)
    for one in entries:
        seen = told[one.uid]
        assert (seen.starts_at, seen.ends_at) == (one.starts_at, one.ends_at), one.uid
        assert seen.status == ("CANCELLED" if one.is_off else "CONFIRMED")
        assert seen.title == ("Called off: " if one.is_off else "") + "Grade 4: protected time"


@pytest.mark.parametrize("zone", ZONES)
def test_the_wall_says_the_same_all_year(english, zone):
    made = made_of(wednesdays(zone)).decode()
    assert made.count(f"DTSTART;TZID={zone}:") == 52
    assert made.count("T131500") == 52


@pytest.mark.parametrize("reader", READERS)
def test_the_hour_that_comes_twice_is_not_mixed_up(english, reader):
    first = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)  # half past one in Chicago, and again an hour later
    entries = [entry(number, first + timedelta(hours=number), "America/Chicago") for number in range(3)]
    told = READERS[reader](made_of(entries))
    assert [told[one.uid].starts_at for one in entries] == [one.starts_at for one in entries]


@pytest.mark.parametrize("reader", READERS)
def test_schools_in_several_zones_stand_in_one_calendar(english, reader):
    at = datetime(2026, 12, 2, 18, 0, tzinfo=UTC)
    entries = [entry(number, at, zone) for number, zone in enumerate(ZONES[:5])]
    told = READERS[reader](made_of(entries))
    assert {one.starts_at for one in told.values()} == {at}


ODD = ("Africa/Casablanca", "Asia/Gaza", "America/Nuuk", "Asia/Jerusalem", "Africa/Cairo", "America/Asuncion")
PLAIN = (
    "Pacific/Chatham",
    "Europe/Dublin",
    "Asia/Kathmandu",
    "America/Puerto_Rico",
    "America/St_Johns",
    "Pacific/Auckland",
)


@pytest.mark.parametrize("zone", sorted({*ZONES, *ODD, *PLAIN}))
def test_what_we_say_of_a_zone_is_what_its_clocks_do(zone):
    """Read back as a zone of its own: each day, and around a change each hour that clocks show once."""
    read = icalendar.Timezone.from_ical(clocks_of(zone, 2026).to_ical()).to_tz(lookup_tzid=False)
    there, at = ZoneInfo(zone), datetime(2026, 1, 1, 0, 30)
    while at.year < 2029:
        told, again = at.replace(tzinfo=there).utcoffset(), at.replace(tzinfo=there, fold=1).utcoffset()
        assert told != again or at.replace(tzinfo=read).utcoffset() == told, at
        before, after = ((at + timedelta(days=days)).replace(tzinfo=there).utcoffset() for days in (-1, 1))
        at += timedelta(hours=24 if before == after else 1)


@pytest.mark.parametrize("zone", ["America/Chicago", "America/Denver", "Europe/Madrid", "Australia/Lord_Howe"])
def test_places_with_a_rule_are_told_by_it(zone):
    """Outlook reads one rule for each change, and no lists of days."""
    told = clocks_of(zone, 2026).to_ical().decode()
    assert (told.count("RRULE:FREQ=YEARLY"), told.count("RDATE"), told.count("BEGIN:")) == (2, 0, 3)


def test_a_meeting_across_the_change_is_as_long_as_it_is(english):
    starts = datetime(2027, 3, 14, 7, 30, tzinfo=UTC)  # half past one in the night; the clocks skip two
    one = Entry("over-the-gap", 0, starts, 60, "America/Chicago", MEETING, team="Grade 4")
    for read in READERS.values():
        seen = read(made_of([one]))[one.uid]
        assert seen.ends_at - seen.starts_at == timedelta(hours=1)
