"""A school year as it is laid out: month by month, week by week, each day with what is to be said of it."""

from calendar import Calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_skeleton, get_day_names

from inquiry.calendar.days import YearFacts, days_between
from inquiry.calendar.models import BELLS, BY_WEEKDAY, OFF
from inquiry.i18n import written_in

SCHOOL, AWAY, OUTSIDE = "school", "away", "outside"


@dataclass(frozen=True)
class Day:
    """One day on the page. `mark` is the short sign of its bells, `says` everything there is to say of it."""

    on: date
    kind: str
    mark: str = ""
    says: str = ""
    is_today: bool = False


@dataclass(frozen=True)
class Month:
    name: str
    weeks: list


def weekday_names() -> list[tuple[str, str]]:
    """The days of the week as the reader’s calendars begin them: short, and in full for who listens."""
    short, wide = (get_day_names(width, "stand-alone", written_in()) for width in ("narrow", "wide"))
    return [(short[number], wide[number]) for number in _week().iterweekdays()]


def months_of(facts: YearFacts, marks: dict[int, str], names: dict[int, str], today: date) -> list[Month]:
    """Every month of a school year."""
    said = _sayings(facts, names)
    days = facts.days
    first = facts.starts_on.replace(day=1)
    months = []
    while first <= facts.ends_on:
        weeks = [
            [_day(on, first, facts, days, marks, said, today) for on in week]
            for week in _week().monthdatescalendar(first.year, first.month)
        ]
        months.append(Month(format_skeleton("yMMMM", first, locale=written_in()), weeks))
        first = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return months


def gathered(days) -> list[dict]:
    """Special days of the same name and kind on one line, in the order of the first."""
    lines: dict[tuple, dict] = {}
    for one in days:
        told = {"name": one.name, "kind": one.kind, "bells_id": one.bells_id, "spans": []}
        spans = lines.setdefault((one.name, one.kind, one.bells_id), told)["spans"]
        if (one.starts_on, one.ends_on) not in spans:  # typed and imported, too
            spans.append((one.starts_on, one.ends_on))
    return list(lines.values())


def marks_of(bells, order, turns) -> dict[int, str]:
    """A sign of a letter or two for each bell schedule; what rings on most days of the week needs none."""
    usual = Counter(order).most_common(1)[0][0] if order and turns == BY_WEEKDAY else None
    marks: dict[int, str] = {}
    for one in bells:
        if one.id != usual:
            marks[one.id] = _sign(one.name, set(marks.values()))
    return marks


def _sign(name, taken):
    words = name.split() or ["?"]
    single = next((word for word in words if len(word) == 1), "")
    sign = single or "".join(word[0] for word in words[:2])
    sign = sign.upper()
    return sign if sign not in taken else f"{sign[:1]}{len(taken) + 1}"


def _day(on, first, facts, days, marks, said, today):
    if on.month != first.month:
        return None
    if not facts.starts_on <= on <= facts.ends_on:
        return Day(on, OUTSIDE)
    kind = SCHOOL if on in days else (OFF if facts.day_off(on) is not None else AWAY)
    bells = days.get(on)
    if on in days and _is_special(facts, on):
        kind = BELLS
    return Day(on, kind, marks.get(bells, ""), said.get(on, ""), on == today)


def _is_special(facts, on):
    return any(one.kind == BELLS and one.starts_on <= on <= one.ends_on for one in facts.specials)


def _sayings(facts, names):
    said: dict[date, list[str]] = {}
    for one in facts.specials:
        words = one.name if one.kind == OFF else " · ".join(filter(None, (one.name, names.get(one.bells_id, ""))))
        for on in days_between(max(one.starts_on, facts.starts_on), min(one.ends_on, facts.ends_on)):
            said.setdefault(on, []).append(words)
    return {on: "; ".join(dict.fromkeys(words)) for on, words in said.items()}


def _week():
    return Calendar(Locale.parse(written_in()).first_week_day)
