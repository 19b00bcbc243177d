"""Whose calendar a meeting or protected time stands in."""

from datetime import timedelta

from sqlalchemy import select

from inquiry.clock import now
from inquiry.db import db
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.protected.models import BlockPerson
from inquiry.teams.models import Membership
from tests.diaries.conftest import days_ahead, protect, soon
from tests.diaries.feed import MEET, PROTECTED
from tests.world import LONG_AGO


def test_who_leaves_a_team_sees_it_gone_at_the_next_fetch(app, world, diary):
    protect(app, world, *days_ahead(3))
    gus = diary(world.gus)
    assert gus.titles() == {MEET, PROTECTED}
    with app.app_context():
        mine = db.session.scalar(select(Membership).where(Membership.person_id == world.gus.id))
    world.change(mine, until_at=now())
    assert gus.titles() == set()


def test_a_new_member_does_not_learn_what_a_meeting_before_their_time_was_for(world, diary):
    at = soon(days=-10)
    told = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id, "state": CLOSED}
    held = {"starts_at": at, "began_at": at, "ended_at": at + timedelta(hours=1), "place": "Room 9"}
    before = world.add(Meeting(purpose="canary-before-their-time", **told, **held))
    world.add(
        Membership(team_id=world.team.id, person_id=world.cleo.id, from_at=soon(days=-5), sees_from=soon(days=-5))
    )
    text = diary(world.cleo).fetch().text
    assert "canary" not in text
    assert before.ref not in text
    assert "Grade 4: meeting" in text
    assert MEET in text


def test_a_principal_and_an_administrator_do_not_get_the_calendars_of_all_teams(app, world, diary):
    protect(app, world, *days_ahead(3))
    for other in (world.dev, world.ines, world.edie, world.cleo):
        assert diary(other).titles() == set()


def test_time_for_the_whole_staff_stands_in_everybodys_calendar_at_the_school(app, world, diary):
    protect(app, world, *days_ahead(3), team=None)
    assert "Protected time for all of us" in diary(world.cleo).titles()
    assert diary(world.edie).titles() == set()


def test_a_team_that_has_ended_has_no_time_ahead(app, world, diary):
    protect(app, world, *days_ahead(-3, 3))
    world.change(world.team, ended_at=now())
    amal = diary(world.amal)
    assert [one.starts_at < now() for one in amal.read().values() if one.title == PROTECTED] == [True]


def test_a_specialist_who_is_named_has_it_too(app, world, diary):
    block = protect(app, world, *days_ahead(3))
    world.add(BlockPerson(block_id=block.id, person_id=world.cleo.id))
    assert diary(world.cleo).titles() == {PROTECTED}


def test_a_team_of_another_school_keeps_the_clocks_of_that_school(world, diary):
    world.change(world.elm, zone="America/Denver")
    told = {"facilitator_id": world.edie.id, "planned_by_id": world.edie.id, "team_id": world.elm_team.id}
    world.add(Meeting(purpose="Talk", starts_at=soon(days=2), **told))
    world.add(Membership(team_id=world.elm_team.id, person_id=world.amal.id, from_at=LONG_AGO, sees_from=LONG_AGO))
    told = diary(world.amal).fetch().text
    assert "DTSTART;TZID=America/Denver" in told
    assert "DTSTART;TZID=America/Chicago" in told
    assert told.count("BEGIN:VTIMEZONE") == 2
