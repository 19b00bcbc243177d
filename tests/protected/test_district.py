"""A district sees numbers by school, and none of so few people that they would be recognised."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from inquiry.db import db
from inquiry.hiding import FEWEST, apart
from inquiry.people.models import EXPORTED, Person, School, SecurityEvent
from tests import crowded
from tests.browser import words
from tests.protected.conftest import THURSDAY
from tests.statements import counted


@pytest.fixture
def lena(world, browser, noon):
    """A district leader’s browser."""
    leader = Person(name="Lena", email="lena@riverside.example", district_id=world.district.id, role="district")
    return browser(world.add(leader))


def school(number, teachers):
    return SimpleNamespace(id=number, name=f"School {number}", teachers=teachers)


@given(some.lists(some.integers(0, 12), max_size=8))
def test_no_small_school_can_be_worked_out_by_subtraction(sizes):
    schools = [school(number, size) for number, size in enumerate(sizes)]
    alone, together = apart(schools, {one.id: one.teachers for one in schools})
    assert sorted(one.id for one in alone + together) == list(range(len(sizes)))
    assert all(one.teachers >= FEWEST for one in alone)
    if together and alone:
        assert len(together) > 1
        assert sum(one.teachers for one in together) >= FEWEST


def test_large_schools_stand_alone():
    schools = [school(1, 20), school(2, 9)]
    assert apart(schools, {1: 20, 2: 9}) == (schools, [])


def test_schools_stand_side_by_side_in_numbers_only(world, lena):
    crowded.schools_with_protected_time(world, 3)
    said = words(lena.get("/protected-time"))
    assert "S0" in said and "S2" in said
    assert "0 of 45 minutes kept (0%)" in said
    assert "State test" not in said and "Team" not in said.replace("Teams", "")  # neither words nor teams


def test_a_small_school_is_never_named(world, lena):
    crowded.schools_with_protected_time(world, 3)
    with world.app.app_context():
        small = db.session.scalar(db.select(School).where(School.name == "S1"))
        first = db.session.scalar(db.select(Person).where(Person.school_id == small.id))
    world.change(first, left_at=first.added_at)
    answer = lena.get("/protected-time")
    assert "S1" not in words(answer) and "2 small schools together" in words(answer)
    copy = lena.post(f"/districts/{world.district.ref}/protected-time/copies").data.decode("utf-8-sig")
    assert "S1" not in copy and "Small schools together" in copy


def test_too_few_people_in_all_are_not_shown(world, lena, plan):
    plan(world.team)
    assert "Too few people to show" in words(lena.get("/protected-time"))


def test_a_copy_is_written_into_the_security_log(world, lena):
    crowded.schools_with_protected_time(world, 2)
    assert lena.post(f"/districts/{world.district.ref}/protected-time/copies").status_code == 200
    with world.app.app_context():
        assert db.session.scalars(db.select(SecurityEvent.detail).where(SecurityEvent.kind == EXPORTED)).all() == [
            "protected time: Riverside"
        ]


def test_nobody_else_compares_schools(world, browser):
    for person in (world.dev, world.amal, world.cleo, world.edie):
        answer = browser(person).get("/protected-time")
        assert answer.status_code == 302 and "/schools/" in answer.location
    assert "belongs to a school" in words(browser(world.ines).get("/protected-time"))
    for person in (world.dev, world.amal, world.ines):
        url = f"/districts/{world.district.ref}/protected-time/copies"
        assert browser(person).post(url).status_code == 403


def test_a_district_leader_sees_no_single_time(world, lena, plan, time_on):
    time = time_on(plan(world.team), THURSDAY)
    assert lena.get(f"/block-times/{time.ref}").status_code == 404
    assert lena.get(f"/schools/{world.oak.ref}/protected-time").status_code == 403


def test_twenty_schools_take_as_many_statements_as_two(world, lena):
    def asked():
        lena.get("/protected-time")
        with counted(world.app) as heard:
            assert lena.get("/protected-time").status_code == 200
        return len(heard)

    crowded.schools_with_protected_time(world, 2)
    few = asked()
    crowded.schools_with_protected_time(world, 18)
    assert asked() == few
