"""Periods as people type them, a line each: “3 10:15–11:00”."""

import re
from typing import Any

from inquiry.timetables.wishes import MOST_PERIODS

LINE = re.compile(
    r"^(?P<name>.*?)[\s,:;\t]*(?P<h>\d{1,2})[:.h](?P<m>\d\d)\s*(?P<p>[ap]\.?\s?m\.?)?\s*(?:-|–|—|to|a)\s*"
    r"(?P<h2>\d{1,2})[:.h](?P<m2>\d\d)\s*(?P<p2>[ap]\.?\s?m\.?)?\s*$",
    re.IGNORECASE,
)


def lines_of(text):
    return list(dict.fromkeys(one[:80] for line in (text or "").split("\n") if (one := " ".join(line.split()))))


def read_periods(text) -> tuple[list[dict], list[str]]:
    """“3 10:15–11:00”, a line each. Two at the same time cannot be."""
    periods: list[dict[str, Any]] = []
    strange: list[str] = []
    for line in lines_of(text):
        found = LINE.match(line)
        starts, ends = (_minute(found, ""), _minute(found, "2")) if found else (0, 0)
        clash = any(starts < one["ends"] and one["starts"] < ends for one in periods)
        if found is None or not 0 <= starts < ends <= 1440 or clash:
            strange.append(line)
        else:
            name = found["name"].strip() or str(len(periods) + 1)
            periods.append({"name": name[:80], "starts": starts, "ends": ends})
    return sorted(periods, key=lambda one: one["starts"])[:MOST_PERIODS], strange


def _minute(found, which):
    hour, half = int(found["h" + which]), (found["p" + which] or "").lower()[:1]
    if (half == "p" and hour < 12) or (not half and 0 < hour < 7):  # nobody teaches at two in the morning
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return hour * 60 + int(found["m" + which]) if hour < 24 and int(found["m" + which]) < 60 else -1


def write_periods(periods) -> str:
    """The same lines again."""
    return "\n".join(f"{one['name']} {_clock(one['starts'])}–{_clock(one['ends'])}" for one in periods)


def _clock(minute):
    return f"{minute // 60}:{minute % 60:02}"
