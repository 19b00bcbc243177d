"""On which days of a school an event takes place, whatever clock and whatever rule of repeating it was written with."""

import signal
import warnings
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from inquiry.calendar.faults import Odd, look_for_faults
from inquiry.calendar.series import Series, name_of

DAY = timedelta(days=1)
FROM, UNTIL = time(8), time(15)  # of an ordinary school day; an event that takes half of it is a long one
LONG = timedelta(hours=3, minutes=30)
MOST_TIMES = 400  # more often than daily is no matter of whole days
PATIENCE = 2.0  # seconds of reckoning for one event


class TooLong(BaseException):
    """Reckoning one event took too long. Not an Exception: nobody on the way shall swallow it."""


def tell(series: Series, first: date, last: date, zone: str) -> list[dict]:
    """What becomes of one event in a year: a list, because single times of it may have other names."""
    # `holds` counts entries of the file, so that in the end as many are told about as there were.
    known = {"key": series.key, "name": series.name, "holds": len(series.parts)}
    old = [{**known, "state": "replaced", "holds": len(series.replaced)}] if series.replaced else []
    try:
        found = _expanded(series, first, last, zone)
    except TooLong:
        return [*old, {**known, "state": "unread", "why": "too_long"}]
    except Odd as odd:
        return [*old, {**known, "state": "unread", "why": str(odd)}]
    except Exception:  # whatever it is, it is told of, and it spoils no other event
        return [*old, {**known, "state": "unread", "why": "odd"}]
    if not found:
        state = "cancelled" if _is_cancelled(series.main) else "outside"
        return [*old, {**known, "state": state}]
    return [*old, *_named(found, known)]


def _named(found, known):
    """One entry for each name and kind; the first of them stands for all entries of the file."""
    kinds: dict[tuple[str, str], list] = {}
    for name, span, is_short in found:
        kinds.setdefault((name, "short" if is_short else "days"), []).append(span)
    mains = [kind for kind in kinds if kind[0] == known["name"]] or list(kinds)[:1]
    for number, (kind, spans) in enumerate(sorted(kinds.items(), key=lambda one: one[0] != mains[0])):
        (name, state) = kind
        key = known["key"] if number == 0 else f"{known['key']} {name} {state}"[:400]
        told = {"key": key, "name": name, "state": state, "holds": known["holds"] if number == 0 else 0}
        yield {**told, "spans": _joined(spans) if state == "days" else sorted(spans)[:MOST_TIMES]}


def _expanded(series, first, last, zone):
    look_for_faults(series)
    if _is_cancelled(series.main):
        return []
    with _limited():
        times = _times(series, first, last)
        if len(times) > MOST_TIMES:
            raise Odd("too_often")
        spans = ((name_of(one), *span_of(one, zone)) for one in times if not _is_cancelled(one))
        return [
            (name, [max(one, first).isoformat(), min(other, last).isoformat(), at], bool(at))
            for name, one, other, at in spans
            if one <= last and other >= first
        ]


def _times(series, first, last):
    calendar = Calendar()
    for part in series.parts:
        calendar.add_component(part)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # a day more at both ends: another clock may be on the day before, or after
            return recurring_ical_events.of(calendar).between(first - DAY, last + 2 * DAY)
    except recurring_ical_events.PeriodEndBeforeStart as fault:
        raise Odd("end") from fault
    except (recurring_ical_events.InvalidCalendar, ValueError) as fault:
        raise Odd("repeats") from fault


def span_of(event, zone: str) -> tuple[date, date, str]:
    """First and last day at the school, and its hours when it does not take half of a school day."""
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(start, datetime):
        return start, max(start, end - DAY), ""
    if start.time() == end.time() == time.min and end > start:  # midnight to midnight, on whatever clock: whole days
        return start.date(), end.date() - DAY, ""
    here, there = (_wall(one, zone) for one in (start, end))
    taken = [day for day in _days(here, there) if _of_a_school_day(day, here, there) >= LONG]
    if taken:
        return taken[0], taken[-1], ""
    return here.date(), here.date(), f"{here:%H:%M}–{there:%H:%M}"


def _wall(moment, zone):
    """The wall clock of the school; a time without a zone is meant on it."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if moment.tzinfo else moment


def _days(here, there):
    return (here.date() + DAY * number for number in range(min((there.date() - here.date()).days, 800) + 1))


def _of_a_school_day(day, here, there):
    return min(there, datetime.combine(day, UNTIL)) - max(here, datetime.combine(day, FROM))


def _joined(spans):
    """Days that follow each other are one stretch."""
    joined: list[list[str]] = []
    for first, last, _at in sorted(spans):
        if joined and date.fromisoformat(first) <= date.fromisoformat(joined[-1][1]) + DAY:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return joined


def _is_cancelled(event):
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


@contextmanager
def _limited():
    def stop(_signal, _frame):
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    # Again and again: raised where nobody can hear it, such as in a clean-up, the first would be lost.
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE, PATIENCE / 8)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
