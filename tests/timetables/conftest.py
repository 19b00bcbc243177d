"""Oak with a school year, and searches in it."""

from datetime import timedelta

import pytest

from inquiry.calendar.models import Bells, Period, SchoolYear
from inquiry.clock import now, today
from inquiry.timetables.models import WAITING, Proposal, Search
from inquiry.timetables.starting import launch
from tests.timetables.schools import somebody, team, wishes
from tests.world import ZONE


@pytest.fixture
def year(world):
    """A school year around today, with three periods on every day."""
    bells = world.add(Bells(school_id=world.oak.id, name="Usual"))
    told = [("1", 480, 525), ("2", 530, 575), ("3", 580, 625)]
    world.add(*(Period(bells_id=bells.id, name=name, starts=starts, ends=ends) for name, starts, ends in told))
    around = {"starts_on": today(ZONE) - timedelta(days=70), "ends_on": today(ZONE) + timedelta(days=70)}
    return world.add(SchoolYear(school_id=world.oak.id, name="This year", order=[bells.id] * 5, **around))


def ours(world, **more):
    """Grade 4 wishes for one sitting a week, and two people can take classes."""
    people = ["Amal", "Bea", "Farah", "Gus"]
    grade = team("Grade 4", people, ref=world.team.ref, days=["fine"] * 5)
    return wishes([grade], [somebody("Art", 2), somebody("Music", 2)], periods=3, days=5, **more)


def search_for(world, year, said, **more):
    return world.add(Search(year_id=year.id, name="Spring", wishes=said, made_by_id=world.dev.id, **more))


def found_in(world, search, data):
    return world.add(Proposal(search_id=search.id, number=1, data=data))


@pytest.fixture
def begin(app, world, year):
    """Have wishes reckoned: gives the search and the process; what still runs in the end is ended."""
    children = []

    def reckon(said=None, search=None):
        waiting = {"state": WAITING, "started_at": now(), "seen_at": now()}
        search = search or search_for(world, year, said, **waiting)
        children.append(launch(search.ref, app.config))
        return search, children[-1]

    yield reckon
    for child in children:
        child.kill()
        child.wait()
