"""A teacher’s first page asks what became of their team’s time, and takes the answer in ten seconds."""

import pytest

from inquiry.protected.models import BlockPerson
from tests.browser import words
from tests.protected.conftest import TUESDAY, WEDNESDAY

ASKED = "What became of this time?"


@pytest.fixture
def tuesday(world, plan, time_on):
    """Yesterday’s time of Grade 4, of which nobody said anything."""
    return time_on(plan(world.team, weekday=1, from_on=TUESDAY), TUESDAY)


@pytest.fixture
def home(world, browser):
    return lambda person, **more: words(browser(person, **more).get("/"))


def test_every_member_is_asked(world, home, tuesday):
    for person in (world.amal, world.bea, world.gus):
        said = home(person)
        assert ASKED in said and "We met" in said and "Something was lost" in said


def test_we_met_is_one_tap_and_nobody_is_asked_again(world, browser, home, tuesday):
    page = browser(world.amal).get("/")
    assert f'action="/block-times/{tuesday.ref}/keeping"' in page.text
    browser(world.amal).post(f"/block-times/{tuesday.ref}/keeping")
    assert world.again(tuesday).held == 45
    assert ASKED not in home(world.bea)


def test_what_was_lost_is_logged_from_the_first_page(world, browser, home, tuesday):
    assert f'action="/block-times/{tuesday.ref}/losses"' in browser(world.amal).get("/").text
    browser(world.amal).post(f"/block-times/{tuesday.ref}/losses", cause="testing", share="all")
    assert ASKED not in home(world.amal)


def test_two_are_asked_about_at_most_the_newest(world, home, plan):
    for weekday in (0, 1):
        plan(world.team, weekday=weekday)
    said = home(world.amal)
    assert "What became of these?" in said and said.count("Not said yet") == 2
    assert "yesterday 2:10 pm" in said.lower().replace("\u00a0", " ")


def test_time_of_others_and_of_the_whole_staff_is_not_asked_about(world, home, plan, grade3):
    theirs = plan(grade3, weekday=1)
    world.add(BlockPerson(block_id=theirs.id, person_id=world.amal.id))
    plan(None, weekday=1)
    assert "What became of" not in home(world.amal)


def test_what_is_still_to_come_or_is_going_on_is_not_asked_about(world, home, plan):
    plan(world.team, from_on=WEDNESDAY)
    plan(world.team, weekday=2, starts=700, from_on=WEDNESDAY)
    assert "What became of" not in home(world.amal)
