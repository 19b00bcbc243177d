"""The hub of one process: it reads each room’s log once and hands the same bytes to everyone who listens."""

import asyncio
import logging
import math
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from inquiry import live

SLOW = 1000  # pieces of news waiting: whoever is slower is let go, and comes back to the log
PAGE = 500
SETTLE = 0.02


class Piece(NamedTuple):
    seq: int
    kind: str
    data: bytes


class Listener:
    """One open stream, and what it has yet to be told. `None` in the queue ends it."""

    def __init__(self, lang: str):
        self.lang = lang
        self.queue: asyncio.Queue[Piece | None] = asyncio.Queue()
        self.due_at = self.stuck_at = math.inf  # when to wake it, and when to give it up: see beat.py
        self.task = asyncio.current_task()

    def tell(self, piece: Piece | None) -> bool:
        """Put a piece in the queue; False when this listener is too slow to be told more."""
        is_slow = self.queue.qsize() >= SLOW
        self.queue.put_nowait(None if is_slow else piece)
        return not is_slow

    async def news(self) -> list[Piece] | None:
        """Everything that waits, at least one piece; None when the stream is to end."""
        pieces = [await self.queue.get()]
        while not self.queue.empty():
            pieces.append(self.queue.get_nowait())
        told = [piece for piece in pieces if piece is not None]
        return told if len(told) == len(pieces) else None


@dataclass(eq=False)
class Room:
    name: str
    listeners: set[Listener] = field(default_factory=set)
    last: int | None = None  # the newest number handed out; None until the log was looked at
    is_stale: bool = False
    reading: asyncio.Task | None = None

    def hand_out(self, event: live.Event) -> None:
        self.last = event.seq
        frames: dict[str, bytes] = {}
        for listener in list(self.listeners):
            if listener.lang not in frames:
                frames[listener.lang] = event.frame_in(listener.lang).encode()
            if not listener.tell(Piece(event.seq, event.kind, frames[listener.lang])):
                self.listeners.discard(listener)


class Hub:
    def __init__(self, flask_app):
        self.app = flask_app
        self.rooms: dict[str, Room] = {}
        self.is_closed = False
        self.threads = ThreadPoolExecutor(4, "live")
        self.loop: asyncio.AbstractEventLoop | None = None

    def open(self) -> None:
        self.loop = asyncio.get_running_loop()
        live.on_news(self.nudge_from_thread)

    def close(self) -> None:
        """End every stream at once; browsers come back to whichever process is next."""
        self.is_closed = True
        for room in self.rooms.values():
            for listener in room.listeners:
                listener.queue.put_nowait(None)

    def close_soon(self) -> None:
        """The same from a signal, which may come in the middle of anything."""
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.close)

    def shut(self) -> None:
        self.close()
        live.off_news(self.nudge_from_thread)
        self.threads.shutdown(wait=False)

    async def ask(self, question: Callable, *words: Any) -> Any:
        """Put a question to the database, in a thread and in an app context of its own."""

        def put():
            with self.app.app_context():
                return question(*words)

        return await asyncio.get_running_loop().run_in_executor(self.threads, put)

    @contextmanager
    def listening(self, name: str, lang: str) -> Iterator[tuple[Room, Listener]]:
        room = self.rooms.setdefault(name, Room(name))
        listener = Listener(lang)
        room.listeners.add(listener)
        try:
            yield room, listener
        finally:
            room.listeners.discard(listener)
            if not room.listeners and self.rooms.get(name) is room:
                del self.rooms[name]

    def begin_at(self, room: Room, last: int) -> None:
        """From the first listener on, news after this number reaches every queue; what came before is replayed."""
        if room.last is None:
            room.last = last
            # What came between the look at the log and now is looked for once, for everybody who comes at this moment.
            asyncio.get_running_loop().call_later(SETTLE, self.nudge, room.name)

    def nudge_from_thread(self, name: str) -> None:
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.nudge, name)

    def nudge(self, name: str) -> None:
        """There may be news. A burst of nudges costs one look."""
        room = self.rooms.get(name)
        if room is None or room.last is None:
            return
        room.is_stale = True
        if room.reading is None:
            room.reading = asyncio.ensure_future(self._read(room))

    def nudge_all(self) -> None:
        for name in list(self.rooms):
            self.nudge(name)

    async def _read(self, room: Room) -> None:
        try:
            while room.is_stale:
                room.is_stale = False  # before looking: a nudge that comes meanwhile is another look
                events = await self.ask(live.since, room.name, room.last, PAGE)
                room.is_stale |= len(events) == PAGE
                for event in events:
                    room.hand_out(event)
        except Exception:  # the database is away for a moment; the look once a second tries again
            logging.getLogger(__name__).exception("could not read the news of %s", room.name)
        finally:
            room.reading = None
