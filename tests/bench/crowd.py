"""Three hundred people listening: plain sockets in one thread, which come back with the last number they heard."""

import contextlib
import re
import selectors
import socket
import threading
import time

MARK = re.compile(rb"T=(\d{6})")
NUMBER = re.compile(rb"^id: (\d+)", re.MULTILINE)


class Ear:
    """One open stream: what came, under which numbers."""

    def __init__(self, port: int, path: str, cookie: str, last: int):
        self.port, self.path, self.cookie, self.last = port, path, cookie, last
        self.rest, self.numbers, self.is_open = b"", [], False
        self.socket = self.knock()

    def knock(self) -> socket.socket:
        line = socket.create_connection(("127.0.0.1", self.port), 10)
        headers = {"Host": "localhost", "Cookie": self.cookie, "Last-Event-ID": self.last}
        words = [f"GET {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        line.sendall("\r\n".join(words).encode())
        line.setblocking(False)
        return line

    def take(self, said: bytes) -> list[bytes]:
        """The whole pieces in what came."""
        self.is_open = self.is_open or b"retry:" in said
        *pieces, self.rest = (self.rest + said).split(b"\n\n")
        for piece in pieces:
            if found := NUMBER.search(piece):
                self.last = int(found[1])
                self.numbers.append(self.last)
        return pieces


class Crowd(threading.Thread):
    """Listens until the block ends. `heard` is (mark, moment) for every card that reached somebody."""

    def __init__(self, port: int, path: str, cookies: list[str], many: int = 300, after: int = 0, comes_back=False):
        super().__init__(daemon=True)
        self.comes_back, self.returned, self.is_over = comes_back, 0, False
        self.heard: list[tuple[int, float]] = []
        self.length = 0  # of a piece of news with a card in it
        self.selector = selectors.EpollSelector()
        self.ears = [Ear(port, path, cookies[number % len(cookies)], after) for number in range(many)]
        for ear in self.ears:
            self.selector.register(ear.socket, selectors.EVENT_READ, ear)

    def __enter__(self):
        self.start()
        self.until(lambda: all(ear.is_open for ear in self.ears), "not everybody is listening")
        return self

    def __exit__(self, *_):
        self.is_over = True
        self.join()
        for ear in self.ears:
            ear.socket.close()

    def until(self, fact, otherwise: str, patience: float = 60):
        end = time.monotonic() + patience
        while not fact():
            if time.monotonic() > end:
                raise RuntimeError(otherwise)
            time.sleep(0.01)

    def run(self):
        while not self.is_over:
            for key, _ in self.selector.select(0.2):
                self._hear(key.data)

    def _hear(self, ear: Ear):
        try:
            said = ear.socket.recv(262144)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        moment = time.monotonic()
        if not said:
            self._lose(ear)
            return
        for piece in ear.take(said):
            if found := MARK.search(piece):
                self.heard.append((int(found[1]), moment))
                self.length = len(piece)

    def _lose(self, ear: Ear):
        self.selector.unregister(ear.socket)
        ear.socket.close()
        while self.comes_back and not self.is_over:
            with contextlib.suppress(OSError):
                ear.rest, ear.is_open, ear.socket = b"", False, ear.knock()
                self.selector.register(ear.socket, selectors.EVENT_READ, ear)
                self.returned += 1
                return
            time.sleep(0.05)
