"""From wishes to two or three proposals that differ, the best of each kind."""

from collections.abc import Callable

from inquiry.timetables.goals import KINDS, NEAREST, aim, come_nearest
from inquiry.timetables.proposals import proposal
from inquiry.timetables.schedule import Schedule
from inquiry.timetables.solving import FOUND, NONE, Solver
from inquiry.timetables.wishes import Puzzle

Told = Callable[[int, dict], None]  # a number and what was found so far under it; a better one comes later


def find(puzzle: Puzzle, solver: Solver, tell: Told, at: Callable[[int], None] = lambda _share: None) -> str:
    """Found, none, or too long. What is found is told at once, and told again whenever it got better."""
    seen: list[set] = []
    for number, kind in enumerate(KINDS, 1):
        at(number * 25 - 15)
        answer = _one(puzzle, solver, kind, seen, lambda data, number=number: tell(number, data))
        if answer is not None and (answer != FOUND or solver.is_stopped):
            return FOUND if seen else answer
    return FOUND


def _one(puzzle, solver, kind, seen, tell):
    """The best plan of one kind; None when there is none that differs enough from those before it."""
    schedule = everything_kept(puzzle)
    for chosen in seen:  # one sitting in five is another one
        same = [schedule.x[one] for one in chosen]
        schedule.model.add(sum(same) <= len(same) - max(1, len(same) // 5))
    aim(schedule, kind)
    answer = listen(schedule, solver, kind, tell)
    if answer == FOUND:
        seen.append({one for one, meets in schedule.x.items() if solver.value(meets)})
    return None if seen and answer == NONE else answer


def everything_kept(puzzle) -> Schedule:
    """The model with every wish kept."""
    schedule = Schedule(puzzle)
    for keeps in schedule.keeps.values():
        schedule.model.add(keeps == 1)
    return schedule


def nearest(puzzle: Puzzle, solver: Solver, tell: Callable[[dict], None]) -> str:
    """When not everything can be: the plan that gives as many teams as possible all of their minutes."""
    schedule = Schedule(puzzle)
    come_nearest(schedule)
    return listen(schedule, solver, NEAREST, tell)


def listen(schedule, solver, kind, tell) -> str:
    """Solve, and tell each better plan as it comes."""
    rooms = {("room", *one): variable for one, variable in (schedule.in_room or {}).items()}
    takes = {("takes", *one): variable for one, variable in schedule.takes.items()}
    watched = [*schedule.x.items(), *rooms.items(), *takes.items()]
    solver.better = lambda values: tell(_read(schedule, kind, values))
    answer = solver.solve(schedule.model, watched=watched)
    if answer == FOUND:
        tell(_read(schedule, kind, {name: solver.value(variable) for name, variable in watched}))
    return answer


def _read(schedule, kind, values):
    chosen = [one for one in schedule.x if values[one]]
    takes = {one: values["takes", *one] for one in schedule.takes}
    rooms = None
    if schedule.in_room is not None:
        rooms = {
            (team, sitting): room for team, sitting, room in schedule.in_room if values["room", team, sitting, room]
        }
    return proposal(schedule.puzzle, kind, chosen, takes, rooms)
