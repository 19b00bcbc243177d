"""The moves as we word them, read from protocols/moves/moves.toml and looked through before anybody sees them."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inquiry.discussions.words import Words
from inquiry.growth.models import FAMILIES
from inquiry.i18n import LANGUAGES
from inquiry.paths import PROTOCOLS

MOVES = PROTOCOLS / "moves" / "moves.toml"
SAID = {"family": ("name", "meaning"), "move": ("name", "meaning", "example")}


@dataclass(frozen=True)
class Family:
    code: str
    name: Words
    meaning: Words


@dataclass(frozen=True)
class Known:
    """A move as we word it, in each language."""

    code: str
    family: str
    name: Words
    meaning: Words
    example: Words


@dataclass(frozen=True)
class Library:
    families: dict[str, Family]
    moves: dict[str, Known]


class UnreadableMoves(ValueError):
    """The file of moves has faults; they are all told at once."""


@cache
def library(path: Path = MOVES) -> Library:
    """Families and moves, in the order of the file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    if faults := list(_faults(data)):
        raise UnreadableMoves(f"{path}: " + " ".join(faults))
    families = {row["code"]: Family(row["code"], **_words("family", row, data)) for row in data["family"]}
    moves = [Known(row["code"], row["family"], **_words("move", row, data)) for row in data["move"]]
    return Library(families, {move.code: move for move in moves})


def _words(table, row, data) -> dict[str, Words]:
    return {
        name: Words({code: _in(data, code, table, row).get(name, "") for code in LANGUAGES}) for name in SAID[table]
    }


def _in(data, language, table, row) -> dict[str, Any]:
    return row if language == "en" else data.get(language, {}).get(table, {}).get(row["code"], {})


def _faults(data) -> Iterator[str]:
    codes = Counter(row.get("code", "") for row in data.get("move", []))
    if tuple(row.get("code") for row in data.get("family", [])) != FAMILIES:
        yield f"The families are {', '.join(FAMILIES)}, in this order."
    yield from (f"“{code}” stands there {times} times." for code, times in codes.items() if times > 1)
    for row in data.get("move", []):
        if row.get("family") not in FAMILIES:
            yield f"“{row.get('code', '')}” belongs to no family."
    for table in SAID:
        yield from _unsaid(table, data)


def _unsaid(table, data) -> Iterator[str]:
    for row in data.get(table, []):
        for language in LANGUAGES:
            said = _in(data, language, table, row) if row.get("code") else {}
            yield from (
                f"“{row.get('code', '')}” has no {name} in {language}." for name in SAID[table] if not said.get(name)
            )
