"""News as bytes on a stream."""

from inquiry.live import Event

HELLO = b"retry: 1000\n: " + b" " * 2048 + b"\n\n"  # long enough for networks that hold back the first two kilobytes
PING = b": ping\n\n"
GONE = b"event: gone\ndata:\n\n"
RESET = b"event: reset\ndata:\n\n"


def frames(events: list[Event], lang: str) -> bytes:
    """Several pieces in one."""
    return b"".join([frame(event, lang) for event in events])


def frame(event: Event, lang: str) -> bytes:
    """One piece of news in one language; everyone who hears that language is sent these same bytes."""
    said = event.told_in(lang)
    if "\r" in said:
        said = said.replace("\r\n", "\n").replace("\r", "\n")
    lines = said.replace("\n", "\ndata: ") if "\n" in said else said
    return f"id: {event.seq}\nevent: {event.kind}\ndata: {lines}\n\n".encode()
