"""`python -m inquiry.timetables.reckoning <ref>`: one search is reckoned in a process of its own.

The main thread gives a sign of life each second and writes down what was found so far, so that nothing is lost
whenever and however this ends; the solver works in another.
"""

import logging
import os
import signal
import sys
import threading
import time

from flask import Flask
from sqlalchemy import func, select, update

from inquiry import config
from inquiry.clock import now
from inquiry.db import add, db, writing
from inquiry.timetables.explaining import explain
from inquiry.timetables.finding import find, nearest
from inquiry.timetables.models import DONE, FAILED, IMPOSSIBLE, RUNNING, STOPPED, WAITING, Proposal, Search
from inquiry.timetables.solving import FOUND, NONE, Solver
from inquiry.timetables.starting import PATIENCE
from inquiry.timetables.wishes import Puzzle

log = logging.getLogger(__name__)
PLACES = 2  # searches that are reckoned at the same time; others wait for their turn
BEAT = 1.0
NEAREST_NUMBER = 9


def bare_house() -> Flask:
    """The database and nothing else of the product."""
    app = Flask(__name__)
    app.config.from_mapping(config.read())
    db.init_app(app)
    return app


class Reckoning:
    """One search from its turn to its end."""

    def __init__(self, number, began, wishes):
        self.number, self.began, self.wishes = number, began, wishes
        self.solver, self.over = Solver(), threading.Event()
        self.progress, self.found, self.says = 1, {}, {}
        self.state = FAILED

    def run(self) -> None:
        signal.signal(signal.SIGTERM, lambda *_: self.solver.stop())
        threading.Thread(target=self._reckon, daemon=True).start()
        while not self.over.wait(BEAT):
            self._beat()
        self._beat(last=True)

    # --- in the solver’s thread -----------------------------------------------------------------------------------
    def _reckon(self):
        try:
            self._find(Puzzle(self.wishes))
        except Exception:
            log.exception("the search for planning time %s was not reckoned", self.number)
        finally:
            self.over.set()

    def _find(self, puzzle):
        answer = find(puzzle, self.solver, self.found.__setitem__, self._at)
        if answer != FOUND:
            self.says = explain(puzzle, self.solver, self._at) if answer == NONE else {"too_long": True}
            self._at(75)
            nearest(puzzle, self.solver, lambda data: self.found.__setitem__(NEAREST_NUMBER, data))
        ended = DONE if answer == FOUND else IMPOSSIBLE
        self.state = STOPPED if self.solver.is_stopped else ended

    def _at(self, share):
        self.progress = share

    # --- in the main thread ---------------------------------------------------------------------------------------
    def _beat(self, last=False):
        """Say that we live, and write down what is new; stop when we were stopped, or somebody else took over."""
        with writing():
            ours = select(Search).where(Search.id == self.number, Search.started_at == self.began).with_for_update()
            search = db.session.scalar(ours, execution_options={"populate_existing": True})
            if search is None or search.state not in (RUNNING, STOPPED):
                self.solver.stop()
                return
            self._keep(dict(self.found))
            search.seen_at, search.progress = now(), self.progress
            if search.state == STOPPED:
                self.solver.stop()
            elif last:
                search.state, search.says, search.ended_at, search.progress = self.state, self.says, now(), 100

    def _keep(self, found):
        known = {
            row.number: row for row in db.session.scalars(select(Proposal).where(Proposal.search_id == self.number))
        }
        for number, data in found.items():
            row = known.get(number) or add(Proposal(search_id=self.number, number=number, data=data))
            if row.data != data and row.adopted_at is None:
                row.data = data


def claim(ref: str) -> Reckoning | None:
    """Take a search that waits, when its turn has come: only one process gets it. None when it is somebody else’s."""
    while (search := _waiting(ref)) is not None:
        with writing():
            search = _waiting(ref)
            if search is not None and _has_place():
                mine = update(Search).where(Search.id == search.id, Search.state == WAITING)
                taken = db.session.execute(mine.values(state=RUNNING, seen_at=now()))
                return Reckoning(search.id, search.started_at, search.wishes) if taken.rowcount else None  # type: ignore[attr-defined]
            if search is not None:
                search.seen_at = now()
        time.sleep(BEAT)
    return None


def _waiting(ref):
    fresh = {"populate_existing": True}
    found = db.session.scalar(select(Search).where(Search.ref == ref, Search.state == WAITING), execution_options=fresh)
    db.session.rollback() if found is None else None
    return found


def _has_place():
    busy = select(func.count()).select_from(Search).where(Search.state == RUNNING, Search.seen_at > now() - PATIENCE)
    return (db.session.scalar(busy) or 0) < PLACES


def main(ref: str) -> None:
    os.nice(10)
    with bare_house().app_context():
        reckoning = claim(ref)
        if reckoning is not None:
            reckoning.run()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    main(sys.argv[1])
