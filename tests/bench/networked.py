"""T4 over HTTP: the same card and the same floor, each asked for through the product’s own server and shell.

`python -m tests.bench.networked HOME PORT` serves both from one process; `rows` counts that process’s own time.
"""

import http.client
import json
import os
import sqlite3
import sys
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import uvicorn

from inquiry.db import db, new_ref
from inquiry.server.bridge import Bridge
from inquiry.server.run import HOW
from tests.bench.calls import Visitor, cookie_of
from tests.bench.floor import PRAGMAS, statements
from tests.bench.pages import with_empty
from tests.bench.place import Place
from tests.bench.posting import WORDS, CardFloor, card_writer
from tests.bench.rows import Row, middle
from tests.bench.served import FIRST, Process, free_port

KINDS = {"a card face down": "writing", "a card that lies open": "wall"}
MANY, AT_MOST = 30, 8.5
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}


def rows(bench) -> list[Row]:
    told = [start(bench.fresh(f"networked{number}"), 3 if bench.quick else 7) for number in range(bench.starts)]
    return [Row("T4", f"{name} over HTTP / F", middle(each[name] for each in told), AT_MOST, "×") for name in KINDS]


def start(place: Place, rounds: int) -> dict[str, float]:
    port, environment = free_port(), {**os.environ, "BENCH_LOG": str(place.home / "networked.log")}
    server = Process(["-m", "tests.bench.networked", str(place.home), str(port)], port, environment, FIRST)
    try:
        server.wait_until_open()
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        return {name: compare(place, line, server.process.pid, where, rounds) for name, where in KINDS.items()}
    finally:
        server.stop()


def compare(place, line, pid, where, rounds) -> float:
    """Processor time of the server for cards of the product, over that for cards of the floor, in turn."""
    said, app = place.said[where], place.app()
    cookies = cycle([cookie_of(app, person) for person in said["people"]])
    path = f"/meetings/{said['meeting']}/steps/{said['step']}/cards"
    send(line, path, said["kind"], cookies, 10)
    send(line, f"/floor/{where}", "", cookies, 10)
    ratios = []
    for _ in range(rounds):
        begun = spent(pid)
        send(line, path, said["kind"], cookies, MANY)
        halfway = spent(pid)
        send(line, f"/floor/{where}", "", cookies, MANY)
        ratios.append((halfway - begun) / max(1e-9, spent(pid) - halfway))
    return middle(ratios)


def send(line, path: str, kind: str, cookies, many: int) -> None:
    for _ in range(many):
        body = urlencode({"text": WORDS, "kind": kind, "device_id": new_ref()})
        line.request("POST", path, body, {**FORM, "Cookie": next(cookies), "Sec-Fetch-Site": "same-origin"})
        answer = line.getresponse()
        if (said := answer.read()) and answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {said[:200]!r}")


def spent(pid: int) -> float:
    """Seconds the threads of a process have worked; the ticks of its own clock would be too coarse."""
    return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


class Server:
    """The product and the floor under one roof."""

    def __init__(self, place: Place):
        self.app = with_empty(place.app())
        self.config = self.app.config
        self.floors = {where: self.floor(place, where) for where in KINDS.values()}

    def floor(self, place: Place, where: str) -> CardFloor:
        with self.app.app_context():
            engine = db.engine
        with statements(engine) as fixed:
            Visitor(self.app, place.said[where]["people"][1]).get("/bench/empty")
        ask = card_writer(self.app, place.said[where])
        ask()
        floor = CardFloor(self.app, engine, place.file, ask, fixed)
        floor.connection = sqlite3.connect(place.file, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            floor.connection.execute(f"PRAGMA {pragma}")
        return floor

    def __call__(self, environ, begin):
        floor = self.floors.get(environ["PATH_INFO"].removeprefix("/floor/"))
        if floor is None:
            return self.app(environ, begin)
        environ["wsgi.input"].read()
        floor.read()
        body = json.dumps({"saved": True, "part": floor.render()}).encode()
        begin("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]


def main(home: str, port: str) -> None:
    how = {**HOW, "factory": False, "lifespan": "off"}
    uvicorn.run(Bridge(Server(Place(Path(home)))), host="127.0.0.1", port=int(port), **how)


if __name__ == "__main__":
    main(*sys.argv[1:])
