"""A meeting held without a page: the verbs of the models, in the order people would press them."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from inquiry.cycles.notes import Action, Link, Note
from inquiry.db import add, db
from inquiry.discussions.kinds import PHASE_OF
from inquiry.meetings import reveals, running
from inquiry.meetings.beginning import open_meeting
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.meetings.steps import Presence
from inquiry.minutes.writing import write_minutes
from inquiry.norms.ratings import rate

BEGAN = datetime(2026, 11, 18, 20, 10, tzinfo=UTC)
WORDS = {
    "write_notices": [
        ("amal", "noticing", "", "The 4 stands **above** the line."),
        ("farah", "noticing", "", "Two marks are rubbed out."),
    ],
    "write_wonders": [("gus", "wondering", "", "What did they rub out?")],
    "next_steps": [
        ("bea", "agreement", "decision", "We look at the same child twice."),
        ("bea", "action", "", "Ask them to talk while they place ½"),
    ],
}


def hold_by_verbs(world, work):
    meeting, at = db.session.get(Meeting, world.meeting.id), BEGAN
    for person in (world.bea, world.amal, world.farah, world.gus):
        came = at + timedelta(minutes=12 if person is world.gus else 0)
        add(Presence(meeting_id=meeting.id, person_id=person.id, came_at=came, seen_at=came))
    steps = open_meeting(meeting, people=4, has_norms=True, by=world.bea, at=at)
    running.start(meeting, steps[0], by=world.bea, at=at)
    for step, following in pairwise(steps):
        _write(world, meeting, step, work, at)
        at += timedelta(seconds=step.planned_seconds)
        _touch_the_clock(world, meeting, step, at)
        if step.key == "next_steps":
            return _close(world, meeting, steps, step, at)
        reveals.leave(step, steps, cards=reveals.OPEN, at=at)
        running.go_on(meeting, step, following, by=world.bea, at=at)
    raise AssertionError("the meeting has no next steps")


def _write(world, meeting, step, work, at):
    for name, kind, subkind, body in WORDS.get(step.key, ()):
        note = Note(team_id=meeting.team_id, cycle_id=meeting.cycle_id, meeting_id=meeting.id, step_id=step.id)
        note.author_id, note.kind, note.subkind, note.phase = getattr(world, name).id, kind, subkind, PHASE_OF[kind]
        note.written_at = at
        note.say(body)
        add(note)
        if name == "amal":
            upper = {"page": 1, "region": [0, 0, 1, 0.5], "by_id": note.author_id}
            add(Link(note_id=note.id, kind="points_to", artifact_id=work.id, **upper))
        if kind == "action":
            promise = {"owner_id": world.gus.id, "due_on": date(2026, 12, 1), "bring": "Three sheets"}
            add(Action(note_id=note.id, **promise))


def _touch_the_clock(world, meeting, step, at):
    if step.key == "write_notices":
        running.add_minute(meeting, step, by=world.bea, at=at)
    if step.key == "talk":
        running.pause(meeting, step, by=world.bea, at=at)
        running.start(meeting, step, by=world.bea, at=at)


def _close(world, meeting, steps, step, at):
    for person, value in zip((world.amal, world.bea, world.farah, world.gus), (3, 4, 4, 2), strict=True):
        rate(meeting.id, world.norms[0], value, by=person)
    reveals.turn_over_all(meeting, steps, at=at)
    running.rest(meeting, step, at=at)
    running.write_down(meeting, "ended", world.bea, at)
    meeting.state, meeting.ended_at, meeting.code = CLOSED, at, None
    db.session.flush()
    write_minutes(meeting, by=world.bea, at=at)
