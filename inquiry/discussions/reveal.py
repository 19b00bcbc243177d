"""When a card that was written face down is turned over."""

from collections.abc import Collection

from inquiry.discussions.format import Protocol
from inquiry.discussions.parts import Output

REVEALS = ("immediate", "on_step_end", "simultaneous", "when_read")


def is_open(
    output: Output,
    step: str,
    *,
    ended: Collection[str] = (),
    revealed: bool = False,
    read: bool = False,
) -> bool:
    """Whether the team may read a card of this output: `ended` are the steps that are over."""
    if output.visibility != "team":
        return False
    opened = {
        "immediate": True,
        "on_step_end": step in ended,
        "simultaneous": revealed,
        "when_read": read or output.read_in in ended,
    }
    return opened[output.reveal]


def read_aloud_in(protocol: Protocol, step: str) -> list[tuple[str, Output]]:
    """Which cards, by the step they were written in, are waiting to be read aloud in this step."""
    return [
        (writing.key, output)
        for writing in protocol.steps
        for output in writing.outputs
        if output.reveal == "when_read" and output.read_in == step
    ]


def opened_by_the_end_of(protocol: Protocol, step: str) -> list[tuple[str, Output]]:
    """Which cards, by the step they were written in, nobody can keep face down once this step is over."""
    own = [(step, output) for output in protocol.step(step).outputs if output.reveal == "on_step_end"]
    return own + read_aloud_in(protocol, step)
