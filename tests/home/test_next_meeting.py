"""The first page begins with the one next meeting of mine."""

from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.home.words import ends_a_sentence, headline
from inquiry.meetings.models import CANCELLED, OPEN, Meeting
from inquiry.teams.models import Membership
from tests.browser import words
from tests.home.page import home, meeting_of
from tests.world import LONG_AGO


def test_the_headline_says_when_and_what_for(world, browser):
    page = home(browser, world.amal)
    assert "you look at fractions together." in page
    assert "Notice and wonder rounds with Grade 4, in Room 12. Bea leads. Gus keeps the time." in page
    assert "You lead it. Gus keeps the time." in home(browser, world.bea)
    assert "Bea leads. You keep the time." in home(browser, world.gus)


def test_the_minutes_of_the_main_part_are_drawn(world, browser):
    page = home(browser, world.amal)
    assert "42 min of 60 min are for this." in page
    assert "Write four notices" in page


def test_an_open_meeting_is_one_big_button(world, browser):
    world.change(world.meeting, state=OPEN, began_at=now())
    page = browser(world.amal).get("/")
    assert "Now: Look at fractions together" in words(page)
    assert f'href="/meetings/{world.meeting.ref}/room"' in page.text
    assert page.text.count("button--first") == 1


def test_a_called_off_meeting_is_no_next_meeting(world, browser):
    world.change(world.meeting, state=CANCELLED)
    page = browser(world.amal).get("/")
    assert "Grade 4 has no meeting planned." in words(page)
    assert f'href="/teams/{world.team.ref}/meetings/new"' in page.text


def test_a_meeting_nobody_held_makes_room_for_the_next(world, browser):
    world.change(world.meeting, starts_at=now() - timedelta(days=1))
    meeting_of(world, world.team)
    assert "you compare two rubrics." in home(browser, world.amal)


def test_who_is_in_several_teams_sees_the_next_meeting_of_all_and_what_comes_after(world, browser):
    world.add(Membership(team_id=world.elm_team.id, person_id=world.amal.id, from_at=LONG_AGO, sees_from=LONG_AGO))
    meeting_of(world, world.elm_team, purpose="Sort the exit slips", starts_at=now() + timedelta(days=2))
    page = home(browser, world.amal)
    assert "you look at fractions together." in page
    assert "Grade 3: Sort the exit slips" in page
    assert "Sort the exit slips" not in home(browser, world.bea)


@pytest.mark.parametrize(
    ("purpose", "said"),
    [
        ("look at fractions together", "you look at fractions together."),
        ("Agree what puzzles us.", "you agree what puzzles us."),
        ("Fractions on the number line", "Fractions on the number line"),
        ("Which line is longer?", "Which line is longer?"),
        ("PDSA, second round", "PDSA, second round"),
    ],
)
def test_the_headline_reads_well_whatever_the_purpose(app, purpose, said):
    with app.test_request_context():
        told = headline(Meeting(purpose=purpose, starts_at=now() + timedelta(days=1)), "America/Chicago")
    assert told.endswith(said)
    assert told.startswith("Tomorrow at")
    assert ends_a_sentence(purpose) == ("you " in told)


def test_the_first_page_speaks_spanish(world, browser):
    assert "Rondas de observar y preguntar" in home(browser, world.amal, language="es")
