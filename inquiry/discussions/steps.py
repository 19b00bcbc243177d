"""A step of a protocol."""

from dataclasses import dataclass

from inquiry.discussions.kinds import SILENT_TURNS
from inquiry.discussions.parts import Accessibility, Grouping, Output, Repeat, Timing
from inquiry.discussions.words import UNSAID, Words

TOGETHER, AS_USUAL = Grouping(), Accessibility()


@dataclass(frozen=True)
class Step:
    """One thing everybody does together until the facilitator goes on."""

    key: str
    turn: str
    title: Words
    do: Words
    timing: Timing
    facilitator_note: Words = UNSAID
    starters: tuple[Words, ...] = ()
    speaks: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    first: str | None = None
    until_dry: bool = False
    outputs: tuple[Output, ...] = ()
    record: str = "notes"
    guard: tuple[str, ...] = ()
    repeat: Repeat | None = None
    grouping: Grouping = TOGETHER
    async_ok: bool = False
    screen: str = "prompt"
    accessibility: Accessibility = AS_USUAL

    @property
    def is_silent(self) -> bool:
        """Whether nobody speaks in it."""
        return self.turn in SILENT_TURNS or "all" in self.silent

    @property
    def is_recorded(self) -> bool:
        """Whether anything may be written down in it."""
        return self.record != "none" and bool(self.outputs)

    def people_counted(self, people: int) -> int:
        """How many people the seconds per person are for."""
        counted = {
            "everyone": people,
            "everyone_but_one": people - 1,
            "group": min(self.grouping.size or people, people),
        }
        return counted[self.timing.who]
