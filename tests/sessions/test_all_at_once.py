"""Sixty people sign up for forty places at once, through the real server with two processes, on both databases."""

import threading
from collections import Counter
from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.server.run import FACTORY
from inquiry.sessions.models import SignUp
from inquiry.teams.models import Membership
from tests.live.conftest import Server
from tests.live.test_product import Colleague
from tests.sessions.conftest import a_session

PEOPLE, PLACES = 60, 40


@pytest.fixture
def crowd(house, app, world, cohort):
    """A session with forty places, and sixty people of the district at its door."""
    world.talk = a_session(world, cohort, places=PLACES)
    here = {"district_id": world.district.id, "school_id": world.oak.id}
    people = world.add(*(Person(name=f"P{n}", email=f"p{n}@riverside.example", **here) for n in range(PEOPLE)))
    server = Server(house[2].settings | {"SECRET_KEY": app.secret_key}, factory=FACTORY, processes=2).open()
    yield [Colleague(server.port, app, person) for person in people]
    server.stop()


def all_at_once(*acts):
    """Everybody does their part at the same moment; gives what each was answered."""
    answers, start = [], threading.Barrier(len(acts))

    def act(who, path):
        start.wait()
        answers.append(who.ask("POST", path, b"", Sec_Fetch_Site="same-origin")[0])

    hands = [threading.Thread(target=act, args=one) for one in acts]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return Counter(answers)


def rows(world):
    """Everybody’s place, in the order they came."""
    with world.app.app_context():
        mine = db.select(SignUp).where(SignUp.session_id == world.talk.id).order_by(SignUp.at, SignUp.id)
        return db.session.scalars(mine).all()


def states(world):
    return [row.state for row in rows(world)]


def guests(world):
    with world.app.app_context():
        here = db.select(Membership.person_id, Membership.until_at).where(Membership.team_id == world.talk.team_id)
        return [number for number, until in db.session.execute(here) if until and until > now() + timedelta(hours=1)]


def test_forty_are_in_twenty_wait_in_order_and_nobody_is_there_twice(world, crowd):
    place, back = (f"/sessions/{world.talk.ref}/{word}" for word in ("place", "withdrawal"))
    told = all_at_once(*((who, place) for who in crowd for _twice in range(2)))
    assert told == {303: 2 * PEOPLE}
    assert states(world) == ["in"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    assert len({row.person_id for row in rows(world)}) == PEOPLE
    assert Counter(guests(world)) == Counter(row.person_id for row in rows(world)[:PLACES])

    by_number = dict(zip(sorted(row.person_id for row in rows(world)), crowd, strict=True))
    waited = [row.person_id for row in rows(world) if row.state == "waiting"]
    leaving = [row.person_id for row in rows(world)[:10]]
    told = all_at_once(*((by_number[number], back) for number in leaving for _twice in range(2)))
    assert told[303] >= len(leaving)
    assert set(told) <= {303, 403}  # the second of the same person has nothing to give back
    assert states(world) == ["out"] * 10 + ["in"] * PLACES + ["waiting"] * 10
    moved = [row.person_id for row in rows(world) if row.moved_up_at]
    assert moved == waited[:10]
    assert Counter(guests(world)) == Counter(row.person_id for row in rows(world) if row.state == "in")


def test_while_some_go_and_others_come_no_place_is_lost_or_given_twice(world, crowd):
    place, back = (f"/sessions/{world.talk.ref}/{word}" for word in ("place", "withdrawal"))
    all_at_once(*((who, place) for who in crowd[:50]))
    by_number = dict(zip(sorted(person.id for person in people_of(world)), crowd, strict=True))
    going = [(by_number[row.person_id], back) for row in rows(world)[:15]]
    told = all_at_once(*going, *((who, place) for who in crowd[50:]))
    assert told == {303: 25}
    assert Counter(states(world)) == {"in": PLACES, "out": 15, "waiting": 5}
    in_order = [row for row in rows(world) if row.state != "out"]
    assert [row.state for row in in_order] == ["in"] * PLACES + ["waiting"] * 5


def people_of(world):
    with world.app.app_context():
        return db.session.scalars(db.select(Person).where(Person.email.like("p%@riverside.example"))).all()
