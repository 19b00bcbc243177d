"""Read a protocol file as a careful colleague would, and say what is wrong, where, in plain words."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from inquiry.discussions.borrowed import borrowed_lines
from inquiry.discussions.lines import line_of, places
from inquiry.discussions.rules import findings
from inquiry.discussions.schema_words import in_plain_words
from inquiry.discussions.translations import mismatches
from inquiry.paths import PROTOCOLS

_TOML_PLACE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, order=True)
class Fault:
    file: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


def check(path: Path | str, sources: Iterable[str] = ()) -> list[Fault]:
    """Everything wrong with this file; `sources` are other people’s texts our wording must not repeat."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError:
        return [Fault(str(path), 1, "There is no file here that can be read.")]
    except UnicodeDecodeError:
        return [Fault(str(path), 1, "This is not a text file; save it as UTF-8.")]
    except tomllib.TOMLDecodeError as error:
        return [_unreadable(path, text, str(error))]
    found = places(text)
    faults = {Fault(str(path), line_of(where, found), says) for where, says in _faults(path, data)}
    faults |= {
        Fault(str(path), line, f"These words are somebody else’s: “{run}…”.")
        for line, run in borrowed_lines(text, sources)
    }
    return sorted(faults)


def _unreadable(path: Path, text: str, message: str) -> Fault:
    place = _TOML_PLACE.search(message)
    line = int(place[1]) if place and place[1] else len(text.splitlines()) or 1
    reason = _TOML_PLACE.sub("", message).strip()
    return Fault(
        str(path),
        line,
        f"This line cannot be read: {reason[:1].lower()}{reason[1:]}. Look for a missing quote or bracket.",
    )


def _faults(path: Path, data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    objections = [said for error in _schema().iter_errors(data) for said in in_plain_words(error)]
    yield from objections
    if objections:
        return
    if data["id"] != path.stem:
        yield ("id",), f"“id” is “{data['id']}”, but the file is called “{path.name}”; they should be the same."
    yield from findings(data)
    yield from mismatches(data)


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((PROTOCOLS / "schema.json").read_text(encoding="utf-8")))
