"""Time of the whole staff has no room that keeps it: it is said so, and anyone at the school says what became of it."""

import pytest

from tests.browser import words
from tests.protected.conftest import TUESDAY
from tests.protected.test_planning import FIT, form


@pytest.fixture
def tuesday(world, plan, time_on):
    return time_on(plan(None, weekday=1, place="Hall", from_on=TUESDAY), TUESDAY)


def test_while_planning_it_is_told_that_no_room_keeps_it(world, browser, year):
    told = "No room keeps the minutes of the whole staff."
    dev, url = browser(world.dev), FIT.format(world.oak.ref)
    assert told in words(dev.get(url, query_string=form(world, who="everybody")))
    assert told not in words(dev.get(url, query_string=form(world)))


def test_the_principal_is_asked_on_the_first_page(world, browser, tuesday):
    said = words(browser(world.dev).get("/"))
    assert "Everybody at the school" in said and "We met" in said


@pytest.mark.parametrize("who", ["amal", "cleo", "dev"])
def test_anyone_at_the_school_says_it_and_it_says_why(world, browser, tuesday, who):
    someone = browser(getattr(world, who))
    assert "The whole staff has no room here" in words(someone.get(f"/block-times/{tuesday.ref}"))
    assert "We met" in words(someone.get(f"/schools/{world.oak.ref}/protected-time"))
    assert someone.post(f"/block-times/{tuesday.ref}/keeping").status_code == 303
    assert (world.again(tuesday).held, world.again(tuesday).is_said) == (45, True)


def test_nobody_from_elsewhere_says_it(world, browser, tuesday):
    for person in (world.edie, world.ines):
        assert browser(person).post(f"/block-times/{tuesday.ref}/keeping").status_code == 404


def test_a_team_is_told_that_its_room_keeps_the_minutes(world, browser, plan, time_on):
    time = time_on(plan(world.team, weekday=1), TUESDAY)
    assert "keep their minutes by themselves" in words(browser(world.amal).get(f"/block-times/{time.ref}"))
