"""What was found, as it is kept: every sitting with its room and who takes whose class, and what it is worth."""

from collections import defaultdict

from inquiry.timetables.schedule import missed
from inquiry.timetables.wishes import Puzzle, Sitting


def proposal(puzzle: Puzzle, kind: str, chosen: list[tuple[int, Sitting]], takes: dict, rooms: dict | None) -> dict:
    """A proposal from the sittings that were chosen. `takes` and `rooms` say what the solver had to choose."""
    chosen = sorted(chosen, key=lambda one: (one[1].day, one[1].first, one[0]))
    rooms = rooms if rooms is not None else _rooms(puzzle, chosen)
    cover = _cover(puzzle, chosen, takes)
    return {
        "kind": kind,
        "sittings": [
            {
                "team": number,
                "day": sitting.day,
                "first": sitting.first,
                "last": sitting.last,
                "minutes": sitting.minutes,
                "room": rooms.get((number, sitting), ""),
                "cover": cover[number, sitting],
            }
            for number, sitting in chosen
        ],
        "measures": _measures(puzzle, chosen, cover),
        "misses": list(_misses(puzzle, chosen)),
    }


def _rooms(puzzle, chosen):
    """The first free room for each sitting; there are as many as are needed at once."""
    given = {}
    free_from: dict[tuple[str, int], int] = {}
    for number, sitting in chosen:
        free = [room for room in puzzle.rooms if free_from.get((room, sitting.day), 0) <= sitting.first]
        if free:
            given[number, sitting] = free[0]
            free_from[free[0], sitting.day] = sitting.last + 1
    return given


def _cover(puzzle, chosen, takes):
    """Who takes whose class: the fewest so far first, and the same person for a whole sitting if possible."""
    by_slot, given = defaultdict(list), defaultdict(list)
    load: dict[str, int] = defaultdict(int)
    for number, sitting in chosen:
        for slot in sitting.slots:
            by_slot[slot].append((number, sitting))
    before: dict[str, str] = {}
    for slot in sorted(by_slot):
        left = _places(puzzle, slot, by_slot[slot], takes)
        lessons = [(one, who) for one in by_slot[slot] for who in puzzle.to_cover(puzzle.teams[one[0]], slot)]
        begun = {who for one, who in lessons if slot[1] > one[1].first}
        for one, who in sorted(lessons, key=lambda lesson: lesson[1] not in begun):  # what was begun goes on
            before[who] = by = _who(left, load, before.get(who) if who in begun else None)
            left[by] -= 1
            load[by] += 1
            given[one].append({"period": slot[1], "who": who, "by": by})
    return given


def _places(puzzle, slot, meeting, takes):
    """How many classes each specialist takes then: as the solver says for those who take only so many a week."""
    sits = {name for number, _sitting in meeting for name in puzzle.teams[number]["people"]}
    return {
        one["name"]: takes.get((number, slot), 0) if one["most"] else one["classes"]
        for number, one in enumerate(puzzle.specialists)
        if one["name"] not in sits and not puzzle.is_away(one["name"], slot)
    }


def _who(left, load, usual):
    """The same as in the period before, else who took the fewest; the model has seen to it that there is somebody."""
    if left.get(usual, 0) > 0:
        return usual
    return min((name for name, places in left.items() if places > 0), key=lambda name: (load[name], name))


def _measures(puzzle, chosen, cover):
    per_slot: dict[tuple[int, int], int] = defaultdict(int)
    per_day: dict[int, int] = defaultdict(int)
    for number, sitting in chosen:
        for slot in sitting.slots:
            per_slot[slot] += 1
        per_day[sitting.day] += len(cover[number, sitting])
    return {
        "sittings": len(chosen),
        "covered": sum(per_day.values()),
        "most_on_a_day": max(per_day.values(), default=0),
        "at_once": max(per_slot.values(), default=0),
        "missed": sum(len(missed(puzzle, puzzle.teams[number], sitting)) for number, sitting in chosen),
        "minutes": {str(number): got for number, got in _minutes(puzzle, chosen).items()},
    }


def _minutes(puzzle, chosen):
    got = dict.fromkeys(range(len(puzzle.teams)), 0)
    for number, sitting in chosen:
        got[number] += sitting.minutes
    return got


def _misses(puzzle, chosen):
    """Which wishes a proposal does not meet: too few minutes, another day than the best, another period."""
    for number, got in _minutes(puzzle, chosen).items():
        if got < puzzle.teams[number]["minutes"]:
            yield {"what": "minutes", "team": number, "got": got}
    for number, sitting in chosen:
        where = {"team": number, "day": sitting.day, "first": sitting.first, "last": sitting.last}
        yield from ({"what": what, **where} for what in missed(puzzle, puzzle.teams[number], sitting))
