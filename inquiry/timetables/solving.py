"""The solver, asked so that the same question always gets the same answer."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

FOUND, NONE, TOO_LONG = "found", "none", "too long"
WORKERS = 2
ANSWERS = {cp_model.OPTIMAL: FOUND, cp_model.FEASIBLE: FOUND, cp_model.INFEASIBLE: NONE}


@dataclass
class Solver:
    """`steps` are counted work, the same on every machine; `seconds` only stop what is stuck."""

    seed: int = 1
    steps: float = 4
    seconds: float = 18
    better: Callable[[dict], None] = lambda _values: None
    _now: cp_model.CpSolver | None = field(default=None, repr=False)
    is_stopped: bool = False

    def stop(self) -> None:
        """Come to an end, from any thread."""
        self.is_stopped = True
        if self._now:
            self._now.stop_search()

    def solve(self, model, steps=None, watched=()) -> str:
        """Found, none, or too long; afterwards `value` and `core` answer."""
        if self.is_stopped:
            return TOO_LONG
        self._now = solver = cp_model.CpSolver()
        solver.parameters.num_workers = WORKERS
        solver.parameters.interleave_search = True  # two workers that take turns find the same thing each time
        solver.parameters.random_seed = self.seed
        solver.parameters.max_deterministic_time = steps or self.steps
        solver.parameters.max_time_in_seconds = self.seconds
        status = solver.solve(model, _Listener(watched, self.better) if watched else None)
        return ANSWERS.get(status, TOO_LONG)

    def value(self, expression) -> int:
        return self._now.value(expression)

    def core(self) -> list[int]:
        return list(self._now.sufficient_assumptions_for_infeasibility())


class _Listener(cp_model.CpSolverSolutionCallback):
    """Hears of each better solution."""

    def __init__(self, watched, better):
        super().__init__()
        self.watched, self.better = watched, better

    def on_solution_callback(self):
        self.better({name: self.value(variable) for name, variable in self.watched})
