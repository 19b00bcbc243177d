"""People at the other end of a socket: they sign in, say things, and listen, coming back when they are cut off."""

import contextlib
import http.client
import json
import socket
import threading
import time
from typing import ClassVar
from urllib.parse import urlencode


class Neighbour:
    """A browser of one person, with nothing but sockets."""

    def __init__(self, port, number=1):
        self.port = port
        _, headers, _ = self.ask("GET", f"/sign-in/{number}")
        self.cookie = headers["Set-Cookie"].split(";")[0]

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, {"Cookie": getattr(self, "cookie", ""), **headers})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def post(self, path, **fields):
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields), **kind)

    def say(self, ref, words):
        status, _, seq = self.post(f"/say/{ref}", words=words)
        assert status == 200
        return int(seq)

    def poll(self, ref, after):
        status, _, body = self.ask("GET", f"/live/street/{ref}/poll?after={after}&lang=en")
        return status, json.loads(body)

    def listen(self, ref, **more):
        return Ear(self, ref, **more)


class Ear:
    """Listens to one street in a thread. `heard` is every piece as (number, kind, words), in the order it came."""

    prefix = "street"
    listening: ClassVar[list] = []

    def __init__(self, neighbour, ref, after=0, lang="en", comes_back=True):
        self.neighbour, self.ref, self.last, self.lang, self.comes_back = neighbour, ref, after, lang, comes_back
        self.heard, self.opened, self.connection = [], 0, None
        self.ended_well = False  # the server closed the stream; it did not just break
        self.status, self.done, self.is_open = None, threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._live, daemon=True)
        self.thread.start()
        self.listening.append(self)

    def _live(self):
        while not self.done.is_set():
            with contextlib.suppress(OSError, http.client.HTTPException):
                self._listen()
            self.is_open.clear()
            if not self.comes_back:
                return
            time.sleep(0.05)

    def _listen(self):
        self.opened += 1
        connection = self.connection = http.client.HTTPConnection("127.0.0.1", self.neighbour.port, timeout=20)
        try:
            headers = {"Cookie": self.neighbour.cookie, "Last-Event-ID": str(self.last)}
            connection.request("GET", f"/live/{self.prefix}/{self.ref}?lang={self.lang}", headers=headers)
            answer = connection.getresponse()
            self.status, self.answer_headers = answer.status, answer.headers
            if answer.status == 200:
                self._read(answer)
                self.ended_well = True
        finally:
            connection.close()

    def _read(self, answer):
        piece = {}
        while (line := answer.readline()) and not self.done.is_set():
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if not name.rstrip(":") and not value and piece:
                self._hear(piece)
                piece = {}
            elif name == "retry":
                self.is_open.set()
            elif name.rstrip(":") in ("id", "event", "data"):
                name = name.rstrip(":")
                piece[name] = f"{piece[name]}\n{value}" if name in piece else value

    def _hear(self, piece):
        self.heard.append((int(piece.get("id", 0)), piece["event"], piece.get("data", "")))
        self.last = max(self.last, self.heard[-1][0])
        if piece["event"] in ("gone", "reset"):
            self.done.set()

    @property
    def words(self):
        return [words for _, kind, words in self.heard if kind == "card-part"]

    def until(self, count):
        """Wait for so many pieces; generous, because a slow machine is no mistake."""
        wait_for(lambda: len(self.heard) >= count, lambda: f"{len(self.heard)} of {count} pieces came")
        return self.heard

    def hang_up(self):
        """Lose the connection, as laptops do."""
        if self.connection and self.connection.sock:
            with contextlib.suppress(OSError):
                self.connection.sock.shutdown(socket.SHUT_RDWR)

    def go_home(self):
        """Stop listening for good."""
        self.done.set()
        self.hang_up()


def wait_for(fact, otherwise=lambda: "it never came true", patience=30):
    end = time.monotonic() + patience
    while not fact():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.01)
