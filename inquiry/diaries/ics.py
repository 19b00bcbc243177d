"""Entries as an iCalendar file (RFC 5545 and 5546). Each is an event of its own, without rules of repetition."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.metadata import version

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from inquiry.clock import local
from inquiry.diaries.entries import Entry, Said
from inquiry.diaries.models import CANCEL
from inquiry.diaries.zones import clocks_of

MIMETYPE = "text/calendar; charset=utf-8"
NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")  # some readers take these for the end of a line
AGAIN = timedelta(hours=1)  # how often a calendar may ask again; Google and Outlook choose for themselves


def feed(entries: Iterable[tuple[Entry, Said]], *, name: str, at: datetime) -> bytes:
    """Somebody’s whole calendar, to be subscribed to."""
    head = {"x-wr-calname": name, "name": name, "x-published-ttl": "PT1H"}
    made = _calendar(entries, at, head)
    made.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    return made.to_ical()


def single(entry: Entry, said: Said, *, at: datetime) -> bytes:
    """One entry, to be put into a calendar by hand."""
    return _calendar([(entry, said)], at, {}).to_ical()


def invitation(entry: Entry, said: Said, method: str, *, organizer: str, attendee: str, at: datetime) -> bytes:
    """An entry as a letter carries it: only its reader is named in it, and no answer is asked for."""
    made = _calendar([(entry, said)], at, {"method": method})
    event = made.events[0]
    event.add("organizer", _mailbox(organizer, CN="Inquiry"))
    asked = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    event.add("attendee", _mailbox(attendee, **asked))
    if method == CANCEL:
        event["status"] = vText("CANCELLED")
    return made.to_ical()


def _calendar(entries, at, head):
    told, made = list(entries), Calendar()
    for name, value in {"version": "2.0", "prodid": f"-//Inquiry//{_release()}//EN", "calscale": "GREGORIAN"}.items():
        made.add(name, value)
    for name, value in head.items():
        made.add(name, value)
    year = min((entry.starts_at.year for entry, _said in told), default=at.year)
    for zone in sorted({entry.zone for entry, _said in told} - {"UTC"}):
        made.add_component(clocks_of(zone, year))
    for entry, said in told:
        made.add_component(_event(entry, said, at))
    return made


def _event(entry, said, at):
    starts, ends = _on_the_wall(entry)
    facts = {
        "uid": entry.uid,
        "sequence": entry.version,
        "dtstamp": at,
        "last-modified": entry.changed_at,
        "dtstart": starts,
        "dtend": ends,
        "summary": Words(said.title),
        "description": Words("\n\n".join(part for part in (said.about, said.link) if part)),
        "location": Words(said.place),
        "url": vUri(said.link) if said.link else "",
        "status": "CANCELLED" if entry.is_off else "CONFIRMED",
        "transp": "OPAQUE",
        "class": "PRIVATE" if entry.is_sealed else "",
    }
    event = Event()
    for name, value in facts.items():
        if value not in ("", None):
            event.add(name, value)
    return event


def _on_the_wall(entry):
    """Beginning and end on the clocks of the place; in UTC for an hour that clocks show a second time."""
    wall = local(entry.starts_at, entry.zone), local(entry.ends_at, entry.zone)
    if entry.zone == "UTC" or any(one.fold for one in wall):
        return entry.starts_at.astimezone(UTC), entry.ends_at.astimezone(UTC)
    return wall


class Words(vText):
    """A text as RFC 5545 wants it; icalendar itself takes a backslash before an N for the end of a line."""

    def to_ical(self) -> bytes:
        told = re.sub(r"([\\;,])", r"\\\1", str(self))
        return NO_TEXT.sub(" ", re.sub(r"\r\n?|\n", r"\\n", told)).encode()


def _mailbox(address, **parameters):
    made = vCalAddress(f"mailto:{address}")
    made.params.update(parameters)
    return made


@cache
def _release():
    return version("inquiry")
