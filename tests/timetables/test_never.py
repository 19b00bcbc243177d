"""Whatever is wished for: no proposal has anybody in two places, or gives a team less than it asked for."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from inquiry.timetables.finding import find, nearest
from inquiry.timetables.solving import NONE, Solver
from inquiry.timetables.wishes import COMMON, STAGGERED, Puzzle
from tests.timetables.checking import faults
from tests.timetables.schools import somebody, team, wishes

PEOPLE = ["Amal", "Bea", "Farah", "Gus", "Art", "Music"]
MARKS = some.lists(some.sampled_from(["1", "2", "3", "x1", "x2", "x3", ""]), max_size=3).map(" ".join)
DAYS = some.lists(some.sampled_from(["best", "fine", "fine", "never"]), max_size=2)
TEAMS = some.builds(
    lambda number, people, minutes, least, days, best, never: team(
        f"Team {number}", people, minutes, least, days=days, best=best, never=never
    ),
    some.integers(0, 99),
    some.lists(some.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True),
    some.sampled_from([0, 40, 45, 90, 95]),
    some.sampled_from([0, 45, 95]),
    DAYS,
    some.lists(some.sampled_from(["1", "2", "3"]), max_size=2, unique=True),
    some.lists(some.sampled_from(["1", "2", "3"]), max_size=1),
)
SCHOOLS = some.builds(
    wishes,
    some.lists(TEAMS, min_size=1, max_size=4),
    some.tuples(some.integers(1, 3), some.integers(0, 3), some.integers(0, 2)).map(
        lambda told: [somebody("Art", told[0], told[1]), somebody("Music", 1, told[2])]
    ),
    periods=some.just(3),
    days=some.just(2),
    shape=some.sampled_from([STAGGERED, STAGGERED, COMMON]),
    at_once=some.integers(0, 2),
    rooms=some.sampled_from([[], ["Library"], ["Library", "Gym"]]),
    cells=some.dictionaries(some.sampled_from([*PEOPLE, "Library"]), some.lists(MARKS, max_size=2), max_size=5),
)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(SCHOOLS)
def test_nobody_is_in_two_places_and_no_minimum_is_broken(said):
    found, puzzle, solver = [], Puzzle(said), Solver(steps=0.3)
    answer = find(puzzle, solver, lambda _number, data: found.append(data))
    assert not [fault for one in found for fault in faults(said, one)]
    if answer == NONE:
        assert not found
        nearest(puzzle, solver, found.append)
        assert not [fault for one in found for fault in faults(said, one, is_whole=False)]
