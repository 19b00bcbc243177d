"""When not every wish can be kept: which of them get in each other’s way, and what giving one up would buy."""

from collections.abc import Callable, Iterable

from inquiry.timetables.schedule import Schedule, Wish
from inquiry.timetables.solving import FOUND, NONE, Solver
from inquiry.timetables.wishes import NEVER, Puzzle

QUICK = 3  # steps for each question; there are many of them
MORE_PEOPLE = (1, 2, 3, 4)


def explain(puzzle: Puzzle, solver: Solver, at: Callable[[int], None] = lambda _share: None) -> dict:
    """{"together": wishes that cannot all be kept, "offers": what would make the whole plan possible}."""
    together = smallest_conflict(puzzle, solver)
    offers = []
    for number, wish in enumerate(together):
        at(30 + 40 * number // len(together))
        if (found := offer(puzzle, solver, wish)) is not None:
            offers.append(found)
    if more := more_cover(puzzle, solver):
        offers.append(more)
    return {"together": [list(wish) for wish in together], "offers": offers}


def smallest_conflict(puzzle: Puzzle, solver: Solver) -> list[Wish]:
    """Wishes that cannot all be kept, and none of which could be left out of the sentence."""
    schedule = Schedule(puzzle)
    by_index = {keeps.index: wish for wish, keeps in schedule.keeps.items()}
    schedule.model.add_assumptions(list(schedule.keeps.values()))
    if solver.solve(schedule.model, QUICK) != NONE:
        return []
    core = [by_index[index] for index in solver.core() if index in by_index] or list(schedule.keeps)
    for wish in sorted(core, key=_easily_said):
        rest = [one for one in core if one != wish]
        if rest and _answer(puzzle, solver, rest) == NONE:
            core = rest
    return sorted(core, key=_easily_said, reverse=True)


def _easily_said(wish):
    """Wishes about minutes say most; they are left out last."""
    order = ("together", "rooms", "at once", "most", "periods", "days", "least", "minutes")
    return order.index(wish[0]), -wish[1]


def _answer(puzzle, solver, kept: Iterable[Wish]):
    schedule = Schedule(puzzle)
    for wish in kept:
        schedule.model.add(schedule.keeps[wish] == 1)
    return solver.solve(schedule.model, QUICK)


def _but(puzzle, wish, extra_cover=0):
    """Everything kept but one wish."""
    schedule = Schedule(puzzle, extra_cover)
    for one, keeps in schedule.keeps.items():
        schedule.model.add(keeps == (one != wish))
    return schedule


def offer(puzzle: Puzzle, solver: Solver, wish: Wish) -> dict | None:
    """How much of one wish has to go so that all others are kept; None when giving it up is not enough."""
    schedule = _but(puzzle, wish)
    return OFFERS[wish[0]](puzzle, solver, schedule, wish[1])


def _minutes(puzzle, solver, schedule, number):
    wished = puzzle.teams[number]["minutes"]
    got = schedule.minutes(number)
    schedule.model.add(got <= wished)
    schedule.model.maximize(got)
    if solver.solve(schedule.model, QUICK) != FOUND:
        return None
    return {"wish": ["minutes", number], "to": solver.value(got), "from": wished}


def _least(puzzle, solver, schedule, number):
    """The longest time each that would do."""
    team = puzzle.teams[number]
    shortest = schedule.model.new_int_var(0, team["least"], "shortest")
    for sitting in schedule.open[number]:
        schedule.model.add(shortest <= sitting.minutes).only_enforce_if(schedule.x[number, sitting])
    schedule.model.maximize(shortest)
    if solver.solve(schedule.model, QUICK) != FOUND:
        return None
    return {"wish": ["least", number], "to": solver.value(shortest), "from": team["least"]}


def _days(puzzle, solver, schedule, number):
    team = puzzle.teams[number]
    on = [one for one in schedule.open[number] if team["days"][one.day : one.day + 1] == [NEVER]]
    return _used(puzzle, solver, schedule, number, "days", on, lambda one: [one.day])


def _periods(puzzle, solver, schedule, number):
    team = puzzle.teams[number]
    on = [one for one in schedule.open[number] if set(puzzle.period_names(one)) & set(team["never"])]
    return _used(
        puzzle, solver, schedule, number, "periods", on, lambda one: set(puzzle.period_names(one)) & set(team["never"])
    )


def _used(puzzle, solver, schedule, number, kind, sittings, named):
    """With as few exceptions to a “never” as possible; says which."""
    schedule.model.minimize(sum(schedule.x[number, one] for one in sittings))
    if solver.solve(schedule.model, QUICK) != FOUND:
        return None
    used = {name for one in sittings if solver.value(schedule.x[number, one]) for name in named(one)}
    return {"wish": [kind, number], "to": sorted(used)}


def _at_once(puzzle, solver, schedule, _number):
    return _more(puzzle, solver, schedule, "at once", puzzle.at_once)


def _rooms(puzzle, solver, schedule, _number):
    return _more(puzzle, solver, schedule, "rooms", len(puzzle.rooms))


def _more(puzzle, solver, schedule, kind, had):
    teams = schedule.model.new_int_var(0, len(puzzle.teams), "teams")
    for slot in puzzle.slots:
        schedule.model.add(schedule.teams_at(slot) <= teams)
    schedule.model.minimize(teams)
    if solver.solve(schedule.model, QUICK) != FOUND:
        return None
    return {"wish": [kind, 0], "to": max(solver.value(teams), had + 1), "from": had}


def _most(puzzle, solver, schedule, number):
    taken = schedule.taken_by(number)
    schedule.model.minimize(taken)
    if solver.solve(schedule.model, QUICK) != FOUND:
        return None
    return {"wish": ["most", number], "to": solver.value(taken), "from": puzzle.specialists[number]["most"]}


def _together(puzzle, solver, schedule, _number):
    return {"wish": ["together", 0]} if solver.solve(schedule.model, QUICK) == FOUND else None


def more_cover(puzzle: Puzzle, solver: Solver) -> dict | None:
    """Whether it would do to have somebody more who can take a class at any time."""
    for people in MORE_PEOPLE:
        if solver.solve(_but(puzzle, None, people).model, QUICK) == FOUND:
            return {"wish": ["more cover", 0], "to": people}
    return None


OFFERS = {
    "minutes": _minutes,
    "least": _least,
    "days": _days,
    "periods": _periods,
    "at once": _at_once,
    "rooms": _rooms,
    "most": _most,
    "together": _together,
}
