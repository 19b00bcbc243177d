"""News as bytes on a stream."""

from inquiry.live import Heard

HELLO = b"retry: 1000\n: " + b" " * 2048 + b"\n\n"  # long enough for networks that hold back the first two kilobytes
PING = b": ping\n\n"
GONE = b"event: gone\ndata:\n\n"
RESET = b"event: reset\ndata:\n\n"


def frames(events: list[Heard]) -> bytes:
    """Several pieces in one, as they were written down."""
    return "".join([event.frame for event in events]).encode()
