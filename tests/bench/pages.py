"""T1, T2, T6 and the statements of T12: pages, each beside its floor and the fixed cost, in one process.

`python -m tests.bench.pages HOME ROUNDS` prints one line of JSON; the bench starts it several times.
"""

import json
import statistics
import sys
import time
from pathlib import Path
from unittest.mock import patch

import time_machine
from flask import Flask, session

from inquiry.clock import now
from inquiry.db import db
from inquiry.doors import signed_in
from tests.bench.calls import Visitor
from tests.bench.floor import Floor, statements
from tests.bench.place import Place

SPELL = 0.02  # seconds each subject is asked again and again within a round


@signed_in
def empty():
    """The smallest page for somebody who is signed in: what every page costs before it does anything."""
    return "x"


def with_empty(app):
    app.add_url_rule("/bench/empty", "bench.empty", empty)
    return app


def hello(app, person: str) -> Visitor:
    """Flask with nothing in it, visited with the same cookie, which it takes in and reads."""
    bare = Flask("hello")
    bare.config["SECRET_KEY"] = app.config["SECRET_KEY"]
    bare.add_url_rule("/", "hello", lambda: str(len(session)))
    return Visitor(bare, person)


def looked_at(said: dict) -> dict[str, tuple[str, str]]:
    """The pages, by name: who looks and where."""
    story, minutes, wall = said["story"], said["minutes"], said["wall"]
    return {
        "home": (story["person"], "/"),
        "cycle, 400 notes": (story["person"], f"/cycles/{story['cycle']}"),
        "wall, 60 cards": (wall["people"][0], f"/meetings/{wall['meeting']}/room"),
        "projector, 60 cards": (wall["people"][0], f"/meetings/{wall['meeting']}/projector"),
        "minutes, 60 cards": (minutes["person"], f"/meetings/{minutes['meeting']}/minutes"),
        "list of inquiries": (story["person"], "/cycles"),
        "a year’s ledger of 20 schools": (said["district"]["person"], "/protected-time"),
        "the bench of 500 schools": (said["large"]["person"], said["large"]["page"]),
        "a session of 60": (said["session"]["leader"], f"/sessions/{said['session']['ref']}"),
        "a principal’s home": (said["district"]["principal"], "/"),
    }


class Subject:
    """One thing that is done over and over, and the milliseconds of work each time; waiting is not counted."""

    def __init__(self, do):
        self.do, self.times = do, []
        do()
        began = time.process_time()
        do()
        self.again = max(1, min(50, int(SPELL / (time.process_time() - began))))

    def round(self):
        began = time.process_time()
        for _ in range(self.again):
            self.do()
        self.times.append((time.process_time() - began) / self.again * 1000)


def interleaved(subjects: dict[str, Subject], rounds: int) -> dict[str, list[float]]:
    for _ in range(rounds):
        for subject in subjects.values():
            subject.round()
    return {name: subject.times for name, subject in subjects.items()}


def page_floor(app, engine, path, visitor, url, less) -> Floor:
    """The floor of a page, proven equal to it at one and the same moment."""
    same_chance = patch("secrets.token_urlsafe", lambda length=9: "x" * length)
    visitor.get(url)
    with time_machine.travel(now(), tick=False), same_chance:
        return Floor(app, engine, path, lambda: visitor.get(url), less)


def measure(place: Place, rounds: int) -> dict:
    app, said = with_empty(place.app()), place.said
    with app.app_context():
        engine = db.engine
    someone = Visitor(app, said["story"]["person"])
    with statements(engine) as fixed:
        someone.get("/bench/empty")
    bare = hello(app, said["story"]["person"])
    subjects = {"hello": Subject(lambda: bare.get("/")), "A": Subject(lambda: someone.get("/bench/empty"))}
    told, missing = {}, {}
    for name, (person, url) in looked_at(said).items():
        visitor = Visitor(app, person)
        try:
            floor = page_floor(app, engine, place.file, visitor, url, fixed)
        except RuntimeError as why:
            missing[name] = str(why)[:200]
            continue
        subjects[f"F {name}"] = Subject(floor)
        subjects[f"A+F {name}"] = Subject(lambda floor=floor: (someone.get("/bench/empty"), floor()))
        subjects[f"P {name}"] = Subject(lambda visitor=visitor, url=url: visitor.get(url))
        told[name] = {"statements": len(floor.statements), "bytes": len(floor.body)}
    times = interleaved(subjects, rounds)
    return {
        "fixed": fixed_cost(times),
        "pages": {name: told[name] | ratio(times, name) | in_turn(times, name) for name in told},
        "missing": missing,
    }


def fixed_cost(times) -> dict:
    median = statistics.median
    return {
        "hello_ms": median(times["hello"]),
        "A_ms": median(times["A"]),
        "A/hello": _median_of(times["A"], times["hello"]),
    }


def ratio(times, name) -> dict:
    floor, page, fixed = times[f"F {name}"], times[f"P {name}"], times["A"]
    both = [one + other for one, other in zip(floor, fixed, strict=True)]
    median = statistics.median
    return {
        "F_ms": median(floor),
        "P_ms": median(page),
        "/F": _median_of(page, floor),
        "/(A+F)": _median_of(page, both),
    }


def in_turn(times, name) -> dict:
    """A page over the empty page and the floor done in turn, as the two come one after the other within a page.

    An empty page asked for again and again finds all of itself in the processor’s cache, which no real page does.
    """
    return {"in turn": _median_of(times[f"P {name}"], times[f"A+F {name}"])}


def _median_of(above, below) -> float:
    return statistics.median(one / other for one, other in zip(above, below, strict=True))


if __name__ == "__main__":
    print(json.dumps(measure(Place(Path(sys.argv[1])), int(sys.argv[2]))))
