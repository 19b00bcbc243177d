"""The same calendar as four libraries read it that know nothing of ours nor, but for one pair, of each other."""

import warnings
from datetime import UTC, datetime
from typing import NamedTuple

import icalendar
import recurring_ical_events
import vobject

with warnings.catch_warnings():  # it brings older friends along
    warnings.simplefilter("ignore")
    import ics


class Told(NamedTuple):
    """What a calendar shows of an entry."""

    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    status: str


def by_icalendar(made):
    calendar = icalendar.Calendar.from_ical(made)
    assert [one.errors for one in calendar.walk() if one.errors] == []
    return {str(one["uid"]): _by_icalendar(one) for one in calendar.events}


def by_recurring_ical_events(made, first=(2020, 1, 1), last=(2040, 1, 1)):
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(made)).between(first, last)
    assert len(found) == len({str(one["uid"]) for one in found}), "an entry is shown twice"
    return {str(one["uid"]): _by_icalendar(one) for one in found}


def _by_icalendar(one):
    said = (str(one.get(name, "")) for name in ("summary", "location", "status"))
    return Told(one.start.astimezone(UTC), one.end.astimezone(UTC), *said)


def by_vobject(made):
    calendar = vobject.readOne(made.decode())
    return {one.uid.value: _by_vobject(one) for one in getattr(calendar, "vevent_list", ())}


def _by_vobject(one):
    """It reads zones from the file itself."""
    said = (one.getChildValue(name, "") for name in ("summary", "location", "status"))
    return Told(one.dtstart.value.astimezone(UTC), one.dtend.value.astimezone(UTC), *said)


def by_ics(made):
    calendar = ics.Calendar(made.decode())
    return {one.uid: _by_ics(one) for one in calendar.events}


def _by_ics(one):
    times = (datetime.fromisoformat(moment.isoformat()).astimezone(UTC) for moment in (one.begin, one.end))
    return Told(*times, one.name or "", one.location or "", one.status or "")


READERS = {
    "icalendar": by_icalendar,
    "recurring-ical-events": by_recurring_ical_events,
    "vobject": by_vobject,
    "ics": by_ics,
}
