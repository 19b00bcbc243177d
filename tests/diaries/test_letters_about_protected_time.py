"""Protected time that changes at short notice goes out by mail."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from inquiry.clock import local
from inquiry.db import db, writing
from inquiry.diaries.models import CANCEL, REQUEST
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import Block, BlockChange, BlockTime
from tests.diaries.conftest import days_ahead, protect, soon
from tests.diaries.letters import TEAM, invitation
from tests.world import ZONE


def changed(app, block, **change):
    """A time of a block is changed; nobody’s request, as when a calendar is read at night."""
    with app.app_context(), writing():
        known = db.session.scalar(select(BlockChange).where(BlockChange.block_id == block.id))
        if known is None:
            known = BlockChange(block_id=block.id, on=block_day(block), version=0)
            db.session.add(known)
        for name, value in change.items():
            setattr(known, name, value)
        known.version += 1
        lay_out(db.session.get(Block, block.id), from_on=block_day(block))


def block_day(block):
    return type(days_ahead(0)[0]).fromisoformat(block.dates[0])


@pytest.fixture
def this_afternoon(app, world):
    """Protected time some hours from now, whatever the hour, with a purpose nobody should read in a mailbox."""
    at = local(soon(hours=5), ZONE)
    return protect(app, world, at.date(), starts=at.hour * 60 + at.minute, purpose="canary-purpose", place="Library")


def test_planning_protected_time_writes_to_nobody(this_afternoon, post):
    assert post() == {}


def test_protected_time_that_moves_at_short_notice_comes_as_an_invitation_and_is_taken_back(app, this_afternoon, post):
    changed(app, this_afternoon, place="Room 3")
    came = post()
    assert set(came) == TEAM
    event, method = invitation(came["amal"])
    assert (method, event["summary"], event["location"]) == (REQUEST, "Grade 4: protected time", "Room 3")
    assert "canary" not in str(event)
    changed(app, this_afternoon, is_off=True)
    after, method = invitation(post()["amal"])
    assert (method, after["uid"]) == (CANCEL, event["uid"])
    assert after["sequence"] > event["sequence"]


def test_who_was_invited_to_protected_time_hears_of_it_wherever_it_moves(app, this_afternoon, post):
    changed(app, this_afternoon, to_on=days_ahead(7)[0])
    event, _method = invitation(post()["amal"])
    changed(app, this_afternoon, to_on=days_ahead(9)[0])
    again, _method = invitation(post()["amal"])
    assert (again["uid"], again.start - event.start) == (event["uid"], timedelta(days=2))


def test_protected_time_called_off_the_same_day_is_told_in_words(app, this_afternoon, post):
    changed(app, this_afternoon, is_off=True)
    came = post()
    assert set(came) == TEAM
    assert came["amal"]["Subject"].startswith("Called off: Grade 4: protected time")
    assert came["amal"].get_content_type() == "text/plain"


def test_what_a_principal_does_to_protected_time_today_reaches_the_team(app, world, browser, this_afternoon, post):
    with app.app_context():
        ref = db.session.scalar(select(BlockTime.ref).where(BlockTime.block_id == this_afternoon.id))
    moved = {"to_on": days_ahead(7)[0].isoformat(), "starts": "10:00", "ends": "10:45", "place": "Gym", "why": "canary"}
    assert browser(world.dev).post(f"/block-times/{ref}/move", **moved).status_code == 303
    event, method = invitation(post()["gus"])
    assert (method, event["location"], event.start.hour) == (REQUEST, "Gym", 10)
    off = {"cause": "assembly", "why": "canary"}
    assert browser(world.dev).post(f"/block-times/{ref}/calling-off", **off).status_code == 303
    gone, method = invitation(post()["gus"])
    assert (method, gone["uid"]) == (CANCEL, event["uid"])
    assert browser(world.dev).post(f"/block-times/{ref}/putting-back").status_code == 303
    back, method = invitation(post()["gus"])
    assert (method, back["status"]) == (REQUEST, "CONFIRMED")
    assert back["sequence"] > gone["sequence"] > event["sequence"]


def test_a_snow_day_is_told_to_the_whole_staff(app, world, post):
    at = local(soon(hours=5), ZONE)
    block = protect(app, world, at.date(), starts=at.hour * 60 + at.minute, team=None)
    world.change(block, dates=[])
    with app.app_context(), writing():
        lay_out(db.session.get(Block, block.id), from_on=at.date())
    came = post()
    assert set(came) == TEAM | {"cleo", "dev"}
    assert came["dev"]["Subject"].startswith("Called off: Protected time for all of us")
