"""Read every file of the calendar corpus and write down what became of it: docs/calendar-corpus.md."""

import re
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from inquiry.calendar.opening import NotRead, look_into  # noqa: E402
from inquiry.calendar.words import UNREAD, WHY_NOT  # noqa: E402

CORPUS = ROOT.parent / "shared" / "data" / "ical"
TABLE = ROOT / "docs" / "calendar-corpus.md"
ZONE = "America/Chicago"
STATES = {
    "days": "of whole days",
    "short": "of some hours",
    "outside": "outside the year",
    "cancelled": "called off",
    "replaced": "older copies",
    "unread": "not understood",
}
HEAD = """# What happens to every file of the calendar corpus

{count} iCalendar files that others made to try their parsers with, right and broken ones, read as a principal would add
them to a school in Chicago. The school year of each is the one in which most of its events begin. “In” counts the
events that stand in the file, letter by letter; “told of” is what the page tells about: {events} in, {told} told of.
{refused} files were refused with a sentence. No file broke anything, and no event was lost without a word.

Made by `python scripts/calendar_corpus.py`; `tests/calendar/test_corpus.py` tries every line again. The files
themselves are not part of this repository.

| file | school year | in | told of | what became of them | first days |
|---|---|---|---|---|---|
"""


def files() -> list[Path]:
    """Every file of the corpus, in a steady order."""
    return sorted(path for path in CORPUS.rglob("*") if path.is_file())


def events_in(source: Path) -> int:
    """How many events stand in a file, counted without any parser."""
    return len(re.findall(rb"^BEGIN:VEVENT\s*$", source.read_bytes(), re.MULTILINE | re.IGNORECASE))


def year_of(source: Path) -> tuple[date, date]:
    """The school year, August to July, in which most events of a file begin."""
    event = rb"BEGIN:VEVENT(.*?)END:VEVENT"
    days = [
        date(int(found[0]), int(found[1]), 1)
        for part in re.findall(event, source.read_bytes(), re.DOTALL)
        for found in re.findall(rb"DTSTART[^\r\n]*?:(\d{4})(\d{2})\d{2}", part)
        if b"0001" < found[0] < b"9990" and 1 <= int(found[1]) <= 12
    ]
    years = [day.year if day.month >= 8 else day.year - 1 for day in days] or [2026]
    begins = max(sorted(set(years)), key=years.count)
    return date(begins, 8, 1), date(begins + 1, 7, 31)


def line(source: Path) -> str:
    """One line of the table: read the file and tell what became of it."""
    first, last = year_of(source)
    start = f"| {source.relative_to(CORPUS).as_posix()} | {first.year}–{last.year % 100:02} | {events_in(source)} |"
    try:
        found = look_into(source.read_bytes(), first, last, ZONE)
    except NotRead as why:
        return f"{start} {why.count} | refused: {WHY_NOT[why.reason]} | |"
    return f"{start} {sum(found['states'].values())} | {_became(found)} | {_days(found)} |"


def _became(found) -> str:
    told = [f"{found['states'][state]} {words}" for state, words in STATES.items() if state in found["states"]]
    told += [f"{found['others']} tasks or notes left aside"] if found["others"] else []
    why = sorted({str(UNREAD[one["why"]]) for one in found["unread"]})
    return (", ".join(told) or "nothing in it") + (f" ({'; '.join(why)})" if why else "")


def _days(found) -> str:
    spans = [span for one in found["events"] for span in one["spans"]]
    return "; ".join(_span(*span) for span in spans[:3]) + (" …" if len(spans) > 3 else "")


def _span(first, last, hours=""):
    return (first if first == last else f"{first} – {last}") + (f" {hours}" if hours else "")


def table() -> str:
    lines = [line(source) for source in files()]
    cells = [entry.split(" | ") for entry in lines]
    told = {"events": sum(int(one[2]) for one in cells), "told": sum(int(one[3]) for one in cells)}
    refused = sum("| refused: " in entry for entry in lines)
    return HEAD.format(count=len(lines), refused=refused, **told) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    if not CORPUS.is_dir():
        sys.exit(f"The calendar corpus is not there: {CORPUS}")
    TABLE.write_text(table(), encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)} written: {len(files())} files")
