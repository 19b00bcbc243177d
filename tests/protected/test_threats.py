"""What threatens this week’s protected time is told on the principal’s first page, before it is lost."""

from datetime import timedelta

import pytest
import time_machine

from inquiry.calendar.models import SpecialDay
from inquiry.db import db, writing
from inquiry.protected.laying_out import lay_out_year
from inquiry.protected.models import ON_DATES, BlockPerson
from tests.browser import words
from tests.protected.conftest import FRIDAY, NOON, THURSDAY

CLASH = "Protected twice at the same time, also with Grade 3: Gus."


@pytest.fixture
def home(world, browser, year):
    return lambda person=world.dev, **more: words(browser(person, **more).get("/")).replace("\u00a0", " ")


def test_somebody_in_two_teams_at_the_same_hour_is_named_at_both(world, home, plan, grade3):
    plan(world.team)
    plan(grade3, place="Library")
    said = home()
    assert "2 of this week’s times need a look." in said
    assert CLASH in said and "also with Grade 4: Gus." in said


def test_two_teams_without_anybody_in_common_share_an_hour_in_peace(world, home, plan, grade3):
    plan(world.team, weekday=4)
    plan(grade3, place="Library")
    assert "This week’s protected time stands." in home()


def test_a_shared_room_is_told(world, home, plan, grade3):
    plan(world.team, place="Library ")
    plan(grade3, place="library")
    assert "is taken at the same time: Grade 3." in home()


def test_the_whole_staff_takes_everybody(world, home, plan):
    plan(world.team)
    plan(None, place="Hall")
    said = home()
    assert "At the same time: the whole staff." in said and "At the same time: Grade 4." in said


def test_a_specialist_who_is_needed_elsewhere_is_told(world, home, plan, grade3):
    block = plan(world.team)
    world.add(BlockPerson(block_id=block.id, person_id=world.cleo.id))
    other = plan(grade3, place="Library")
    world.add(BlockPerson(block_id=other.id, person_id=world.cleo.id))
    assert "Needed elsewhere at the same time, with Grade 3: Cleo." in home()


def test_a_time_that_was_called_off_is_in_nobodys_way(world, home, plan, grade3, time_on):
    plan(world.team)
    other = plan(grade3, place="Library")
    world.change(time_on(other, THURSDAY), is_off=True)
    assert "Protected twice" not in home()


def test_what_is_over_threatens_no_more(world, home, plan, grade3):
    plan(world.team)
    plan(grade3, place="Library")
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        assert "Protected twice" not in home()


def test_a_time_moved_onto_a_day_off_is_told(world, home, plan, year, time_on):
    block = plan(world.team)
    world.add(SpecialDay(year_id=year.id, name="Snow", starts_on=FRIDAY, ends_on=FRIDAY))
    friday = time_on(block, THURSDAY).starts_at + timedelta(days=1)
    world.change(time_on(block, THURSDAY), starts_at=friday, is_moved=True)
    assert "There is no school on 20 Nov: Snow." in home()


def test_a_day_off_that_takes_protected_time_this_week_is_told(app, world, home, plan, grade3, year):
    plan(world.team)
    plan(grade3, repeats=ON_DATES, weekday=None, dates=[THURSDAY.isoformat()])
    plan(world.team, weekday=4, starts=600, until_on=THURSDAY)
    world.add(SpecialDay(year_id=year.id, name="Snow", starts_on=THURSDAY, ends_on=FRIDAY))
    with app.app_context(), writing():
        lay_out_year(db.session.merge(year))
    said = home()
    assert "A day off takes protected time this week." in said
    assert "No school on 19 Nov (Snow), so no protected time: Grade 3 and Grade 4." in said


def test_teachers_are_not_told_of_each_others_clashes(world, home, plan, grade3):
    plan(world.team)
    plan(grade3, place="Library")
    assert "Protected twice" not in home(world.amal)


def test_it_is_told_in_spanish(world, home, plan, grade3):
    plan(world.team)
    plan(grade3, place="Library")
    assert "con Grade 3: Gus." in home(language="es")
