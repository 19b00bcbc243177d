"""The periods of a bell schedule, as lines: “8:00–8:45 Period 1”."""

import re
from dataclasses import dataclass

from inquiry.calendar.pasted import MOST_LINES, Fault, Unclear
from inquiry.text import one_line

CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?\s?m\b\.?)?"
SPAN = re.compile(rf"(?<!\d){CLOCK}\s*(?:[-–—\t]|to|a)\s*{CLOCK}(?!\d)", re.IGNORECASE)
NOON, DAY, LONGEST = 12 * 60, 24 * 60, 8 * 60
ORDINARY = "\n".join(
    (
        *("8:00–8:50 Period 1", "8:55–9:45 Period 2", "9:50–10:40 Period 3", "10:45–11:35 Period 4"),
        *("11:35–12:15 Lunch", "12:20–1:10 Period 5", "1:15–2:05 Period 6", "2:10–3:00 Period 7"),
    )
)


@dataclass(frozen=True)
class Stretch:
    """From when to when, in minutes after midnight, and what it is called."""

    starts: int
    ends: int
    name: str


def periods_in(text: str) -> tuple[list[Stretch], list[Fault]]:
    """Every line of periods, in the order of the day."""
    found: list[Stretch] = []
    faults = []
    for number, said in enumerate((text or "").splitlines()[:MOST_LINES], 1):
        if not one_line(said):
            continue
        try:
            found.append(_understood(said, found[-1].starts if found else 0, number))
        except Unclear as why:
            faults.append(Fault(number, one_line(said, 80), str(why)))
    return sorted(found, key=lambda one: (one.starts, one.ends)), faults


def _understood(said, before, number):
    match = SPAN.search(said)
    if not match:
        raise Unclear("no_time")
    starts = _minute(match.group(1, 2, 3), after=before)
    ends = _minute(match.group(4, 5, 6), after=starts)
    if match[6] and not match[3]:  # 8–8:30 am: the first takes what the second says
        starts = max((one for one in (starts % NOON, starts % NOON + NOON) if one < ends), default=starts)
    if ends <= starts or ends - starts > LONGEST:
        raise Unclear("backwards")
    name = " ".join(filter(None, (one_line(part).strip(" :;,-–—|") for part in SPAN.split(said)[:: SPAN.groups + 1])))
    return Stretch(starts, ends, name[:80] or str(number))


def _minute(told, after):
    """Minutes after midnight. Schools write 1:10 for ten past one in the afternoon; what came before tells."""
    hour, minute, half = told
    value = int(hour) * 60 + int(minute or 0)
    if half:
        value = value % NOON + (NOON if half.lower() == "p" else 0)
    elif value < after and value < NOON:
        value += NOON
    if value >= DAY or int(minute or 0) > 59:
        raise Unclear("no_time")
    return value


def lines_of(periods) -> str:
    """Periods as the lines somebody could have written."""
    return "\n".join(f"{clock(one.starts)}–{clock(one.ends)} {one.name}" for one in periods)


def clock(minute: int) -> str:
    """Minutes after midnight as a 24-hour clock shows them: in lines that are read again nothing may be doubtful."""
    return f"{minute // 60}:{minute % 60:02}"
