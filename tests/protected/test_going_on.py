"""While a time is running nobody is asked what became of it; when its team sits in the room, that is said."""

from datetime import timedelta

import pytest
import time_machine

from inquiry.meetings.models import CLOSED, OPEN
from tests.browser import words
from tests.protected.conftest import THURSDAY

BEGINS = timedelta(hours=14, minutes=10)


@pytest.fixture
def time(world, plan, time_on):
    return time_on(plan(world.team, from_on=THURSDAY), THURSDAY)


@pytest.fixture
def read(world, browser, time):
    """What a page says so many minutes after the time began."""

    def at(minutes, url, person=world.amal):
        with time_machine.travel(time.starts_at + timedelta(minutes=minutes), tick=False):
            return words(browser(person).get(url.format(time=time, team=world.team, oak=world.oak)))

    return at


PAGES = {"bea": "/teams/{team.ref}", "dev": "/", "amal": "/block-times/{time.ref}"}


@pytest.mark.parametrize("who", PAGES)
def test_while_the_team_sits_in_its_room_it_is_said_that_it_meets(world, read, time, who):
    world.change(world.meeting, state=OPEN, began_at=time.starts_at + timedelta(minutes=2))
    said = read(20, PAGES[who], getattr(world, who)).split("Minutes kept")[0]
    assert "The team is meeting now" in said and "Not said yet" not in said


def test_a_meeting_that_takes_longer_than_planned_is_still_going_on(world, read, time):
    world.change(world.meeting, state=OPEN, began_at=time.starts_at)
    assert "The team is meeting now" in read(50, PAGES["bea"])


def test_without_a_room_it_says_that_it_is_going_on_and_asks_nobody(world, read):
    said = read(20, PAGES["bea"])
    assert "Going on now" in said and "We met" not in said


def test_on_its_own_page_a_loss_can_be_told_at_once(world, read):
    assert "Something was lost" in read(20, PAGES["amal"])


def test_when_it_is_over_it_asks(world, read):
    assert "Not said yet" in read(46, PAGES["bea"])
    assert "We met" in read(46, PAGES["bea"])


def test_a_room_left_open_since_yesterday_says_nothing_of_today(world, read, time):
    world.change(world.meeting, state=OPEN, began_at=time.starts_at - timedelta(days=1))
    assert "The team is meeting now" not in read(20, PAGES["bea"])
    assert "Not said yet" in read(46, PAGES["bea"])


def test_a_closed_room_says_nothing(world, read, time):
    world.change(world.meeting, state=CLOSED, began_at=time.starts_at, ended_at=time.starts_at)
    assert "The team is meeting now" not in read(20, PAGES["bea"])


def test_it_stands_in_the_week(world, read):
    assert "going on now" in read(20, "/schools/{oak.ref}/protected-time", world.dev)
