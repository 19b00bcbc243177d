"""On which line of a protocol file something stands."""

import re
from collections import Counter

_ROW = re.compile(r"^\s*\[\[\s*([\w.-]+)\s*\]\]")
_TABLE = re.compile(r"^\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"^\s*\"?([\w-]+)\"?\s*=")

Path = tuple[str | int, ...]


def places(text: str) -> dict[Path, int]:
    """Every table and key of the file with its line, counted from one."""
    found: dict[Path, int] = {}
    rows: Counter[str] = Counter()
    here: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        here, named = _step_into(line, here, rows)
        if named is not None:
            found.setdefault(named, number)
    return found


def _step_into(line: str, here: Path, rows: Counter[str]) -> tuple[Path, Path | None]:
    if row := _ROW.match(line):
        rows[row[1]] += 1
        here = (row[1], rows[row[1]] - 1)
        return here, here
    if table := _TABLE.match(line):
        here = tuple(table[1].split("."))
        return here, here
    key = _KEY.match(line)
    return here, (*here, key[1]) if key else None


def line_of(path: Path, found: dict[Path, int]) -> int:
    """The line of the thing itself, or else of the nearest thing it is part of."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)
