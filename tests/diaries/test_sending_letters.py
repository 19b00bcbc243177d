"""Letters when things go wrong: without mail, before the commit, and what is remembered of them."""

import pytest
from sqlalchemy import select

from inquiry import live, mail
from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.diaries.letters import tell
from inquiry.diaries.models import CANCEL, REQUEST, Letter
from inquiry.diaries.queries import meeting_entry
from inquiry.diaries.readers import members_of
from inquiry.meetings.models import Meeting
from inquiry.meetings.neighbours import plan_changed
from inquiry.people.models import Person
from tests.diaries.conftest import soon
from tests.diaries.letters import call_off, letters, plan
from tests.text.places import Fresh
from tests.world import ZONE


def test_without_mail_everything_works_and_the_page_says_so(world, browser, caplog):
    meeting = plan(world, browser, soon(hours=3))
    call_off(world, browser, meeting)
    assert letters(world) == []
    assert "Please pass this on" not in caplog.text
    page = browser(world.amal).get("/me").text
    assert "No letters leave this house yet" in page
    assert "every 8 to 24 hours" in page


def test_a_change_that_is_undone_is_written_to_nobody(app, world, post):
    meeting = Fresh(world).meeting(starts_at=soon(hours=3))
    with app.test_request_context(), pytest.raises(ZeroDivisionError), writing():
        tell(meeting_entry(meeting, "Grade 4", ZONE, ""), members_of(world.team.id), was=None)
        raise ZeroDivisionError
    assert post() == {}
    assert letters(world) == []


def test_a_letter_is_handed_over_after_the_commit_and_not_before(app, world, post, monkeypatch):
    """Whoever gets the letter finds the meeting as the letter says."""
    handed = []
    monkeypatch.setattr(mail, "send", lambda *letter: handed.append(in_another_session(app, world)))
    with app.test_request_context(), writing():
        meeting = db.session.get(Meeting, world.meeting.id)
        was, meeting.starts_at, meeting.place = meeting.starts_at, soon(hours=2), "Gym"
        plan_changed(meeting, was)
        assert handed == []
    assert handed == ["Gym"] * 4


def in_another_session(app, world):
    with db.engine.connect() as other:
        return other.execute(select(Meeting.place).where(Meeting.id == world.meeting.id)).scalar()


def test_the_house_does_not_invite_itself(app, world, browser, post):
    """Outlook takes who is organizer and reader at once for the owner; such a mailbox gets words alone."""
    world.change(world.amal, email="Inquiry@riverside.example")
    plan(world, browser, soon(hours=3))
    came = post()
    (own,) = [letter for name, letter in came.items() if name.lower() == "inquiry"]
    assert own.get_content_type() == "text/plain"


def test_letters_are_remembered_without_content(world, browser, post):
    call_off(world, browser, plan(world, browser, soon(hours=3)))
    kept = letters(world)
    assert [one.method for one in kept] == [REQUEST] * 4 + [CANCEL] * 4
    assert len({one.uid for one in kept}) == 1
    with world.app.app_context():
        people = set(db.session.scalars(select(Person.id).where(Person.name.in_(["Amal", "Bea", "Farah", "Gus"]))))
    assert {one.person_id for one in kept} == people


def test_which_letters_went_to_whom_is_forgotten_when_it_is_of_no_more_use(app, world):
    told = {"person_id": world.amal.id, "uid": "x", "version": 0, "method": REQUEST}
    world.add(Letter(starts_at=soon(days=-61), **told), Letter(starts_at=soon(days=-59), **told))
    with app.app_context():
        live.tidy()
    assert [(now() - one.starts_at).days for one in letters(world)] == [59]
