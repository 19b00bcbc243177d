"""The format of what a principal wishes for, as it is kept; and the same, ready to be reckoned with."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jsonschema import Draft202012Validator

from inquiry.timetables.cells import AWAY, FREE, read_cell

STAGGERED, COMMON = "staggered", "common"
BEST, FINE, NEVER = "best", "fine", "never"
MOST_TEAMS, MOST_PEOPLE, MOST_DAYS, MOST_PERIODS = 60, 400, 10, 16
GAP = 10  # minutes: two periods with no more than this between them are one stretch
LONGEST_RUN = 4  # periods in one sitting, unless a team wishes for longer

_NAME = {"type": "string", "minLength": 1, "maxLength": 80}
_NAMES = {"type": "array", "items": _NAME, "maxItems": 60}
_PERIOD = {"name": _NAME, "starts": {"type": "integer", "minimum": 0}, "ends": {"type": "integer", "maximum": 1440}}


def _thing(**properties):
    required, closed = list(properties), {"additionalProperties": False}
    return {"type": "object", "properties": properties, "required": required} | closed


def _several(things, most):
    return {"type": "array", "items": things, "maxItems": most}


def _number(least, most):
    return {"type": "integer", "minimum": least, "maximum": most}


SCHEMA = _thing(
    format={"const": 1},
    shape={"enum": [STAGGERED, COMMON]},
    at_once=_number(0, MOST_TEAMS),  # teams at the same time; 0: as many as fit
    days=_several(
        _thing(
            name={"type": "string", "maxLength": 80},  # of its bell schedule
            weekday={"type": ["integer", "null"], "minimum": 0, "maximum": 6},  # null: a day in turn, as A and B days
            bells={"type": ["integer", "null"]},
            periods=_several(_thing(**_PERIOD), MOST_PERIODS),
        ),
        MOST_DAYS,
    ),
    teams=_several(
        _thing(
            ref={"type": "string", "maxLength": 40},  # empty: a team that is not in the house
            name=_NAME,
            people=_NAMES,
            minutes=_number(0, 600),
            least=_number(0, 240),  # minutes each time
            days={"type": "array", "items": {"enum": [BEST, FINE, NEVER]}, "maxItems": MOST_DAYS},
            best=_NAMES,  # periods
            never=_NAMES,
        ),
        MOST_TEAMS,
    ),
    specialists=_several(_thing(name=_NAME, classes=_number(1, 10), most=_number(0, 200)), MOST_PEOPLE),
    rooms=_several(_NAME, MOST_TEAMS),
    cells={
        "type": "object",
        "maxProperties": MOST_PEOPLE,
        "propertyNames": _NAME,
        "additionalProperties": {"type": "array", "items": {"type": "string", "maxLength": 200}},
    },
)
_checker = Draft202012Validator(SCHEMA)


class Unreadable(Exception):
    """Wishes that are not in the format; nothing is reckoned with them."""


def checked(said: dict) -> dict:
    """The same wishes, or `Unreadable` with the first thing that is wrong."""
    fault = next(_checker.iter_errors(said), None)
    if fault is not None:
        raise Unreadable(f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}"[:300])
    return said


@dataclass(frozen=True)
class Sitting:
    """A stretch of a day in which a team could meet: from one period to another, both included."""

    day: int
    first: int
    last: int
    minutes: int

    @property
    def slots(self) -> list[tuple[int, int]]:
        return [(self.day, period) for period in range(self.first, self.last + 1)]


class Puzzle:
    """Wishes with their consequences: who would have to be covered when, and when a team could meet at all."""

    def __init__(self, wishes: dict):
        said = checked(wishes)
        self.shape, self.at_once = said["shape"], said["at_once"]
        self.days, self.teams, self.specialists = said["days"], said["teams"], said["specialists"]
        self.rooms = said["rooms"]
        self.marks = dict(_marks(said))
        self.covers = {one["name"] for one in self.specialists}

    def is_away(self, name, slot) -> bool:
        return self.marks.get((name, *slot)) == AWAY

    def to_cover(self, team, slot) -> list[str]:
        """Whose classes somebody has to take while a team meets; specialists have no class of their own."""
        return [one for one in team["people"] if one not in self.covers and (one, *slot) not in self.marks]

    @cached_property
    def slots(self) -> list[tuple[int, int]]:
        return [(day, period) for day, told in enumerate(self.days) for period in range(len(told["periods"]))]

    def open_sittings(self, number) -> list[Sitting]:
        """When everybody of a team could be there, whoever takes their classes."""
        team = self.teams[number]
        return [one for one in self._stretches(team) if not self._anybody_away(team, one)]

    def least_cover(self, number) -> int:
        """How many classes somebody has to take at once while a team meets, at the time when it is fewest."""
        team = self.teams[number]
        many = (max(len(self.to_cover(team, slot)) for slot in one.slots) for one in self.open_sittings(number))
        return min(many, default=0)

    def _anybody_away(self, team, sitting):
        return any(self.is_away(name, slot) for name in team["people"] for slot in sitting.slots)

    def _stretches(self, team) -> Iterator[Sitting]:
        enough = self.enough(team)
        for day, told in enumerate(self.days):
            periods = told["periods"]
            for first in range(len(periods)):
                yield from _growing(day, periods, first, enough)

    def enough(self, team) -> int:
        """How long a stretch may have to be, so that longer ones need not be thought of."""
        everybody = self.teams if self.shape == COMMON else [team]
        return max(max(one["minutes"], one["least"]) for one in everybody)

    def period_names(self, sitting) -> list[str]:
        periods = self.days[sitting.day]["periods"]
        return [periods[number]["name"] for number in range(sitting.first, sitting.last + 1)]


def uncovered(wishes) -> list[tuple[int, int]]:
    """Where nobody at all can take a class: the teams that need somebody, and how many at the least."""
    if wishes["specialists"]:
        return []
    puzzle = Puzzle(wishes)
    needs = [(number, puzzle.least_cover(number)) for number, team in enumerate(puzzle.teams) if team["minutes"]]
    return [(number, needed) for number, needed in needs if needed]


def _growing(day, periods, first, enough):
    starts, before = periods[first]["starts"], 0
    for last in range(first, len(periods)):
        if last > first and periods[last]["starts"] - periods[last - 1]["ends"] > GAP:
            return
        if last > first and (before >= enough or last - first >= LONGEST_RUN):
            return
        before = periods[last]["ends"] - starts
        yield Sitting(day, first, last, before)


def _marks(said):
    """(name, day, period) → free or away, for whoever said so."""
    for name, cells in said["cells"].items():
        for day, cell in enumerate(cells[: len(said["days"])]):
            names = [period["name"] for period in said["days"][day]["periods"]]
            found, _unknown = read_cell(cell, names)
            yield from (((name, day, period), mark) for period, mark in found.items() if mark in (FREE, AWAY))
