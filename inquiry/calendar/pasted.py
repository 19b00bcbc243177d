"""Lines as people paste them: “2026-11-25 – 2026-11-27 Thanksgiving”, “Nov 25–27: Thanksgiving”, “8:00–8:45 Period 1”.

Every line is understood or told of. What is not understood is never guessed at, and nothing of the rest is kept then.
"""

import re
from dataclasses import dataclass
from datetime import date

from inquiry.text import one_line

MONTHS = (*("jan|ene", "feb", "mar", "apr|abr", "may", "jun", "jul", "aug|ago", "sep|set", "oct", "nov", "dec|dic"),)
WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mié|mie|jue|vie|sáb|sab|dom)"
    r"(?:s|day|sday|nesday|rsday|urday|es|tes|rcoles|ves|rnes|ado|ingo)?\b\.?,?\s+(?:el\s+)?)?"
)
MONTH = r"(?P<m{n}>(?:{names})[a-zé]*)\.?"
ISO = r"(?P<y{n}>\d{4})-(?P<mm{n}>\d{1,2})-(?P<dd{n}>\d{1,2})"
SLASHES = r"(?P<a{n}>\d{1,2})[/.](?P<b{n}>\d{1,2})(?:[/.](?P<sy{n}>\d{4}|\d{2}))?\b"
WORDS = r"\b{month}\s+(?P<wd{n}>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?P<wy{n}>\d{4}))?"
DAY_FIRST = r"\b(?P<fd{n}>\d{1,2})\s+(?:de\s+)?{month_first}(?:\s+(?:de(?:l)?\s+)?(?P<fy{n}>\d{4}))?"
BETWEEN = r"\s*(?:[-–—\t,]|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\bal?\b|\bhasta\b)\s*"
LONGEST_NAME, MOST_LINES = 120, 200


def _one(number):
    names = "|".join(MONTHS)
    month, first = (MONTH.format(n=f"{word}{number}", names=names) for word in ("w", "f"))
    shapes = (ISO, SLASHES, WORDS.replace("{month}", month), DAY_FIRST.replace("{month_first}", first))
    return WEEKDAY + "(?:" + "|".join(shape.replace("{n}", str(number)) for shape in shapes) + ")"


FIRST = re.compile(_one(1), re.IGNORECASE)
LAST = re.compile(BETWEEN + _one(2), re.IGNORECASE)
SAME_MONTH = re.compile(r"\s*[-–—]\s*(?P<day>\d{1,2})(?:,\s*(?P<year>\d{4}))?(?!\d|/|:\d|st|nd|rd|th)")


@dataclass(frozen=True)
class Line:
    """One line that was understood."""

    first: date
    last: date
    name: str


@dataclass(frozen=True)
class Fault:
    """One line that was not: its number, what it says, and a code for what is the matter (words.py)."""

    number: int
    text: str
    why: str


class Unclear(Exception):
    """A code for what is the matter with a line."""


def days_in(text: str, first: date, last: date) -> tuple[list[Line], list[Fault]]:
    """Every line of days, each with its name; days without a year are those of this school year."""
    lines, faults = [], []
    for number, said in enumerate((text or "").splitlines()[:MOST_LINES], 1):
        if not one_line(said):
            continue
        try:
            lines.append(_understood(said, first, last))
        except Unclear as why:
            faults.append(Fault(number, one_line(said, 80), str(why)))
    return lines, faults


def _understood(said, first, last):
    begins = FIRST.search(said)
    if not begins:
        raise Unclear("no_date")
    one, end = _day(begins, 1, first, last), begins.end()
    other = one
    if same := _same_month(said, begins):
        other, end = _real(int(same["year"] or one.year), one.month, int(same["day"])), same.end()
        one = one.replace(year=other.year)
    elif ends := LAST.match(said, end):
        other, end = _day(ends, 2, one, last), ends.end()
    if other < one:
        raise Unclear("backwards")
    if other < first or one > last:
        raise Unclear("outside")
    return Line(one, other, _name(said[: begins.start()], said[end:]))


def _same_month(said, begins):
    return SAME_MONTH.match(said, begins.end()) if begins["mw1"] else None


def _day(found, number, first, last):
    year, month, day = _parts(found, number)
    if year:
        return _real(year if year > 99 else 2000 + year, month, day)
    near = [known for turn in (first.year, first.year + 1) if (known := _perhaps(turn, month, day))]
    inside = [known for known in near if first <= known <= last]
    if not near:
        raise Unclear("no_such_day")
    return (inside or near)[0]


def _parts(found, number):
    known = {key.removesuffix(str(number)): said for key, said in found.groupdict().items() if said}
    if "mm" in known:
        return int(known["y"]), int(known["mm"]), int(known["dd"])
    if "a" in known:
        month, day = int(known["a"]), int(known["b"])
        return int(known.get("sy", 0)), *((day, month) if month > 12 else (month, day))
    names = ("wy", "mw", "wd") if "mw" in known else ("fy", "mf", "fd")
    return int(known.get(names[0], 0)), _month(known[names[1]]), int(known[names[2]])


def _month(word):
    return next(number for number, names in enumerate(MONTHS, 1) if re.match(names, word, re.IGNORECASE))


def _real(year, month, day):
    known = _perhaps(year, month, day)
    if known is None:
        raise Unclear("no_such_day")
    return known


def _perhaps(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _name(*parts):
    return " ".join(filter(None, (one_line(part).strip(" :;,-–—*•·|.()") for part in parts)))[:LONGEST_NAME]
