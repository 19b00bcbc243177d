"""News as bytes on a stream."""

from functools import lru_cache

from inquiry.live import Event

HELLO = b"retry: 1000\n: " + b" " * 2048 + b"\n\n"  # long enough for networks that hold back the first two kilobytes
PING = b": ping\n\n"
GONE = b"event: gone\ndata:\n\n"
RESET = b"event: reset\ndata:\n\n"
LITTLE = 4000  # letters: a card, not a wall of them


def frames(events: list[Event], lang: str) -> bytes:
    """Several pieces in one."""
    return b"".join([frame(event, lang) for event in events])


def frame(event: Event, lang: str) -> bytes:
    """One piece of news in one language; everyone who hears that language is sent these same bytes."""
    return _kept(event, lang) if len(event.said) <= LITTLE else _made(event, lang)


def _made(event: Event, lang: str) -> bytes:
    said = event.told_in(lang)
    if "\r" in said:
        said = said.replace("\r\n", "\n").replace("\r", "\n")
    lines = said.replace("\n", "\ndata: ") if "\n" in said else said
    return f"id: {event.seq}\nevent: {event.kind}\ndata: {lines}\n\n".encode()


# Kept under the piece itself, text and all: after a restart a whole room comes back to the same news.
_kept = lru_cache(maxsize=2000)(_made)
