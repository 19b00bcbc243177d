"""A Wednesday at noon in Chicago, 18 November 2026, at a school whose year is planned."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from inquiry.calendar.models import SchoolYear, SpecialDay
from inquiry.db import db, writing
from inquiry.people.models import Person
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import Block, BlockTime
from inquiry.teams.models import Membership, Team
from tests.world import LONG_AGO

FIRST, LAST = date(2026, 8, 17), date(2027, 5, 28)
NOON = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in (17, 18, 19, 20))


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False):
        yield NOON


@pytest.fixture
def year(world, noon):
    """Oak’s school year, with Thanksgiving in it."""
    year = world.add(SchoolYear(school_id=world.oak.id, name="2026–27", starts_on=FIRST, ends_on=LAST))
    off = {"starts_on": date(2026, 11, 25), "ends_on": date(2026, 11, 27)}
    world.add(SpecialDay(year_id=year.id, name="Thanksgiving", **off))
    return year


@pytest.fixture
def plan(world, year):
    """`plan(team, weekday=3)` protects time of a team from the first day of school on; 2:10 to 2:55 pm in Room 12."""

    def protect(team=None, from_on=FIRST, **more):
        usual = {"weekday": 3, "starts": 850, "minutes": 45, "from_on": FIRST, "until_on": LAST, "place": "Room 12"}
        with world.app.app_context(), writing():
            block = Block(year_id=year.id, team_id=team and team.id, **usual | more)
            db.session.add(block)
            db.session.flush()
            lay_out(block, from_on=from_on)
        return block

    return protect


@pytest.fixture
def grade3(world):
    """A second team at Oak, with Gus in it as well, and Hana."""
    place = {"district_id": world.district.id, "school_id": world.oak.id}
    team = world.add(Team(name="Grade 3", begun_at=LONG_AGO, **place))
    hana = world.add(Person(name="Hana", email="hana@riverside.example", **place))
    since = {"from_at": LONG_AGO, "sees_from": LONG_AGO}
    for person in (world.gus, hana):
        world.add(Membership(team_id=team.id, person_id=person.id, **since))
    return team


@pytest.fixture
def time_on(world):
    """`time_on(block, day)` is one time of a block, read afresh."""

    def find(block, on):
        with world.app.app_context():
            rows = db.select(BlockTime).where(BlockTime.block_id == block.id, BlockTime.on == on)
            return db.session.scalar(rows)

    return find
