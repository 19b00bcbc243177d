"""Fit a protocol into the minutes there are, fairly, or say plainly that it does not fit."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from math import ceil, floor

from inquiry.discussions.format import Protocol, Step

HALF_MINUTE = 30
DEBRIEF_LEAST = 120


@dataclass(frozen=True)
class FitStep:
    """One step and its share of the slot, for a single pass of it."""

    key: str
    nominal_seconds: float
    least_seconds: int
    seconds: int = 0
    repeats: int = 1
    dropped: bool = False
    pre_work: bool = False
    priority: str = "normal"
    turn: str = ""

    @property
    def in_meeting(self) -> bool:
        """Whether it takes time in the room."""
        return not (self.dropped or self.pre_work)

    @property
    def total_seconds(self) -> int:
        """All its passes together."""
        return self.seconds * self.repeats


@dataclass(frozen=True)
class Fit:
    """What a protocol shrinks to, and how much is left over; or, refused, what would help."""

    ok: bool
    steps: list[FitStep]
    shortest_seconds: int
    buffer_seconds: int = 0
    offers: list = field(default_factory=list)

    @property
    def total_seconds(self) -> int:
        """Everything that happens in the room."""
        return sum(step.total_seconds for step in self.steps)

    @property
    def nominal_seconds(self) -> float:
        """How long it would take if nobody were in a hurry."""
        return sum(step.nominal_seconds * step.repeats for step in self.steps if step.in_meeting)

    def step(self, key: str) -> FitStep:
        """The share of this step."""
        return next(step for step in self.steps if step.key == key)


def share_out(
    protocol: Protocol,
    minutes: float,
    *,
    people: int,
    count: int | None = None,
    keep_debrief: bool = False,
    pre_work: Collection[str] = (),
) -> Fit:
    """The slot shared among the steps, without looking for ways out when it is too short."""
    slot = floor(minutes * 60 / HALF_MINUTE) * HALF_MINUTE
    steps = [_measure(step, people, count, step.key in pre_work) for step in protocol.steps]
    shortest = least(_trimmed(steps, 0, keep_debrief))
    kept = _trimmed(steps, slot, keep_debrief)
    if least(kept) > slot:
        return Fit(False, kept, shortest)
    timed = _share(kept, slot)
    return Fit(True, timed, shortest, slot - sum(step.total_seconds for step in timed))


def least(steps: list[FitStep]) -> int:
    """The shortest these steps can be."""
    return sum(step.least_seconds * step.repeats for step in steps if step.in_meeting)


def _measure(step: Step, people: int, count: int | None, pre_work: bool) -> FitStep:
    counted = step.people_counted(people)
    shortest = _half_minutes_up(step.timing.least_seconds(counted))
    nominal = max(step.timing.nominal_seconds(counted), shortest)
    repeats = step.repeat.times(people, count) if step.repeat else 1
    away = pre_work and step.async_ok
    return FitStep(step.key, nominal, shortest, 0, repeats, False, away, step.timing.priority, step.turn)


def _half_minutes_up(seconds: float) -> int:
    return ceil(round(seconds / HALF_MINUTE, 6)) * HALF_MINUTE


def _trimmed(steps: list[FitStep], slot: int, keep_debrief: bool) -> list[FitStep]:
    if least(steps) <= slot:
        return steps
    if keep_debrief:
        steps = [_kept_debrief(step) for step in steps]
    while least(steps) > slot and (longest := _longest_optional(steps)):
        steps = [replace(step, dropped=True) if step is longest else step for step in steps]
    return steps


def _kept_debrief(step: FitStep) -> FitStep:
    if step.turn != "debrief":
        return step
    return replace(step, priority="protect", least_seconds=min(step.least_seconds, DEBRIEF_LEAST))


def _longest_optional(steps: list[FitStep]) -> FitStep | None:
    optional = [step for step in steps if step.priority == "optional" and step.in_meeting]
    return max(optional, key=lambda step: step.nominal_seconds * step.repeats, default=None)


def _share(steps: list[FitStep], slot: int) -> list[FitStep]:
    present = [step for step in steps if step.in_meeting]
    wanted = sum(step.nominal_seconds * step.repeats for step in present)
    budget = min(slot, _half_minutes_up(wanted))
    shares = _round(present, _ideal(present, budget, wanted), budget)
    return [replace(step, seconds=shares.get(step.key, 0)) for step in steps]


def _ideal(steps: list[FitStep], budget: int, wanted: float) -> dict[str, float]:
    floor_of_all = least(steps)
    give = wanted - floor_of_all
    part = min(1, (budget - floor_of_all) / give) if give else 0
    return {step.key: step.least_seconds + (step.nominal_seconds - step.least_seconds) * part for step in steps}


def _round(steps: list[FitStep], ideal: dict[str, float], budget: int) -> dict[str, int]:
    """Half minutes by the largest remainder, so that the sum is the slot and not a little more."""
    shares = {step.key: floor(round(ideal[step.key] / HALF_MINUTE, 6)) * HALF_MINUTE for step in steps}
    left = budget - sum(shares[step.key] * step.repeats for step in steps)
    for step in sorted(steps, key=lambda step: shares[step.key] - ideal[step.key]):
        if ideal[step.key] - shares[step.key] > 1e-6 and step.repeats * HALF_MINUTE <= left:
            shares[step.key] += HALF_MINUTE
            left -= step.repeats * HALF_MINUTE
    return shares
