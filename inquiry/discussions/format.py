"""What a protocol is: steps in order, each with its speakers, its time and what is kept of it."""

import logging
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inquiry.discussions import freezing
from inquiry.discussions.parts import (
    Accessibility,
    Credit,
    Group,
    Grouping,
    Input,
    Needs,
    Output,
    Repeat,
    Role,
    Timing,
    Variant,
)
from inquiry.discussions.reading import in_all_languages
from inquiry.discussions.steps import Step
from inquiry.discussions.words import UNSAID, Words
from inquiry.paths import PROTOCOLS

ANY_GROUP, NO_NEEDS = Group(), Needs()

__all__ = [
    "Accessibility",
    "Credit",
    "Group",
    "Grouping",
    "Input",
    "Needs",
    "Output",
    "Protocol",
    "Repeat",
    "Role",
    "Step",
    "Timing",
    "UnreadableProtocol",
    "Variant",
    "Words",
    "library",
    "load",
]


@dataclass(frozen=True)
class Protocol:
    """A way of talking with each other that somebody tried, and that can be read aloud from its file."""

    id: str
    version: int
    name: Words
    purpose: Words
    steps: tuple[Step, ...]
    aka: tuple[str, ...] = ()
    summary: Words = UNSAID
    tags: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    group: Group = ANY_GROUP
    needs: Needs = NO_NEEDS
    reference_n: int = 5
    split_after: tuple[str, ...] = ()
    debrief_with: str | None = None
    roles: tuple[Role, ...] = ()
    inputs: tuple[Input, ...] = ()
    prompts: tuple[Words, ...] = ()
    starters: tuple[Words, ...] = ()
    tips: tuple[Words, ...] = ()
    pitfalls: tuple[Words, ...] = ()
    variants: tuple[Variant, ...] = ()
    credits: tuple[Credit, ...] = ()

    def step(self, key: str) -> Step:
        """The step of that key."""
        return next(step for step in self.steps if step.key == key)

    def role(self, key: str) -> Role | None:
        """The role of that key, if the protocol has it."""
        return next((role for role in self.roles if role.key == key), None)

    @property
    def has_presenter(self) -> bool:
        """Whether somebody brings work or a story of their own."""
        return self.role("presenter") is not None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages its name was written in."""
        return tuple(self.name)

    def to_data(self) -> dict[str, Any]:
        """Everything about it as plain data in all its languages, to be frozen onto a meeting."""
        return freezing.to_data(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Protocol":
        """The protocol that was frozen."""
        return freezing.from_data(cls, data)


class UnreadableProtocol(ValueError):
    """The file is there, but it is not a protocol."""


def load(path: Path | str) -> Protocol:
    """The protocol written in this file."""
    try:
        return Protocol.from_data(in_all_languages(tomllib.loads(Path(path).read_text(encoding="utf-8"))))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableProtocol(
            f"{path} is left out: “inquiry protocols check” says what is wrong with it."
        ) from error


@cache
def library(folder: Path = PROTOCOLS) -> dict[str, Protocol]:
    """Every protocol in the folder, by id; a file with a fault is left out and the rest stays usable."""
    return {protocol.id: protocol for path in sorted(folder.glob("*.toml")) if (protocol := _usable(path))}


def _usable(path: Path) -> Protocol | None:
    try:
        return load(path)
    except UnreadableProtocol as error:
        logging.getLogger(__name__).error(str(error))
        return None
