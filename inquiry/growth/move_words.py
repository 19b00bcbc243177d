"""The moves as a district says them: ours, some of them in its own words, some put away, and some of its own."""

from dataclasses import dataclass
from typing import Any

from inquiry.access import visible
from inquiry.db import db, new_ref
from inquiry.growth.models import MoveWording
from inquiry.growth.move_library import library
from inquiry.i18n import language

OWN = "own-"


@dataclass(frozen=True)
class Move:
    code: str
    family: str
    name: str
    meaning: str
    example: str
    is_used: bool = True

    @property
    def is_own(self) -> bool:
        """Whether the district made it itself."""
        return self.code.startswith(OWN)


@dataclass(frozen=True)
class Family:
    code: str
    name: str
    meaning: str
    moves: tuple[Move, ...]  # in use
    put_away: tuple[Move, ...]


class Moves:
    """All moves of the reader’s district in the reader’s language. Asks the database once."""

    def __init__(self, person):
        columns = (getattr(MoveWording, name) for name in ("family", "code", "name", "meaning", "example", "is_used"))
        rows = db.session.execute(visible(MoveWording, *columns, to=person).order_by(MoveWording.id))
        worded = {row.code: row for row in rows}
        ours = [_ours(known, worded.pop(code, None)) for code, known in library().moves.items()]
        own = [_own(row) for row in worded.values()]
        self.by_code: dict[str, Move] = {move.code: move for move in [*ours, *own]}

    @property
    def families(self) -> list[Family]:
        return [self._family(one) for one in library().families.values()]

    def _family(self, one):
        mine = [move for move in self.by_code.values() if move.family == one.code]
        used, away = (tuple(move for move in mine if move.is_used is so) for so in (True, False))
        return Family(one.code, one.name.in_(language()), one.meaning.in_(language()), used, away)

    def name_of(self, code) -> str:
        """What was seen under a code keeps its name, whatever became of the code."""
        move = self.by_code.get(code)
        return move.name if move else code.replace("_", " ")


def _ours(known, row: Any) -> Move:
    """What the district left empty is said as we say it."""
    said = {name: getattr(known, name).in_(language()) for name in ("name", "meaning", "example")}
    worded = {name: getattr(row, name) for name in said if row and getattr(row, name)}
    return Move(known.code, known.family, **{**said, **worded}, is_used=not row or row.is_used)


def _own(row) -> Move:
    return Move(row.code, row.family, row.name, row.meaning, row.example, row.is_used)


def new_code() -> str:
    """A code for a move the district adds."""
    return OWN + new_ref()
