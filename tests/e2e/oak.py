"""Oak in November 2026: Dev leads it, Grade 4 and Grade 5 work there, and Gus teaches in both."""

from datetime import UTC, date, datetime, time, timedelta

import time_machine

from inquiry.app import create_app
from inquiry.calendar.models import SchoolYear, SpecialDay
from inquiry.db import db, writing
from inquiry.migrate import migrate
from inquiry.people.models import Person
from inquiry.protected import losing, moves
from inquiry.protected.forms import MoveForm
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import Block, BlockTime
from inquiry.teams.models import Membership, Team
from tests.browser import Browser
from tests.world import LONG_AGO, PASSWORD, World

MONDAY_MORNING = datetime(2026, 11, 16, 14, 5, tzinfo=UTC)  # 8:05 am in Chicago
FRIDAY_LESSON = datetime(2026, 11, 20, 17, 31, tzinfo=UTC)  # 11:31 am
FRIDAY_NOON = datetime(2026, 11, 20, 18, 20, tzinfo=UTC)  # 12:20 pm
THURSDAY, FRIDAY = date(2026, 11, 19), date(2026, 11, 20)


def build(settings, furnish=None):
    """Put the school into an empty database, as it is on a Monday morning."""
    app = create_app(**settings)
    with time_machine.travel(MONDAY_MORNING, tick=False), app.app_context():
        migrate()
        world = World().attach(app)
        with writing():
            _people(world)
            if furnish:
                furnish(world)
        db.session.remove()
    return app, world


def _people(world):
    for person in (world.amal, world.bea, world.dev):
        db.session.merge(person).choose_password(PASSWORD)
    place = {"district_id": world.district.id, "school_id": world.oak.id}
    world.grade5 = Team(name="Grade 5", begun_at=LONG_AGO, **place)
    world.hana = Person(name="Hana", email="hana@riverside.example", added_at=LONG_AGO, **place)
    db.session.add_all([world.grade5, world.hana])
    db.session.flush()
    since = {"team_id": world.grade5.id, "from_at": LONG_AGO, "sees_from": LONG_AGO}
    db.session.add_all(Membership(person_id=person.id, **since) for person in (world.gus, world.hana))


def a_planned_year(world):
    """Wednesdays and Fridays are Grade 4’s; Grade 5’s Thursday was taken by an assembly, its next one is moved."""
    frame = {"starts_on": date(2026, 8, 17), "ends_on": date(2027, 5, 28)}
    year = SchoolYear(school_id=world.oak.id, name="2026–27", **frame)
    db.session.add(year)
    db.session.flush()
    thanksgiving = {"starts_on": date(2026, 11, 25), "ends_on": date(2026, 11, 27)}
    db.session.add(SpecialDay(year_id=year.id, name="Thanksgiving", **thanksgiving))
    usual = {"year_id": year.id, "until_on": frame["ends_on"], "made_by_id": world.dev.id}
    _protect(world.team, 2, 850, "Room 12", **usual)
    _protect(world.team, 4, 690, "Room 12", **usual)
    thursday = _protect(world.grade5, 3, 850, "Library", **usual)
    friday = _protect(world.grade5, 4, 850, "Library", **usual)
    moves.call_off(_time(thursday, THURSDAY), thursday, "assembly", "Fire drill for the whole school")
    elsewhere = {"starts": time(13, 0), "ends": time(13, 45), "place": "Room 3", "why": "Book fair in the library"}
    form = MoveForm(data={"to_on": FRIDAY, **elsewhere})
    moves.move(_time(friday, FRIDAY), friday, form)
    for row in db.session.scalars(db.select(BlockTime).where(BlockTime.starts_at < MONDAY_MORNING)):
        losing.we_met(row)
    db.session.merge(world.meeting).starts_at = FRIDAY_LESSON - timedelta(minutes=1)


def _protect(team, weekday, starts, place, *, from_on=date(2026, 11, 9), **usual):
    says = {"weekday": weekday, "starts": starts, "minutes": 45, "place": place, "purpose": "Look at student work"}
    block = Block(team_id=team.id, from_on=from_on, **says, **usual)
    db.session.add(block)
    db.session.flush()
    lay_out(block, from_on=from_on)
    return block


def _time(block, on):
    return db.session.scalar(db.select(BlockTime).where(BlockTime.block_id == block.id, BlockTime.on == on))


def the_meeting_begins(app, world):
    """At 11:31 on Friday Bea has begun, and Amal sits in the room with her."""
    with time_machine.travel(FRIDAY_LESSON, tick=False):
        for person in (world.bea, world.amal):
            assert Browser(app, person).post(f"/meetings/{world.meeting.ref}/presence").status_code == 200
        assert Browser(app, world.bea).post(f"/meetings/{world.meeting.ref}/beginning").status_code == 303
