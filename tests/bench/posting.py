"""T4: keeping a card, beside its floor: the same statements in one transaction, and the same few lines rendered.

`python -m tests.bench.posting HOME ROUNDS` prints one line of JSON. It writes: give it a copy.
"""

import json
import re
import sys
from itertools import cycle
from pathlib import Path

from inquiry.db import db, new_ref
from tests.bench.calls import Visitor
from tests.bench.floor import Floor, open_file, statements
from tests.bench.pages import Subject, fixed_cost, hello, interleaved, ratio, with_empty
from tests.bench.place import Place

WORDS = "Five of six put **½** in the middle of the whole line, whatever its length."


class CardFloor(Floor):
    """The statements of one kept card, played back with new names, under the numbers the database gives out."""

    def __init__(self, app, engine, path, ask, less):
        super().__init__(app, engine, path, ask, less, is_page=False)
        self.connection = open_file(path)
        self.statements = [pair for pair in self.statements if not pair[0].startswith(("SAVEPOINT", "RELEASE"))]
        known = [pair for pair in self.statements if pair[0].startswith("INSERT INTO note ")]
        self.names = self._unique(*known[0])

    def _unique(self, sql, parameters):
        """What of the card no other card may share: its name, and the name its device gave it."""
        columns = re.search(r"\((.*?)\) VALUES", sql, re.DOTALL)[1].split(", ")
        return {parameters[columns.index(name)] for name in ("ref", "device_id")}

    def read(self):
        """One transaction. News is numbered by the database, as it is for the product."""
        new, seq = {name: new_ref() for name in self.names}, None
        self.connection.execute("BEGIN IMMEDIATE")
        for sql, parameters in self.statements:
            if sql.startswith("BEGIN"):
                continue
            if sql.startswith("INSERT INTO live_event"):
                parameters = tuple(seq if isinstance(one, int) else one for one in parameters)  # in each language
            found = self.connection.execute(sql, tuple(new.get(one, one) for one in parameters)).fetchall()
            if sql.startswith("INSERT INTO live_room"):
                seq = found[0][0]
        self.connection.execute("COMMIT")


class Writing(Subject):
    """Cards are kept by the ten people of the team in turn, and taken out again after each round: desks stay usual."""

    def __init__(self, do, file):
        self.connection = open_file(file)
        (self.newest,) = self.connection.execute("SELECT max(id) FROM note").fetchone()
        super().__init__(do)

    def round(self):
        super().round()
        self.connection.execute("DELETE FROM note WHERE id > ?", (self.newest,))


def measure(place: Place, rounds: int) -> dict:
    app, said = with_empty(place.app()), place.said
    with app.app_context():
        engine = db.engine
    someone = Visitor(app, said["writing"]["people"][1])
    with statements(engine) as fixed:
        someone.get("/bench/empty")
    bare = hello(app, said["writing"]["people"][1])
    subjects = {"hello": Subject(lambda: bare.get("/")), "A": Subject(lambda: someone.get("/bench/empty"))}
    told = {}
    for name, where in (("a card face down", "writing"), ("a card that lies open", "wall")):
        ask = card_writer(app, said[where])
        ask()
        floor = CardFloor(app, engine, place.file, ask, fixed)
        subjects |= {f"F {name}": Writing(floor, place.file), f"P {name}": Writing(ask, place.file)}
        told[name] = {"statements": len(floor.statements), "templates": len(floor.pages)}
    times = interleaved(subjects, rounds)
    return {"fixed": fixed_cost(times), "pages": {name: told[name] | ratio(times, name) for name in told}}


def card_writer(app, where):
    """The people of the team, who keep one more card each time."""
    writers = cycle([Visitor(app, person) for person in where["people"]])
    path = f"/meetings/{where['meeting']}/steps/{where['step']}/cards"
    return lambda: next(writers).post(path, text=WORDS, kind=where["kind"], device_id=new_ref())


if __name__ == "__main__":
    print(json.dumps(measure(Place(Path(sys.argv[1])), int(sys.argv[2]))))
