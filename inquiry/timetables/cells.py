"""One cell of the grid of who is busy when: “3, 5, x8” — free in the third and fifth period, away in the eighth."""

import re

FREE, AWAY = "free", "away"
AWAY_WORDS = {"x", "-", "–", "—", "busy", "away", "no", "duty", "ocupado", "ocupada"}
ALL = "*"
PARTS = re.compile(r"[\s,;]+")


def read_cell(cell: str, periods: list[str]) -> tuple[dict[int, str], list[str]]:
    """{number of a period: free or away}, and what was written that is no period of that day."""
    found: dict[int, str] = {}
    unknown: list[str] = []
    whole, known = " ".join(cell.split()), called(periods)
    if _plain(whole) in known:  # a period whose name has blanks in it, alone in its cell
        return {known[_plain(whole)]: FREE}, []
    for part in filter(None, PARTS.split(whole)):
        mark, name = _mark(part, known)
        if name == ALL:
            found |= dict.fromkeys(known.values(), mark)
        elif name in known:
            found[known[name]] = mark
        else:
            unknown.append(part)
    return found, unknown


def called(periods: list[str]) -> dict[str, int]:
    """What the periods of a day may be called in a cell: “Period 3” is also just 3."""
    known = {_plain(name): number for number, name in enumerate(periods)}
    for number, name in enumerate(periods):
        if last := re.search(r"\d+$", name):
            known.setdefault(last[0], number)
    return known


def meant(words: list[str], days: list[list[str]]) -> list[str]:
    """Periods by their names, whether somebody wrote “Period 7”, “period 7” or 7. What names none stays as it is."""
    names = [
        [day[called(day)[_plain(word)]] for day in days if _plain(word) in called(day)] or [word] for word in words
    ]
    return list(dict.fromkeys(name for several in names for name in several))


def _mark(part, known):
    name = _plain(part)
    if name not in known and len(name) > 1 and name[0] == "x":
        return AWAY, name[1:]
    return (AWAY, ALL) if name == "x" and name not in known else (FREE, name)


def _plain(name):
    """Period names as people type them: without blanks and in small letters."""
    return "".join(name.split()).lower()


def compact(name: str) -> str:
    """The name of a period as it is written into a cell."""
    return "".join(name.split())


def read_paste(text: str, days: list[list[str]]) -> tuple[dict[str, list[str]], list[str]]:
    """Cells from a spreadsheet: a name, then a column for each day, or for each period of each day.

    Gives {name: cells} and the lines that could not be read.
    """
    rows: dict[str, list[str]] = {}
    strange: list[str] = []
    slots = sum(len(periods) for periods in days)
    lines = [[" ".join(cell.split()) for cell in line.split("\t")] for line in text.split("\n") if line.strip()]
    wide = max((len(line) for line in lines), default=0) - 1 > len(days)
    for name, *cells in (line for line in lines if line[0]):  # without a name it is the head of the columns
        if not cells or len(cells) > (slots if wide else len(days)):
            strange.append(name[:80])
        else:
            cells += [""] * (slots - len(cells))
            rows[name[:80]] = _by_period(cells, days) if wide else [cell[:200] for cell in cells[: len(days)]]
    return rows, strange


def _by_period(cells, days):
    """A column for each period: empty teaches, “x” is away, and any other word is a special, so the person is free."""
    left, rows = iter(cells), []
    for periods in days:
        told = [(compact(name), next(left).strip().lower()) for name in periods]
        rows.append(" ".join(("x" if word in AWAY_WORDS else "") + name for name, word in told if word))
    return rows
