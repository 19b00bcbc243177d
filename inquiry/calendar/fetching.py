"""A calendar from an address on the internet. What was checked is what is connected to; inside, nobody is asked.

The name is resolved once, every address it has must be public, and the connection goes to the very number that was
checked, so that an answer of the name service that changes in between leads nowhere. Each redirect starts again.
"""

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from inquiry.calendar.addresses import Place, place_of
from inquiry.calendar.calling import Calling, speaking_tls
from inquiry.calendar.opening import LARGEST, NotRead
from inquiry.calendar.reachable import is_public

MOVED, MOST_MOVES = (301, 302, 303, 307, 308), 4
REASONS = {401: "not_for_us", 403: "not_for_us", 404: "not_there", 410: "not_there"}
_lines = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Limits:
    """How long and how much. Tests hand in smaller ones, and what stands in for the internet."""

    seconds: float = 20
    connecting: float = 5
    largest: int = LARGEST
    ports: tuple[int, ...] = (80, 443)
    reachable: Callable[[str], bool] = is_public


USUAL = Limits()


def fetch(address: str, limits: Limits = USUAL) -> bytes:
    """The bytes at an address. Raises NotRead with the reason why not; nobody may hold a transaction meanwhile."""
    if not _lines.acquire(timeout=limits.seconds):
        raise NotRead("busy")
    try:
        return _follow(address, limits, time.monotonic() + limits.seconds)
    finally:
        _lines.release()


def _follow(address, limits, until):
    was_safe = False
    for _move in range(MOST_MOVES + 1):
        place = place_of(address, limits.ports)
        if was_safe and not place.is_safe:  # the address may hold a secret; it does not go on in the open
            raise NotRead("unsafe_move")
        told = _ask(place, limits, until)
        if isinstance(told, bytes):
            return told
        was_safe, address = place.is_safe, urljoin(place.address, told)
    raise NotRead("moves")


def _ask(place: Place, limits: Limits, until: float) -> bytes | str:
    """The calendar, or the address it has moved to."""
    with _connected(place, limits, until) as line, _in_words(until):
        line.request("GET", place.path, headers=place.headers)
        with line.getresponse() as said:
            if said.status in MOVED and said.getheader("Location"):
                return said.getheader("Location")
            if said.status != 200:
                raise NotRead(REASONS.get(said.status, "no_calendar_there"))
            return _body(said, limits, until)


def _body(said, limits, until):
    parts, room = [], limits.largest - (said.length or 0)
    while room >= 0 and (part := said.read1(64 * 1024)):
        parts.append(part)
        room = limits.largest - sum(map(len, parts))
    if room < 0:
        raise NotRead("too_large")
    if time.monotonic() > until:
        raise NotRead("too_slow")
    if said.length:  # fewer bytes came than were promised
        raise NotRead("cut_short")
    return b"".join(parts)


@contextmanager
def _connected(place: Place, limits: Limits, until: float) -> Iterator[http.client.HTTPConnection]:
    line = Calling(place.host, place.port, timeout=limits.connecting)
    # A server that sends one letter now and then would keep us for hours: when time is up, the line is cut.
    cut = threading.Timer(max(until - time.monotonic(), 0.01), line.cut)
    cut.daemon = True
    cut.start()
    try:
        with _in_words(until):
            line.call(checked(place, limits.reachable))
            if place.is_safe:
                speaking_tls(line, place.host)
        yield line
    finally:
        cut.cancel()
        line.close()


def checked(place: Place, reachable: Callable[[str], bool]) -> tuple:
    """The one address to connect to. If any that the name has is not public, none is taken."""
    try:
        known = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise NotRead("no_such_host") from fault
    if not known or not all(reachable(str(where[0])) for *_, where in known):
        raise NotRead("inside")
    family, kind, protocol, _name, where = min(known, key=lambda one: one[0] != socket.AF_INET)
    return family, kind, protocol, where


@contextmanager
def _in_words(until: float) -> Iterator[None]:
    """Whatever goes wrong on the way, as a reason people can be told."""
    try:
        yield
    except (TimeoutError, http.client.HTTPException, OSError, ValueError) as fault:
        if time.monotonic() >= until or isinstance(fault, TimeoutError):
            raise NotRead("too_slow") from fault
        is_tls = type(fault).__module__ == "ssl"
        raise NotRead("tls" if is_tls else "no_answer") from fault
