"""The first page of people without a meeting: somebody new, an administrator, a principal."""

from datetime import timedelta

from inquiry.clock import now
from inquiry.people.models import Person
from tests.browser import words
from tests.home.page import home


def test_somebody_new_is_shown_one_thing_to_do(world, browser):
    page = browser(world.cleo).get("/")
    assert "Here you will find your next meeting" in words(page)
    assert page.text.count("button--first") == 1


def test_a_team_without_anything_is_shown_how_to_begin(world, browser):
    page = browser(world.edie).get("/")
    assert "Grade 3 has no meeting planned." in words(page)
    assert page.text.count("button--first") == 1


def test_an_administrator_without_a_team_goes_to_the_accounts(world, browser):
    assert "You look after the accounts" in home(browser, world.ines)


def test_a_principal_sees_when_teams_meet_and_nothing_of_what_it_is_about(world, browser):
    world.change(world.last_meeting, starts_at=now() - timedelta(days=5))
    page = home(browser, world.dev)
    assert "Grade 4" in page
    assert "Room 12, 60 min." in page
    assert "Last met " in page
    assert "fractions" not in page
    assert "Grade 3" not in page


def test_a_principal_of_a_school_without_teams_is_told_what_will_be_here(world, browser):
    fay = world.add(Person(name="Fay", email="fay@x.example", district_id=world.district.id, role="principal"))
    assert "No team works in your school yet" in home(browser, fay)
