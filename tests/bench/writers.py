"""T9: fifty cards in a burst, from one thread and from four; none lost, none refused."""

import threading
import time
from itertools import cycle

from sqlalchemy import func, select, update

from inquiry.access import for_the_house
from inquiry.cycles.notes import Note
from inquiry.db import db, new_ref, writing
from inquiry.live.models import LiveEvent, LiveRoom
from inquiry.meetings.steps import Step
from tests.bench.calls import Visitor
from tests.bench.posting import WORDS
from tests.bench.rows import Row, middle

BURST, FEW, MANY = 52, 1, 4


def run(bench) -> list[Row]:
    place = bench.fresh("writers")
    app, where = place.app(), place.said["burst"]
    path = f"/meetings/{where['meeting']}/steps/{where['step']}/cards"
    people = [Visitor(app, person) for person in where["people"]]
    errors: list[Exception] = []

    def keep(share):
        writers = cycle(people)
        for _ in range(share):
            try:
                next(writers).post(path, text=WORDS, kind=where["kind"], device_id=new_ref())
            except Exception as why:
                errors.append(why)

    with app.app_context():
        before = kept(where)
    keep(4)
    rounds, ratios = (3 if bench.quick else 7), []
    for _ in range(rounds):
        alone, together = (burst(keep, threads) for threads in (FEW, MANY))
        ratios.append(together / alone)
        with app.app_context(), writing():
            clear(where)
    with app.app_context():
        notes, numbers, last = kept(where)
        db.engine.dispose()
    lost = before[0] + 4 + rounds * 2 * BURST - notes
    return [
        Row("T9", f"{BURST} cards from four threads / from one", middle(ratios), 1.5, "×"),
        Row("T9", "cards lost", lost, 0),
        Row("T9", "cards refused", len(errors), 0, "", str(errors[0])[:80] if errors else ""),
        Row("T9", "numbers of news missing or given twice", abs(last - numbers), 0),
    ]


def burst(keep, threads: int) -> float:
    crew = [threading.Thread(target=keep, args=(BURST // threads,)) for _ in range(threads)]
    began = time.perf_counter()
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    return time.perf_counter() - began


def clear(where) -> None:
    """Move the cards of a round to another meeting’s past, so that desks stay as full as they usually are."""
    ours = update(Note).where(Note.step_id == step_of(where)).values(step_id=None, meeting_id=None)
    db.session.execute(for_the_house(ours.execution_options(synchronize_session=False)))


def step_of(where):
    return select(Step.id).where(Step.ref == where["step"]).scalar_subquery()


def kept(where) -> tuple[int, int, int]:
    """How many cards were kept in this step, how many pieces of news told of them, and the last number."""
    here = select(func.count()).select_from(Note).where(Note.kind == where["kind"], Note.device_id.is_not(None))
    room = where["room"]
    numbers = select(func.count(LiveEvent.seq.distinct())).where(LiveEvent.room == room)
    last = select(func.coalesce(func.max(LiveRoom.seq), 0)).where(LiveRoom.name == room)
    return db.session.scalar(for_the_house(here)), db.session.scalar(numbers), db.session.scalar(last)
