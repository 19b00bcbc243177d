"""T3: a page that was away is told the last 200 pieces of news, in processes of its own."""

import asyncio
import json
import sys
from pathlib import Path

from inquiry import live
from inquiry.db import db, writing
from inquiry.live.log import SINCE_IN
from inquiry.server.hub import Hub
from inquiry.server.stream import Streams
from tests.bench.calls import Visitor, cookie_of
from tests.bench.floor import open_file, statements
from tests.bench.pages import Subject, hello, interleaved, ratio, with_empty
from tests.bench.place import Place
from tests.bench.rows import Row, middle

NEWS = 200
FRAGMENT = "<li class='card'>" + "x" * 300 + "</li>"


def run(bench) -> list[Row]:
    rounds = "7" if bench.quick else "15"
    homes = [str(bench.fresh(f"replaying{number}").home) for number in range(bench.starts)]
    starts = [bench.start("replaying", home, rounds) for home in homes]
    over = {key: middle([each[key] for each in starts]) for key in ("/F", "/(A+F)", "F_ms", "P_ms")}
    note = f"{over['P_ms']:.2f} over F {over['F_ms']:.2f} ms"
    return [Row("T3", f"{NEWS} pieces of news / (A+F)", over["/(A+F)"], 1.15, "×", note)]


def measure(place: Place, rounds: int) -> dict:
    app, said = with_empty(place.app()), place.said["wall"]
    with app.app_context():
        engine = db.engine
        with writing():
            for number in range(NEWS):
                live.announce(said["room"], "card-part", {"en": f"{number} {FRAGMENT}", "es": f"{number} {FRAGMENT}"})
    someone, bare = Visitor(app, said["people"][0]), hello(app, said["people"][0])
    with asyncio.Runner() as runner:
        back = Back(app, said)
        floor = floor_of(place, engine, app, said["room"])
        ask = runner.get_loop().run_until_complete  # not `run`, which puts signal handlers up and down each time
        told = ask(back())
        if floor() != told:
            raise AssertionError(f"the floor told {len(floor())} bytes, the product {len(told)}")
        subjects = {
            "hello": Subject(lambda: bare.get("/")),
            "A": Subject(lambda: someone.get("/bench/empty")),
            "F news": Subject(floor),
            "P news": Subject(lambda: ask(back())),
        }
        return ratio(interleaved(subjects, rounds), "news")


class Back:
    """A browser that comes back with the number it had, and leaves once it was told the rest."""

    def __init__(self, app, where):
        self.streams = Streams(Hub(app))
        self.scope = {
            "type": "http",
            "method": "GET",
            "path": f"/live/meetings/{where['meeting']}",
            "path_params": {"prefix": "meetings", "ref": where["meeting"]},
            "query_string": b"lang=en",
            "headers": [
                (b"cookie", cookie_of(app, where["people"][0]).encode()),
                (b"last-event-id", b"0"),
            ],
        }

    async def __call__(self) -> bytes:
        told, is_done = [], asyncio.Event()

        async def send(message):
            if b"event: card-part" in message.get("body", b""):
                told.append(message["body"])
                is_done.set()

        async def receive():
            await is_done.wait()
            return {"type": "http.disconnect"}

        await self.streams(self.scope, receive, send)
        return b"".join(told)


def floor_of(place, engine, app, room):
    """The same statement and the same bytes, with nobody asking who listens."""
    with app.app_context(), statements(engine) as heard:
        db.session.execute(SINCE_IN, {"room": room, "seq": 0, "until": 500, "lang": "en"})
    sql, parameters = heard[-1]
    connection = open_file(place.file)

    def tell() -> bytes:
        rows = connection.execute(sql, parameters).fetchall()
        return "".join([frame for _seq, frame in rows]).encode()

    return tell


if __name__ == "__main__":
    print(json.dumps(measure(Place(Path(sys.argv[1])), int(sys.argv[2]))))
