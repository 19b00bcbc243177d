"""`GET /live/<prefix>/<ref>`: the news of a room, from where the browser had come to, for as long as it may listen.

Written by hand and not with sse-starlette, whose four tasks for each stream missed the target for 300 listeners."""

import asyncio
import contextlib
import logging
import math

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from inquiry import live
from inquiry.server.frames import GONE, HELLO, PING, RESET, frames
from inquiry.server.hub import PAGE, Hub, Listener, Piece, Room
from inquiry.server.visitors import SignedOut, Visitor, arrival_of, room_of

BEAT = 15.0
CHECK = 60.0
STUCK = 30.0  # a browser that takes in nothing for so long is let go
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
log = logging.getLogger(__name__)


class Streams:
    """Opens a stream for whoever may listen."""

    def __init__(self, hub: Hub):
        self.hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visitor = Visitor.at(Request(scope), self.hub.app.config["SESSION_COOKIE_NAME"])
        try:
            name, missed, told = await self.hub.ask(arrival_of, self.hub.app, visitor, PAGE)
        except SignedOut:
            await Response(status_code=401, headers={"Cache-Control": "no-store"})(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        if scope["method"] != "HEAD":
            await _until_one_leaves(Stream(self.hub, visitor, send).tell(name, missed, told), receive)
        with contextlib.suppress(OSError):
            async with asyncio.timeout(1):
                await send({"type": "http.response.body", "body": b""})


async def _until_one_leaves(telling, receive: Receive) -> None:
    tasks = asyncio.ensure_future(telling), asyncio.ensure_future(_leaving(receive))
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
    for fault in ends:
        if isinstance(fault, Exception) and not isinstance(fault, OSError):
            log.error("a stream broke; the browser comes back to the log", exc_info=fault)


async def _leaving(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Stream:
    def __init__(self, hub: Hub, visitor: Visitor, send: Send):
        self.hub, self.visitor, self._send = hub, visitor, send
        self.sent = 0
        self.clock = asyncio.get_running_loop().time
        self.checked_at = self.clock()

    async def send(self, data: bytes) -> None:
        async with asyncio.timeout(STUCK):
            await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def tell(self, name: str | None, missed: live.Missed, told: bytes) -> None:
        if name is None:
            await self.send(GONE)
            return
        with self.hub.listening(name, self.visitor.lang) as (room, listener):
            self.hub.begin_at(room, missed.last)
            if missed.is_cut_off:
                await self.send(RESET)
                return
            self.sent = missed.after
            await self.send(HELLO)
            await self.replay(room, missed, told)
            await self.go_on(name, listener)

    async def replay(self, room: Room, missed: live.Missed, told: bytes) -> None:
        """Tell what was missed, from the log, while the queue already collects what is new.

        The queue begins after `room.last`; where our look at the log ended before that, we look again."""
        while not self.hub.is_closed:
            if missed.events:
                self.sent = missed.events[-1].seq
                await self.send(told)
            if len(missed.events) < PAGE and missed.last >= (room.last or 0):
                return
            missed = await self.hub.ask(live.missed, room.name, self.sent, self.visitor.lang, PAGE)
            told = frames(missed.events)

    async def go_on(self, name: str, listener: Listener) -> None:
        while not self.hub.is_closed:
            listener.due_at, listener.stuck_at = min(self.clock() + BEAT, self.checked_at + CHECK), math.inf
            pieces = await listener.news()
            if pieces is None:
                return
            listener.due_at, listener.stuck_at = math.inf, self.clock() + STUCK
            if self.is_due(pieces) and not await self.still_belongs(name):
                await self.send(GONE)
                return
            await self._send({"type": "http.response.body", "body": self.unsent(pieces) or PING, "more_body": True})

    def is_due(self, pieces: list[Piece]) -> bool:
        return self.clock() - self.checked_at >= CHECK or any(piece.kind == "membership" for piece in pieces)

    async def still_belongs(self, name: str) -> bool:
        self.checked_at = self.clock()
        try:
            return await self.hub.ask(room_of, self.hub.app, self.visitor) == name
        except SignedOut:
            return False

    def unsent(self, pieces: list[Piece]) -> bytes:
        """What the replay has not told already."""
        new = [piece for piece in pieces if piece.seq > self.sent]
        self.sent = new[-1].seq if new else self.sent
        return b"".join(piece.data for piece in new)
