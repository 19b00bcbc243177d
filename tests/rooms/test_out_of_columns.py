"""Whoever looks at the room gets it out of columns, whoever steers it out of rows: it is one and the same room."""

import re

import pytest

from inquiry.access import allowed, find
from inquiry.meetings.models import Meeting
from inquiry.rooms.room import Room
from inquiry.rooms.sitting import sitting_called

SAID = ("title", "now_do", "speaks", "listens", "phase", "about", "groups", "reads_aloud", "is_ordered", "says_unread")
COUNTED = ("number", "face_down", "face_down_in_all", "unread", "lying_open", "cards_before", "facilitator_is_away")


def told(room):
    clock = room.pace.planned_ms, room.pace.plan, room.pace.over_minutes, [step.ref for step in room.pace.lenders]
    people = [one.name for one in room.here], [one.name for one in room.members], room.names
    steps = [(step.ref, room.title_of(step), step.left_ms, step.least_left, step.frozen) for step in room.steps]
    return [getattr(room, name) for name in (*SAID, *COUNTED)], clock, people, steps, room.meeting.room


@pytest.mark.parametrize("key", ["write_notices", "read_notices", "talk"])
def test_both_ways_say_the_same(evening, world, key):
    evening.begin().go_to("write_notices")
    evening.write(world.amal, "Five of six put it in the middle")
    evening.write(world.farah, "They mark the ends first")
    if key != "write_notices":
        evening.go_to(key)
    with world.app.test_request_context():
        rows = Room(find(Meeting, world.meeting.ref, to=world.amal), world.amal)
        assert told(sitting_called(world.meeting.ref, world.amal)) == told(rows)


def test_a_page_begins_to_listen_behind_the_newest_news_it_shows(evening, world):
    evening.begin().go_to("talk")
    evening.write(world.amal, "It is about the whole", "inference")
    newest = evening.events()[-1].seq
    for name in ("room", "projector"):
        page = evening.seat(world.bea).get(evening.url(name)).text
        assert re.search(r'<live-room [^>]*after="(\d+)"', page)[1] == str(newest)


def test_before_anything_was_told_a_page_listens_from_the_beginning(world, browser):
    page = browser(world.amal).get(f"/meetings/{world.meeting.ref}/room").text
    assert 'after="0"' in page


def test_a_meeting_read_as_columns_keeps_the_rules_of_meetings(evening, world):
    evening.begin()
    with world.app.app_context():
        held = sitting_called(world.meeting.ref, world.bea).meeting
        assert allowed(world.bea, "lead", held)
        assert not allowed(world.amal, "lead", held)
        assert not allowed(world.edie, "take part in", held)
        assert sitting_called(world.meeting.ref, world.edie) is None
