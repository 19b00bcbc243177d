"""A principal’s first page: who asks for something, what is at risk this week, whom to thank; nothing teams write."""

from datetime import date, timedelta

import pytest
import time_machine

from inquiry.calendar.models import Bells, SchoolYear
from inquiry.celebrations.models import Celebration
from inquiry.clock import now, start_of, today
from inquiry.protected.models import Block, BlockTime, CoverRequest, Loss
from tests.world import ZONE

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def wednesday():
    """In the middle of a week in autumn, whenever the tests run."""
    with time_machine.travel("2026-10-07T15:00:00Z"):
        yield


@pytest.fixture
def monday():
    return today(ZONE) - DAY * today(ZONE).weekday()


@pytest.fixture
def protect(world):
    """`protect(day, held=…)` is one time of the team’s protected hour, three quarters of an hour long."""
    first, last = today(ZONE) - 200 * DAY, today(ZONE) + 100 * DAY
    year = world.add(SchoolYear(school_id=world.oak.id, name="This year", starts_on=first, ends_on=last))
    told = {"weekday": 3, "starts": 850, "minutes": 45, "from_on": first, "until_on": last}
    block = world.add(Block(year_id=year.id, team_id=world.team.id, **told))
    ours = {"block_id": block.id, "school_id": world.oak.id, "team_id": world.team.id, "minutes": 45}

    def one(on, **more):
        when = {"on": on, "month_on": on.replace(day=1), "starts_at": start_of(on, ZONE) + timedelta(hours=14)}
        return world.add(BlockTime(**ours, **when, **more))

    return one


def home(browser, person):
    return browser(person).get("/").text


def test_a_time_that_was_called_off_stands_on_the_page_and_asks_for_nothing_more(world, browser, monday, protect):
    protect(monday + 3 * DAY, is_off=True, why="State test")
    protect(monday + 28 * DAY)
    page = home(browser, world.dev)
    assert "All is said of this week’s times." in page and "needs a look" not in page
    assert "State test" in page


def test_a_time_of_which_nothing_is_said_needs_a_look_until_it_is(world, browser, monday, protect):
    time = protect(monday)
    assert "One of this week’s times needs a look." in home(browser, world.dev)
    browser(world.dev).post(f"/block-times/{time.ref}/losses", cause="coverage", share="all")
    assert "needs a look" not in home(browser, world.dev)


@pytest.mark.parametrize(
    ("moment", "week"),
    [("2026-10-09T16:00:00Z", "this"), ("2026-10-09T20:00:00Z", "next"), ("2026-10-11T15:00:00Z", "next")],
)
def test_from_friday_afternoon_on_the_coming_week_is_looked_at(world, browser, monday, protect, moment, week):
    protect(monday + 2 * DAY)
    protect(monday + 9 * DAY)
    with time_machine.travel(moment):
        page = home(browser, world.dev)
    assert f"Protected time {week} week" in page
    assert ("Next week’s protected time stands." in page) == (week == "next")


def test_when_nothing_threatens_the_week_it_says_so(world, browser, monday, protect):
    protect(monday + 4 * DAY)
    assert "This week’s protected time stands." in home(browser, world.dev)


def test_minutes_kept_in_four_weeks_stand_team_by_team(world, browser, monday, protect):
    protect(monday - 7 * DAY, held=45)
    lost = protect(monday - 14 * DAY, held=15)
    protect(monday - 70 * DAY, held=45)
    world.add(Loss(block_id=lost.block_id, on=lost.on, minutes=30, cause="testing"))
    assert "60 of 90" in home(browser, world.dev)


def test_a_past_time_nobody_said_anything_about_asks(world, browser, monday, protect):
    protect(monday - 4 * DAY)
    page = home(browser, world.dev)
    assert "Not said yet" in page
    assert "We met" in page


def test_inquiries_are_counted_by_phase_and_none_of_their_words_is_told(world, browser):
    page = home(browser, world.dev)
    assert "Where the inquiries are" in page
    assert world.cycle.question not in page


