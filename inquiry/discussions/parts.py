"""The parts a protocol is made of: who takes part, what is brought, how long, and what is kept."""

from dataclasses import dataclass

from inquiry.discussions.words import UNSAID, Words


@dataclass(frozen=True)
class Group:
    """How many people it works with, and when to work in several groups at once."""

    min: int = 2
    max: int | None = None
    best_min: int | None = None
    best_max: int | None = None
    parallel_groups_of: int | None = None
    odd_ok: bool = True


@dataclass(frozen=True)
class Needs:
    """What must be true of the team before it is wise to begin."""

    trust_level: int = 1
    outsider_needed: bool = False
    norms_adopted: bool = False
    prep_days: int = 0
    previous_protocol: str | None = None


@dataclass(frozen=True)
class Role:
    key: str
    count: int | str = 1
    required: bool = True
    may_participate: str = "yes"
    combinable_with: tuple[str, ...] = ()
    rotates: str = "never"
    name: Words = UNSAID
    duty: Words = UNSAID


@dataclass(frozen=True)
class Input:
    """Something to bring; whatever shows students says whether names must be gone."""

    kind: str
    required: bool = True
    min: int = 1
    max: int | None = None
    deidentify: str | None = None
    consent: str = "none"
    hidden_until: str | None = None
    what: Words = UNSAID


@dataclass(frozen=True)
class Credit:
    name: str
    organisation: str = ""
    year: int | None = None
    url: str = ""
    licence: str = ""
    use: str = ""


@dataclass(frozen=True)
class Change:
    """One step made shorter or longer in a variant."""

    step: str
    minutes: float
    at_least: float


@dataclass(frozen=True)
class Variant:
    key: str
    name: Words = UNSAID
    about: Words = UNSAID
    drop: tuple[str, ...] = ()
    change: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Timing:
    """Either minutes for the step, or seconds for each person who speaks."""

    minutes: float | None = None
    min_minutes: float | None = None
    seconds_per_person: int | None = None
    min_seconds_per_person: int | None = None
    who: str = "everyone"
    fixed_overhead_seconds: int = 0
    priority: str = "normal"
    may_end_early: bool = True
    basis: str = "ours"

    def nominal_seconds(self, people: int) -> float:
        """How long it takes when nobody is in a hurry."""
        return self._seconds(people, self.minutes, self.seconds_per_person)

    def least_seconds(self, people: int) -> float:
        """Below this the step is not worth doing."""
        minutes = self.minutes if self.min_minutes is None else self.min_minutes
        each = self.seconds_per_person if self.min_seconds_per_person is None else self.min_seconds_per_person
        return self._seconds(people, minutes, each)

    def _seconds(self, people: int, minutes: float | None, each: float | None) -> float:
        return self.fixed_overhead_seconds + (minutes * 60 if minutes is not None else (each or 0) * people)


@dataclass(frozen=True)
class Repeat:
    """The step comes back for every story, question or person; neighbours with the same `over` go round together."""

    over: str
    count: int | str = 1
    max: int | None = None
    rotate_roles: bool = False

    def times(self, people: int, count: int | None = None) -> int:
        """How often, for this many people and, where the number is free, for this many rounds."""
        counted: dict = {"everyone": people, "everyone_but_one": people - 1, "half": people // 2}
        wanted = counted.get(self.count, count or self.count)
        return max(1, min(wanted, self.max or wanted))

    @property
    def free(self) -> bool:
        """Whether the number of rounds may be chosen."""
        return isinstance(self.count, int)


@dataclass(frozen=True)
class Grouping:
    kind: str = "none"
    size: int | None = None
    reshuffle: bool = False
    report_back: bool = False


@dataclass(frozen=True)
class Output:
    """One kind of card this step leaves behind, and when others may read it."""

    kind: str
    subkind: str | None = None
    min_per_person: int = 0
    visibility: str = "team"
    reveal: str = "immediate"
    read_in: str | None = None
    anonymous: bool = False
    carry_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Accessibility:
    captions: bool = False
    reading_time: float = 1.0
