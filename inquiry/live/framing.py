"""A piece of news as the lines of an event stream: made once, when it is written down."""

from typing import NamedTuple


class Told(NamedTuple):
    """What the lines of a frame say."""

    seq: int
    kind: str
    said: str


def framed(seq: int, kind: str, said: str) -> str:
    """The lines browsers read: https://html.spec.whatwg.org/multipage/server-sent-events.html"""
    lines = said.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\ndata: ")
    return f"id: {seq}\nevent: {kind}\ndata: {lines}\n\n"


def unframed(frame: str) -> Told:
    """What was framed, for whoever is not told over a stream."""
    head, _, lines = frame.removesuffix("\n\n").partition("\ndata: ")
    seq, _, kind = head.removeprefix("id: ").partition("\nevent: ")
    return Told(int(seq), kind, lines.replace("\ndata: ", "\n"))