def test_somebody_to_thank_is_somebody_whose_team_met_and_no_number_stands_beside_the_name(world, browser):
    world.change(world.last_meeting, ended_at=now() - 3 * DAY)
    page = home(browser, world.dev)
    assert "facilitates Grade 4, which has met lately." in page
    assert f"/people/{world.bea.ref}/thanks" in page
    assert world.last_meeting.purpose not in page


def test_a_team_whose_celebration_was_released_can_be_thanked_until_it_is_taken_back(world, browser):
    said = {"body": "They halve it.", "html": "<p>They halve it.</p>", "released_by_id": world.amal.id}
    released = world.add(Celebration(team_id=world.team.id, **said))
    assert f"/teams/{world.team.ref}/thanks" in home(browser, world.dev)
    world.change(released, withdrawn_at=now())
    assert "They halve it." not in home(browser, world.dev)


def test_nobody_else_has_that_page(world, browser, monday, protect):
    protect(monday + 4 * DAY)
    for who in (world.amal, world.cleo, world.edie, world.ines):
        page = home(browser, who)
        assert "Someone to thank" not in page
        assert "Minutes kept in the last four weeks" not in page


def test_a_year_that_ends_leaves_the_page_standing(world, browser):
    world.add(SchoolYear(school_id=world.oak.id, name="Long ago", starts_on=date(2019, 8, 1), ends_on=date(2020, 6, 1)))
    assert "Begin with the school year." in home(browser, world.dev)


def test_a_school_without_a_year_is_led_to_it_before_anything_else(world, browser):
    page = home(browser, world.dev)
    assert "Begin with the school year." in page and "Protect time in three steps" in page
    assert f'href="/schools/{world.oak.ref}/calendar/years/new"' in page
    assert "/protected-time/new" not in page
    assert page.count("button--first") == 1


def test_then_come_the_bells_and_what_is_done_is_ticked(world, browser, monday):
    world.add(SchoolYear(school_id=world.oak.id, name="Now", starts_on=monday, ends_on=monday + 200 * DAY))
    page = home(browser, world.dev)
    assert "Next, the bells of your school." in page and "The school year is there" in page
    assert f'href="/schools/{world.oak.ref}/calendar/bells"' in page
    assert page.count("button--first") == 1


def test_then_time_for_a_first_team(world, browser, monday):
    world.add(SchoolYear(school_id=world.oak.id, name="Now", starts_on=monday, ends_on=monday + 200 * DAY))
    world.add(Bells(school_id=world.oak.id, name="Ordinary day"))
    page = home(browser, world.dev)
    assert "Now protect time for a first team." in page and "The bells are there" in page
    assert f'href="/schools/{world.oak.ref}/protected-time/new"' in page
    assert page.count("button--first") == 1


def test_once_time_was_protected_a_week_without_any_is_a_quiet_one(world, browser, monday, protect):
    protect(monday + 28 * DAY)
    page = home(browser, world.dev)
    assert "A quiet week at your school." in page and "No time is protected this week" in page
    assert "three steps" not in page


def test_times_that_are_well_are_one_line_behind_those_that_need_a_look(world, browser, monday, protect):
    protect(monday + DAY, held=45)
    lost = protect(monday, held=30)
    world.add(Loss(block_id=lost.block_id, on=lost.on, minutes=15, cause="testing"))
    protect(monday + 3 * DAY, is_off=True, why="State test")
    protect(monday + 4 * DAY)
    page = home(browser, world.dev)
    well = page.index("2 times are as planned or were kept")
    assert page.index("30 min kept") < page.index("State test") < well < page.index("45 min kept")


def test_the_first_request_carries_the_one_button_that_stands_out(world, browser):
    for words in ("A room with tables", "Cover on Thursday"):
        world.add(CoverRequest(team_id=world.team.id, words=words, asked_by_id=world.amal.id))
    asked = home(browser, world.dev).split('id="asked"')[1].split("</section>")[0]
    assert asked.count("button--first") == 1
    assert asked.index("button--first") < asked.index("Cover on Thursday")
