"""T7: one card on its way to 300 streams, beside a raw loop that hands on the same bytes, in the same round."""

import http.client
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.bench.calls import cookie_of
from tests.bench.crowd import Crowd
from tests.bench.rows import PARTS, Row, fixed_loop, middle, spread
from tests.bench.served import commits_of, product, raw_loop
from tests.bench.voice import Voice

MANY, GAP = 300, 0.1
READER = Path(__file__).with_name("reader.py")


def run(bench) -> list[Row]:
    before = fixed_loop()
    rounds = [one_round(bench, number) for number in range(bench.starts)]
    told = {name: {part: middle(each[name][part] for each in rounds) for part in PARTS} for name in rounds[0]}
    commit, whole = (
        middle(each[name]["p99"] / each["floor"]["p99"] for each in rounds) for name in ("from the commit", "idle")
    )
    loop = f"a fixed loop took {middle([before, fixed_loop(), fixed_loop()]) * 1000:.0f} ms meanwhile"
    return [
        Row("T7", f"one card to {MANY} streams, commit → bytes, p99 / raw loop", commit, 3, "×"),
        Row("T7", "the same, POST → bytes (sign-in, transaction, two languages)", whole, None, "×"),
        absolute("nobody else there", told["idle"], 100, loop),
        absolute("while others turn pages", told["pages"], 100, loop),
        absolute("50 cards one after the other", told["burst"], None, loop),
        absolute("raw loop", told["floor"], None, loop),
    ]


def absolute(what: str, told: dict, at_most, loop: str) -> Row:
    """Milliseconds on the clock; what they mean depends on who else is working on this machine."""
    return Row("T7", f"POST → bytes, {what}, p99", told["p99"], at_most, " ms", f"p50 {told['p50']:.0f} ms; {loop}")


def one_round(bench, number: int) -> dict:
    place = bench.fresh(f"telling{number}")
    where = place.said["wall"]
    cookies = [cookie_of(place.app(), person) for person in where["people"]]
    path = f"/live/meetings/{where['meeting']}?lang=en"
    cards = 12 if bench.quick else 25
    with bench.as_visitor(), product(place) as server, Crowd(server.port, path, cookies, MANY) as crowd:
        voice = Voice(server.port, where, cookies[0])
        talk(voice, range(3), 0.05)  # the first answers of a new process are nobody’s measure
        idle = talk(voice, range(100, 100 + cards), GAP)
        with turning_pages(server.port, where, cookies[1]):
            pages = talk(voice, range(200, 200 + cards), GAP)
        burst = talk(voice, range(300, 350), 0)
        wait_for_all(crowd, 3 + 2 * cards + 50)
        told = {"idle": times(crowd, idle), "pages": times(crowd, pages), "burst": times(crowd, burst)}
        told["from the commit"] = times(crowd, commits(place, idle))
        length = crowd.length
    with bench.as_visitor(), raw_loop(place) as loop, Crowd(loop.port, "/", [""], MANY) as crowd:
        told["floor"] = times(crowd, talk_raw(loop.port, range(cards), length))
        wait_for_all(crowd, cards)
    return {name: spread(each) for name, each in told.items()}


def talk(voice: Voice, marks, gap: float) -> dict[int, float]:
    for mark in marks:
        voice.say(mark)
        time.sleep(gap)
    time.sleep(0.5)
    return {mark: voice.sent[mark] for mark in marks}


def talk_raw(port: int, marks, length: int) -> dict[int, float]:
    line, sent = http.client.HTTPConnection("127.0.0.1", port, timeout=20), {}
    for mark in marks:
        body = f"id: {mark}\ndata: T={mark:06d} ".encode().ljust(length, b"x") + b"\n\n"
        sent[mark] = time.monotonic()
        line.request("POST", "/", body)
        line.getresponse().read()
        time.sleep(GAP)
    time.sleep(0.5)
    return sent


def times(crowd: Crowd, began: dict[int, float]) -> list[float]:
    return [(moment - began[mark]) * 1000 for mark, moment in list(crowd.heard) if mark in began]


def commits(place, sent: dict[int, float]) -> dict[int, float]:
    """The moment each card was committed: the first commit after it was sent."""
    moments = sorted(float(line.split()[0]) for line in commits_of(place).read_text().splitlines())
    return {mark: next(moment for moment in moments if moment > at) for mark, at in sent.items()}


def wait_for_all(crowd: Crowd, cards: int) -> None:
    crowd.until(lambda: len(crowd.heard) >= cards * MANY, f"{len(crowd.heard)} of {cards * MANY} cards arrived")


@contextmanager
def turning_pages(port: int, where: dict, cookie: str):
    """Four people who turn pages meanwhile, beside the crowd on the visitors’ processor."""
    urls = ["/", f"/meetings/{where['meeting']}/room"]
    reader = subprocess.Popen([sys.executable, "-S", str(READER), str(port), cookie, *urls], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    try:
        yield
    finally:
        reader.kill()
        reader.wait()
