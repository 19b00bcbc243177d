"""The very first steps in an empty house, and that they are never taken again."""

import threading

import pytest
from sqlalchemy import func, inspect, select, text

from inquiry.clock import now
from inquiry.db import db, is_sqlite, writing
from inquiry.people.models import District, Person, School, SecurityEvent
from inquiry.teams.models import Membership, Team
from tests.browser import words

FIRST = {
    "district": "Riverside",
    "school": "Oak",
    "team": "Grade 4",
    "kind": "grade",
    "name": "Ines",
    "email": "Ines@riverside.example",
    "password": "seven green umbrellas walking",
}


@pytest.fixture
def empty(app):
    """A house nobody lives in yet."""
    with app.app_context(), writing():
        names = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
        if is_sqlite():
            db.session.execute(text("PRAGMA defer_foreign_keys = ON"))
            for name in names:
                db.session.execute(text(f'DELETE FROM "{name}"'))
        else:
            db.session.execute(text("TRUNCATE " + ", ".join(f'"{name}"' for name in names) + " CASCADE"))
    return app


def count(app, model):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model))


def test_in_an_empty_house_every_way_leads_to_the_welcome(empty, browser):
    stranger = browser()
    assert stranger.get("/").location.startswith("/sign-in")
    assert stranger.get("/sign-in").location == "/welcome"
    assert "Welcome to Inquiry" in words(stranger.get("/welcome"))


def test_the_first_steps_make_everything_and_lead_on(empty, browser):
    first = browser()
    there = first.post("/welcome", **FIRST)
    assert there.status_code == 303 and there.location.startswith("/welcome/next?team=")
    assert "Invite your colleagues to Grade 4" in words(first.get(there.location))
    assert [count(empty, one) for one in (District, School, Person, Team)] == [1, 1, 1, 1]
    assert first.get("/administration").status_code == 200
    assert count(empty, SecurityEvent) == 1


def test_the_first_administrator_signs_in_again_with_what_they_chose(empty, browser):
    browser().post("/welcome", **FIRST)
    again = browser().post("/sign-in", email=FIRST["email"], password=FIRST["password"])
    assert again.location == "/"


def test_whoever_runs_accounts_is_in_no_team_unless_they_say_so(empty, browser):
    browser().post("/welcome", **FIRST)
    assert count(empty, Membership) == 0


def test_an_administrator_who_teaches_facilitates_the_first_team(empty, browser):
    browser().post("/welcome", **FIRST, teaches="y")
    with empty.app_context():
        part, person = db.session.scalars(select(Membership)).one(), db.session.scalars(select(Person)).one()
    assert part.person_id == person.id and part.leads and part.is_current(now())
    assert person.school_id and person.is_administrator


def test_a_mistake_keeps_what_was_written_and_makes_nothing(empty, browser):
    answer = browser().post("/welcome", **FIRST | {"password": "Ines Ines Ines"})
    assert answer.status_code == 422 and 'value="Grade 4"' in answer.text
    assert count(empty, Person) == count(empty, District) == 0


def test_the_welcome_is_closed_as_soon_as_somebody_lives_here(empty, browser):
    browser().post("/welcome", **FIRST)
    for visitor in (browser(), browser(None)):
        assert visitor.get("/welcome").status_code == 404
        assert visitor.post("/welcome", **FIRST | {"email": "other@riverside.example"}).status_code == 404
    assert count(empty, Person) == 1


def test_it_stays_closed_when_every_account_is_closed(world, browser, app):
    with app.app_context(), writing():
        for person in db.session.scalars(select(Person)):
            person.leave(now())
    assert browser().get("/welcome").status_code == 404
    assert browser().post("/welcome", **FIRST).status_code == 404


def test_of_two_people_who_begin_at_the_same_time_one_is_first(empty, browser):
    answers, together = [], threading.Barrier(3)

    def begin(number):
        visitor = browser()
        together.wait()
        answers.append(visitor.post("/welcome", **FIRST | {"email": f"{number}@riverside.example"}).status_code)

    everyone = [threading.Thread(target=begin, args=(number,)) for number in range(3)]
    for one in everyone:
        one.start()
    for one in everyone:
        one.join()
    assert sorted(answers) == [303, 404, 404]
    assert count(empty, Person) == 1


def test_nobody_but_an_administrator_sees_what_comes_next(world, browser):
    assert browser(world.bea).get("/welcome/next").status_code == 404
    assert browser(world.ines).get("/welcome/next").status_code == 200
