"""Whoever plans a meeting is offered the team’s protected times, and told when the plan runs over one."""

from datetime import timedelta

import pytest

from inquiry.meetings.models import Meeting
from tests.browser import words
from tests.protected.conftest import THURSDAY


@pytest.fixture
def thursday(world, plan, time_on):
    return time_on(plan(world.team), THURSDAY)


def new(browser, person, world, **asked):
    return browser(person).get(f"/teams/{world.team.ref}/meetings/new", query_string=asked)


def spoken(answer):
    return words(answer).replace("\u00a0", " ")


def meet(world, at, minutes=45):
    whose = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    return world.add(Meeting(**whose, purpose="look together", starts_at=at, minutes=minutes))


def test_the_next_three_are_offered_with_their_place_and_one_with_a_meeting_in_it_is_not(world, browser, thursday):
    page = new(browser, world.bea, world).text
    assert page.count('value="when:') == 3 and 'value="when:2026-11-19T14:10 45 Room 12"' in page
    meet(world, thursday.starts_at)
    page = new(browser, world.bea, world).text
    assert "when:2026-11-19" not in page and page.count('value="when:') == 3


def test_one_tap_takes_day_hour_length_and_place_and_keeps_what_was_written(world, browser, thursday):
    asked = {"take": "when:2026-11-19T14:10 45 Room 12", "purpose": "look at fractions", "minutes": "60"}
    page = new(browser, world.bea, world, **asked).text
    for value in ("2026-11-19", "14:10", "45", "Room 12", "look at fractions"):
        assert f'value="{value}"' in page


@pytest.mark.parametrize("take", ["when:", "when:soon", "when:2026-11-19T14:10 x y"])
def test_an_address_that_says_no_time_changes_nothing(world, browser, thursday, take):
    assert new(browser, world.bea, world, take=take).status_code == 200


def test_it_is_said_that_a_meeting_runs_over_its_protected_time(world, browser, thursday):
    asked = {"day": "2026-11-19", "time": "14:10", "minutes": "60", "purpose": "look"}
    over = "It runs 15 min over the protected time, which ends at 2:55 pm."
    assert over in spoken(new(browser, world.bea, world, **asked))
    assert over in spoken(browser(world.bea).get(f"/teams/{world.team.ref}/meetings/fit", query_string=asked))
    assert "over the protected time" not in spoken(new(browser, world.bea, world, **asked | {"minutes": "45"}))


def test_the_page_of_a_time_leads_to_a_plan_and_then_shows_the_meeting(world, browser, thursday):
    page = browser(world.amal).get(f"/block-times/{thursday.ref}")
    assert "Plan our meeting here" in page.text and "take=when:2026-11-19T14:10" in page.text.replace("%3A", ":")
    assert "Plan our meeting here" not in browser(world.dev).get(f"/block-times/{thursday.ref}").text
    meet(world, thursday.starts_at + timedelta(minutes=5), 40)
    page = browser(world.amal).get(f"/block-times/{thursday.ref}").text
    assert "Look together" in page and "Plan our meeting here" not in page
    seen = browser(world.dev).get(f"/block-times/{thursday.ref}").text
    assert "The team’s meeting in it" in seen and "Look together" not in seen
