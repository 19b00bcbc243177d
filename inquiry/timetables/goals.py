"""What a proposal is good at. Each kind puts one thing first; the others only decide between equals."""

from itertools import pairwise

from inquiry.timetables.schedule import Schedule, missed

WISHES, COVER, EVEN, NEAREST = "wishes", "cover", "even", "nearest"
KINDS = (WISHES, COVER, EVEN)
FIRST = 1000


def aim(schedule: Schedule, kind: str) -> None:
    """Give the model what it is to make as small as can be."""
    misses, covered = _misses(schedule), sum(schedule.covered.values())
    over = sum(schedule.minutes(number) for number in range(len(schedule.puzzle.teams)))
    goals = {
        WISHES: lambda: FIRST * misses + 10 * covered + over,
        COVER: lambda: FIRST * covered + 10 * misses + over,
        EVEN: lambda: FIRST * _crowded(schedule) + 10 * misses + covered + over,
    }
    schedule.model.minimize(goals[kind]())


def _misses(schedule):
    puzzle = schedule.puzzle
    return sum(
        len(missed(puzzle, puzzle.teams[number], sitting)) * meets for (number, sitting), meets in schedule.x.items()
    )


def _crowded(schedule):
    """How uneven a week is: teams at the same time, classes covered on one day, sittings on days side by side."""
    model, puzzle = schedule.model, schedule.puzzle
    teams = model.new_int_var(0, len(puzzle.teams), "most teams at once")
    most = sum(one["classes"] for one in puzzle.specialists) * max(
        (len(day["periods"]) for day in puzzle.days), default=0
    )
    day_load = model.new_int_var(0, most + 1, "most cover on a day")
    for slot in puzzle.slots:
        model.add(schedule.teams_at(slot) <= teams)
    for day in range(len(puzzle.days)):
        covered = [needed for (one, _period), needed in schedule.covered.items() if one == day]
        model.add(sum(covered) <= day_load)
    return 3 * teams + day_load + sum(_side_by_side(schedule))


def _side_by_side(schedule):
    for number in range(len(schedule.puzzle.teams)):
        on = [
            sum(schedule.x[number, sitting] for sitting in schedule.open[number] if sitting.day == day)
            for day in range(len(schedule.puzzle.days))
        ]
        for day, (one, other) in enumerate(pairwise(on)):
            close = schedule.model.new_bool_var(f"close {number} {day}")
            schedule.model.add(close >= one + other - 1)
            yield close


def come_nearest(schedule: Schedule) -> None:
    """When not everything can be: as few teams short as possible, then as few minutes short as possible."""
    short, model = [], schedule.model
    for wish, keeps in schedule.keeps.items():
        if wish[0] != "minutes":
            model.add(keeps == 1)
    for number, team in enumerate(schedule.puzzle.teams):
        if team["minutes"]:
            missing = model.new_int_var(0, team["minutes"], f"missing {number}")
            model.add(missing >= team["minutes"] - schedule.minutes(number))
            short.append(60 * (1 - schedule.wish("minutes", number)) + missing)
    model.minimize(FIRST * sum(short) + sum(schedule.covered.values()) + _misses(schedule))
