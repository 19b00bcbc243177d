"""A school year made by mistake can be deleted by whoever keeps it, while nothing rests on it."""

import pytest

from inquiry.calendar.models import Bells, CalendarSource, SchoolYear, SpecialDay, Term
from inquiry.clock import now
from inquiry.db import db
from inquiry.protected.models import Block
from inquiry.timetables.models import Search
from tests.browser import words
from tests.calendar.conftest import FIRST, LAST


@pytest.fixture
def full(world, year):
    """A year with a term, a day off, an imported calendar, and bells of its school."""
    world.add(Term(year_id=year.id, name="Fall", starts_on=FIRST, ends_on=LAST))
    world.add(CalendarSource(year_id=year.id, name="District"))
    world.add(Bells(school_id=world.oak.id, name="A day"))
    return year


@pytest.fixture
def block(world, year):
    told = {"weekday": 3, "starts": 850, "minutes": 45, "from_on": FIRST, "until_on": LAST}
    return world.add(Block(year_id=year.id, team_id=world.team.id, **told))


def url(year):
    return f"/school-years/{year.ref}"


def left(world, *models):
    with world.app.app_context():
        return [db.session.scalar(db.select(db.func.count()).select_from(model)) for model in models]


@pytest.mark.parametrize("who", ["dev", "ines"])
def test_its_keepers_delete_it_with_all_its_days_and_the_bells_stay(world, browser, full, who):
    keeper = browser(getattr(world, who))
    assert "Delete this school year" in words(keeper.get(f"{url(full)}/facts"))
    answer = keeper.post(f"{url(full)}/removal")
    assert "was deleted" in words(keeper.get(answer.location))
    assert left(world, SchoolYear, SpecialDay, Term, CalendarSource, Bells) == [0, 0, 0, 0, 1]


def test_nobody_else_does(world, browser, full):
    for person, status in ((world.bea, 403), (world.cleo, 403), (world.edie, 403)):
        assert browser(person).post(f"{url(full)}/removal").status_code == status
    assert left(world, SchoolYear) == [1]


def test_with_protected_time_in_it_it_stays_and_it_is_said_why(world, browser, full, block):
    dev = browser(world.dev)
    page = words(dev.get(f"{url(full)}/facts"))
    assert "Protected time was planned in it once" in page and "Delete this school year" not in page
    assert "Protected time was planned in it once" in words(dev.get(dev.post(f"{url(full)}/removal").location))
    assert left(world, SchoolYear, SpecialDay) == [1, 1]


def test_protected_time_that_has_ended_still_keeps_its_year(world, browser, full, block):
    world.change(block, ended_at=now())
    browser(world.dev).post(f"{url(full)}/removal")
    assert left(world, SchoolYear) == [1]


def test_wishes_of_the_planner_keep_their_year(world, browser, full):
    world.add(Search(year_id=full.id, made_by_id=world.dev.id, name="Search", wishes={}))
    dev = browser(world.dev)
    assert "what was wished for stays" in words(dev.get(dev.post(f"{url(full)}/removal").location))
    assert left(world, SchoolYear) == [1]


def test_in_spanish(world, browser, full):
    assert "Borrar este año escolar" in words(browser(world.dev, language="es").get(f"{url(full)}/facts"))
