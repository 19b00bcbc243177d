"""What sets off letters about calendars, and how one is read."""

import icalendar
from sqlalchemy import select

from inquiry.clock import local
from inquiry.db import db
from inquiry.diaries.models import Letter
from inquiry.meetings.models import Meeting
from tests.world import ZONE

TEAM = {"amal", "bea", "farah", "gus"}


def plan(world, browser, at, who=None, meeting=None, **more):
    """Plan a meeting, or plan it anew."""
    there = local(at, ZONE)
    day = {"day": there.date().isoformat(), "time": there.strftime("%H:%M"), "minutes": "45", "place": "Room 12"}
    usual = {"purpose": "canary-purpose", "expected": "4", "facilitator": world.bea.ref, "opening": "", "closing": ""}
    empty = dict.fromkeys(("cycle", "protocol", "timekeeper", "recorder", "presenter", "focus_norm"), "")
    url = f"/meetings/{meeting.ref}/plan" if meeting else f"/teams/{world.team.ref}/meetings/new"
    answer = browser(who or world.bea).post(url, **day | usual | empty | {"seen": "canary-purpose"} | more)
    assert answer.status_code == 303, answer.text
    ref = answer.location.rsplit("/", 1)[1]
    with world.app.app_context():
        return db.session.scalar(select(Meeting).where(Meeting.ref == ref))


def call_off(world, browser, meeting):
    answer = browser(world.bea).post(f"/meetings/{meeting.ref}/calling-off", why="canary-why")
    assert answer.status_code == 303


def asks_for(browser, person, wants):
    assert browser(person).post("/me/calendar-letters", wants=wants).status_code == 303


def invitation(letter):
    """The event in a letter, and how it is to be taken; the file beside it is the same."""
    (inside,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    (file,) = [part for part in letter.walk() if part.get_content_type() == "application/ics"]
    made = inside.get_payload(decode=True)
    assert made == file.get_payload(decode=True)
    assert b"\n" not in made.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(made)
    assert inside.get_param("method") == calendar["method"]
    assert inside.get_param("charset") == "utf-8"
    return calendar.events[0], str(calendar["method"])


def words(letter):
    return letter.get_body(("plain",)).get_content()


def letters(world):
    with world.app.app_context():
        return db.session.scalars(select(Letter).order_by(Letter.id)).all()
