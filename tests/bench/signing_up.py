"""T14: sixty people sign up for forty places, from one thread and from four, beside the least SQL that it takes."""

import threading
import time
from collections import Counter

from sqlalchemy import delete, select, update

from inquiry.clock import now
from inquiry.db import db, new_ref, writing
from inquiry.people.models import Person
from inquiry.sessions.models import PdSession, SignUp
from inquiry.teams.models import GUEST, Membership
from tests.bench.calls import Visitor
from tests.bench.floor import open_file
from tests.bench.rows import Row, middle
from tests.bench.sessions import PEOPLE, PLACES

FEW, MANY = 1, 4


class Colleague(Visitor):
    expects = "303"


def run(bench) -> list[Row]:
    place = bench.fresh("signing-up")
    app, where = place.app(), place.said["session"]
    people = [Colleague(app, person) for person in where["people"]]
    path, times, wrong = f"/sessions/{where['empty']}/place", {FEW: [], MANY: []}, 0
    everybody_signs_up(people, path, FEW)  # what is done once only
    for _round in range(3 if bench.quick else 7):
        for threads, found in times.items():
            with app.app_context(), writing():
                forget(where["empty"])
            found.append(everybody_signs_up(people, path, threads))
            with app.app_context():
                wrong += not as_it_should_be(where["empty"])
    with app.app_context(), writing():
        session = forget(where["empty"])
        numbers = list(db.session.scalars(select(Person.id).limit(PEOPLE)))
    with app.app_context():
        db.engine.dispose()
    least = floor(place.file, session, numbers)
    alone, together = middle(times[FEW]), middle(times[MANY])
    note = f"{alone / PEOPLE * 1000:.1f} ms each over {least / PEOPLE * 1000:.2f} ms"
    return [
        Row("T14", f"{PEOPLE} sign-ups from four threads / from one", together / alone, 1.5, "×"),
        Row("T14", f"{PEOPLE} sign-ups / the least SQL for them", alone / least, None, "×", note),
        Row("T14", "rounds in which a place was lost or given twice", wrong, 0),
    ]


def everybody_signs_up(people, path, threads) -> float:
    share = len(people) // threads
    crew = [
        threading.Thread(target=lambda some: [one.post(path) for one in some], args=(people[at : at + share],))
        for at in range(0, len(people), share)
    ]
    began = time.perf_counter()
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    return time.perf_counter() - began


def as_it_should_be(ref) -> bool:
    """Forty are in and the others wait, in the order they came."""
    rows = select(SignUp.state).join(PdSession, PdSession.id == SignUp.session_id).where(PdSession.ref == ref)
    states = list(db.session.scalars(rows.order_by(SignUp.at, SignUp.id)))
    counted = Counter(states)
    return counted["in"] == PLACES and len(states) == PEOPLE and states == sorted(states)


def forget(ref) -> PdSession:
    """As if nobody had signed up."""
    session = db.session.scalar(select(PdSession).where(PdSession.ref == ref))
    ours = SignUp.session_id == session.id
    db.session.execute(update(SignUp).where(ours).values(guest_id=None))
    db.session.execute(delete(SignUp).where(ours))
    db.session.execute(delete(Membership).where(Membership.team_id == session.team_id, Membership.role == GUEST))
    return session


def floor(file, session, people) -> float:
    """One short transaction for each: count, take a place, become a guest."""
    connection, at = open_file(file), now().isoformat(" ")
    began = time.perf_counter()
    for person in people:
        connection.execute("BEGIN IMMEDIATE")
        taken = "SELECT count(*) FROM sign_up WHERE session_id = ? AND state = 'in'"
        (number,) = connection.execute(taken, (session.id,)).fetchone()
        state = "in" if number < session.places else "waiting"
        place = "INSERT INTO sign_up (ref, session_id, person_id, state, at) VALUES (?, ?, ?, ?, ?)"
        connection.execute(place, (new_ref(), session.id, person, state, at))
        part = "INSERT INTO membership (ref, team_id, person_id, role, from_at, sees_from) VALUES (?, ?, ?, ?, ?, ?)"
        connection.execute(part, (new_ref(), session.team_id, person, GUEST, at, at))
        connection.execute("COMMIT")
    return time.perf_counter() - began
