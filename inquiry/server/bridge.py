"""Flask inside the asynchronous shell. A request’s body is on disk before a Flask thread is taken, so that a slow
upload keeps nobody waiting; files that Flask only names (`X-Sendfile`) are sent from here, with ranges."""

import asyncio
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import IO, Any, NamedTuple

from a2wsgi.wsgi import build_environ
from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

IN_MEMORY = 1024 * 1024
PATIENCE = 10  # times the limit: read and thrown away, so that the browser shows our answer and no broken connection
THREADS = 8  # of each sort, measured: more gain nothing
LONGEST = 0.25  # seconds a page lets others go first
TOLD = 0.02  # what was done is told to everyone in about this time
TURNS = 0.001  # each statement gives the interpreter to another thread, which kept it for five milliseconds
SAFE = {"GET", "HEAD", "OPTIONS"}


class Left(Exception):
    """The browser went away in the middle of its request."""


class Bridge:
    """Hands requests to Flask and its answers back: once into a thread and once out of it. No answer is a stream."""

    def __init__(self, flask_app):
        self.flask = flask_app
        self.limit = flask_app.config["MAX_CONTENT_LENGTH"] or float("inf")
        self.pages, self.acts = ThreadPoolExecutor(THREADS, "page"), ThreadPoolExecutor(THREADS, "act")
        self.counter, self.quiet, self.acting = asyncio.Semaphore(), asyncio.Event(), 0
        self.quiet.set()
        sys.setswitchinterval(TURNS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            try:
                size = await self.spool(body, receive)
            except Left:
                return
            body.seek(0)
            turn = self.page if scope["method"] in SAFE else self.act
            answer = await turn(self.flask, _announcing(scope, size), body)
        await answer.send(scope, receive, send)

    async def page(self, *words) -> "Answer":
        """Pages only compute, so one after the other is as quick as all at once; and what people do goes first.

        Nobody waits long for somebody else’s slow page."""
        is_called = False
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                is_called = await self.counter.acquire()
                await self.quiet.wait()
        try:
            return await asyncio.get_running_loop().run_in_executor(self.pages, _ask, *words)
        finally:
            if is_called:
                self.counter.release()

    async def act(self, *words) -> "Answer":
        """Somebody does something. There is a thread for it, however many turn pages."""
        self.acting += 1
        self.quiet.clear()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.acts, _ask, *words)
        finally:
            loop.call_later(TOLD, self.is_told)

    def is_told(self) -> None:
        self.acting -= 1
        if not self.acting:
            self.quiet.set()

    async def spool(self, body: IO[bytes], receive: Receive) -> int:
        """Put the body aside, however slowly it comes; says how long it was.

        What goes beyond the limit is thrown away; Flask sees the length and answers 413 in the words of its page."""
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Left
            chunk = message.get("body", b"")
            size += len(chunk)
            if size > self.limit * PATIENCE:
                return size
            if chunk and size <= self.limit:
                await _put(body, chunk, size)
            if not message.get("more_body"):
                return size


async def _put(body: IO[bytes], chunk: bytes, size: int) -> None:
    if size <= IN_MEMORY:
        body.write(chunk)
    else:
        await asyncio.to_thread(body.write, chunk)


def _announcing(scope: Scope, size: int) -> Scope:
    others = [
        (name, value) for name, value in scope["headers"] if name not in (b"content-length", b"transfer-encoding")
    ]
    return {**scope, "headers": [*others, (b"content-length", b"%d" % size)]}


class Answer(NamedTuple):
    """What Flask said, whole."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes

    async def send(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, or the file it only names."""
        path = _named_file(self.headers) if self.status in (200, 206) else None
        ours = [(name, value) for name, value in self.headers if name != b"x-sendfile"]
        if path is not None:
            await _send_file(path, ours, scope, receive, send)
            return
        await send({"type": "http.response.start", "status": self.status, "headers": ours})
        await send({"type": "http.response.body", "body": self.body})


def _ask(flask, scope: Scope, body: IO[bytes]) -> Answer:
    """One request, in a thread of its own."""
    said: list[Any] = []
    parts = flask(build_environ(scope, body), lambda status, headers, _fault=None: said.extend((status, headers)))  # type: ignore[arg-type]
    try:
        whole = b"".join(parts)
    finally:
        getattr(parts, "close", lambda: None)()
    headers = [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in said[1]]
    return Answer(int(said[0][:3]), headers, whole)


async def _send_file(path: str, ours: list, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the file Flask named, with the headers Flask gave."""
    response = FileResponse(path)
    ours = [(name, value) for name, value in ours if name != b"content-length"]
    said = {name for name, _ in ours}
    response.raw_headers[:] = ours + [pair for pair in response.raw_headers if pair[0] not in said]
    await response(scope, receive, send)


def _named_file(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    return next((value.decode("latin1") for name, value in headers if name == b"x-sendfile"), None)
