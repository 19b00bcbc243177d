"""The one place that puts a meeting together: opening, what we said we would do, the main protocol, closing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from inquiry.discussions.format import Protocol, Step, library
from inquiry.discussions.freezing import to_data
from inquiry.discussions.scaling import Fit, FitStep, fit
from inquiry.discussions.variants import vary
from inquiry.meetings import own_steps

OPENING, COMMITMENTS, MAIN, CLOSING = "opening", "commitments", "main", "closing"
OPENING_MOST, CLOSING_MOST, SHORT = 10, 6, 40


@dataclass(frozen=True)
class Planned:
    """One step as it will stand in the meeting, and its share of the time."""

    part: str
    step: Step
    seconds: int
    least_seconds: int
    round: int = 1

    @property
    def key(self) -> str:
        return self.step.key

    @property
    def minutes(self) -> float:
        return self.seconds / 60

    @property
    def is_quiet(self) -> bool:
        """Whether everybody is silent in it."""
        return self.step.is_silent

    def to_data(self) -> dict:
        """The step in all languages, to be frozen onto the meeting."""
        return to_data(self.step)


@dataclass(frozen=True)
class Agenda:
    """Every step in order. `fit` is what the main protocol shrinks to, or why it does not fit and what would help."""

    steps: tuple[Planned, ...]
    slot_seconds: int
    main_minutes: float
    fit: Fit | None = None
    main: Protocol | None = None

    def __iter__(self) -> Iterator[Planned]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def part(self, name: str) -> list[Planned]:
        """The steps of the opening, the commitments, the main protocol or the closing."""
        return [planned for planned in self.steps if planned.part == name]

    @property
    def ok(self) -> bool:
        """Whether it fits the slot."""
        return (self.fit is None or self.fit.ok) and self.total_seconds <= self.slot_seconds

    @property
    def total_seconds(self) -> int:
        return sum(planned.seconds for planned in self.steps)

    @property
    def spare_seconds(self) -> int:
        """What is left over; below zero, what is missing."""
        return self.slot_seconds - self.total_seconds


def agenda_of(meeting, people: int | None = None, minutes: float | None = None, *, has_norms: bool = True) -> Agenda:
    """The whole meeting for this many people (as planned, when nobody says) in this many minutes."""
    slot, many = minutes or meeting.minutes, max(2, people or meeting.expected)
    opening = list(_opening(meeting, slot, many))
    commitments = [_own(COMMITMENTS, own_steps.commitments(), slot)]
    closing = list(_closing(meeting, slot, many, has_norms))
    left = slot - sum(planned.seconds for planned in opening + commitments + closing) / 60
    protocol = _main_protocol(meeting)
    got = fit(protocol, max(left, 0), people=many, **_asked(meeting)) if protocol else None
    main = list(_main(protocol, got, left, meeting, many))
    return Agenda((*opening, *commitments, *main, *closing), round(slot * 60), left, got, protocol)


def agenda_in_time(meeting, people: int, minutes_left: float, *, has_norms: bool = True) -> Agenda:
    """The meeting in the minutes that are left of it; where that is too short, as it was planned."""
    late = 0 < minutes_left < meeting.minutes
    shorter = agenda_of(meeting, people, minutes_left, has_norms=has_norms) if late else None
    return shorter if shorter and shorter.ok else agenda_of(meeting, people, has_norms=has_norms)


def _asked(meeting) -> dict:
    known = {"count": None, "keep_debrief": False, "pre_work": ()}
    return {name: (meeting.settings or {}).get(name) or usual for name, usual in known.items()}


def _main_protocol(meeting) -> Protocol | None:
    protocol = library().get(meeting.protocol_id or "")
    variant = (meeting.settings or {}).get("variant")
    known = protocol and variant in {each.key for each in protocol.variants}
    return vary(protocol, variant) if protocol and known else protocol


def _own(part: str, step: Step, slot: float) -> Planned:
    """A step of our own; in a short meeting it takes as little as it can."""
    least = round(step.timing.least_seconds(1))
    return Planned(part, step, least if slot < SHORT else round(step.timing.nominal_seconds(1)), least)


def _opening(meeting, slot: float, people: int) -> Iterator[Planned]:
    protocol = library().get(meeting.opening_id or "")
    if protocol is None:
        yield _own(OPENING, own_steps.welcome(), slot)
    else:
        yield from _side(OPENING, protocol, min(OPENING_MOST, slot / 8), people)


def _closing(meeting, slot: float, people: int, has_norms: bool) -> Iterator[Planned]:
    yield _own(CLOSING, own_steps.next_steps(), slot)
    protocol = library().get(meeting.closing_id or "")
    if protocol:
        yield from _side(CLOSING, protocol, min(CLOSING_MOST, slot / 12), people)
    if has_norms:
        yield _own(CLOSING, own_steps.norms_rating(), slot)


def _side(part: str, protocol: Protocol, minutes: float, people: int) -> Iterator[Planned]:
    """A short protocol around the main one: its share, and never less than it needs."""
    got = fit(protocol, minutes, people=people)
    if not got.ok:
        got = fit(protocol, got.shortest_seconds / 60, people=people)
    yield from _in_order(part, protocol, got)


def _main(protocol: Protocol | None, got: Fit | None, left: float, meeting, people: int) -> Iterator[Planned]:
    if protocol is None or got is None:
        step = own_steps.work()
        least = round(step.timing.least_seconds(1))
        yield Planned(MAIN, step, max(round(left * 60), least), least)
        return
    if not got.ok:
        got = fit(protocol, got.shortest_seconds / 60, people=people, **_asked(meeting))
    yield from _in_order(MAIN, protocol, got)


def _in_order(part: str, protocol: Protocol, got: Fit) -> Iterator[Planned]:
    """The steps one after the other; neighbours that repeat over the same thing go round together."""
    shares = {share.key: share for share in got.steps}
    together = groupby(protocol.steps, key=lambda step: (step.repeat and step.repeat.over) or step.key)
    for _over, several in together:
        steps = [step for step in several if shares[step.key].in_meeting]
        times = max((shares[step.key].repeats for step in steps), default=0)
        for number in range(1, times + 1):
            yield from (_planned(part, step, shares[step.key], number) for step in steps)


def _planned(part: str, step: Step, share: FitStep, number: int) -> Planned:
    return Planned(part, step, share.seconds, share.least_seconds, number)
