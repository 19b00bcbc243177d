"""What an iCalendar file holds, told for one school year: every event that goes in is told about, none is lost.

Runs in a process of its own (child.py): other people’s files may be built to break whoever reads them.
"""

import re
import warnings
from collections import Counter
from datetime import date

from icalendar import Calendar

from inquiry.calendar import guessing
from inquiry.calendar.series import LONGEST_NAME, Series, series_of
from inquiry.calendar.spans import tell
from inquiry.text_guard import one_line

MOST_EVENTS = 20_000
MOST_DAYS, MOST_SHORT = 1000, 300  # kept by name; the others are counted
EVENT, OTHERS = "VEVENT", ("VTODO", "VJOURNAL", "VFREEBUSY")
BEGINS = re.compile(r"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)
OUTERMOST = re.compile(r"^(BEGIN|END):VCALENDAR\s*$", re.MULTILINE | re.IGNORECASE)


class Unreadable(Exception):
    """A file that is no calendar we can read: a code for why, and how many events it seemed to hold."""

    def __init__(self, reason: str, count: int = 0):
        super().__init__(reason)
        self.reason, self.count = reason, count


def read(data: bytes, first: date, last: date, zone: str) -> dict:
    """Everything in a file: the events that touch the year, and how many others there are and why they do not."""
    text = text_of(data)
    calendars = calendars_of(text)
    events = [event for calendar in calendars for event in calendar.walk(EVENT)]
    others = sum(len(calendar.walk(name)) for calendar in calendars for name in OTHERS)
    if len(events) > MOST_EVENTS:
        raise Unreadable("too_many", len(events))
    if len(events) < len(BEGINS.findall(text)):  # the parser left some out without a word: it was cut off, or mangled
        raise Unreadable("cut_short", len(BEGINS.findall(text)))
    told = [one for series in _all_series(calendars) for one in tell(series, first, last, zone)]
    return {"count": len(events), "others": others, "name": _name(calendars), **summed_up(told)}


def text_of(data: bytes) -> str:
    """The letters of a file, in whatever way they were written down."""
    if not data.strip():
        raise Unreadable("empty")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if data[:2] == b"PK":
        raise Unreadable("zip")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def calendars_of(text: str) -> list:
    """Every calendar in a file; some hold several, and some leave out the frame around their events."""
    begun = len(BEGINS.findall(text))
    if not begun and not OUTERMOST.search(text):
        raise Unreadable("web_page" if re.match(r"\s*<(!doctype|html)", text, re.IGNORECASE) else "not_a_calendar")
    frame = [word.upper() for word in OUTERMOST.findall(text)]
    if frame.count("BEGIN") > frame.count("END"):
        raise Unreadable("cut_short", begun)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # guesses about time zones; odd ones are in the table of the corpus
            return [_standard(one) for one in Calendar.from_ical(text, multiple=True)]
    except Exception as fault:
        raise Unreadable("broken", begun) from fault


def summed_up(told: list[dict]) -> dict:
    """What is kept of an expanded file: days by name, short events as far as they may matter, numbers of the rest."""
    states: Counter[str] = Counter()
    for one in told:
        states[one["state"]] += one.pop("holds")
    days = [one for one in told if one["state"] == "days"]
    if len(days) > MOST_DAYS:
        raise Unreadable("too_many_days", len(days))
    # A short event whose name speaks of early release is asked about; the others are only listed.
    short = sorted((one for one in told if one["state"] == "short"), key=lambda one: _is_ordinary(one["name"]))
    unread = [{"name": one["name"], "why": one["why"]} for one in told if one["state"] == "unread"]
    return {"events": days + short[:MOST_SHORT], "unread": unread[:MOST_SHORT], "states": dict(states)}


def _is_ordinary(name):
    return guessing.by_name(name) != guessing.EARLY


def _all_series(calendars) -> list[Series]:
    return [series for calendar in calendars for series in series_of(calendar.walk(EVENT))]


def _standard(calendar):
    """Google writes times in UTC and the zone they are meant in beside them, under a name of its own."""
    import x_wr_timezone

    try:
        standard = x_wr_timezone.to_standard(calendar)
    except Exception:  # a zone nobody knows: then the times stand as they are written
        return calendar
    return standard if len(standard.walk(EVENT)) == len(calendar.walk(EVENT)) else calendar


def _name(calendars) -> str:
    said = [one for calendar in calendars for one in _all(calendar.get("X-WR-CALNAME"))]
    return next(filter(None, (one_line(str(one), LONGEST_NAME) for one in said)), "")


def _all(said):
    return said if isinstance(said, list) else [said] if said else []
