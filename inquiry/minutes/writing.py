"""The record of a meeting: written once when it closes, and again, as a new version, whenever something changes."""

from copy import deepcopy

from sqlalchemy import select

from inquiry.clock import now
from inquiry.db import add, db
from inquiry.meetings.models import Meeting, Minutes
from inquiry.meetings.neighbours import meeting_closed
from inquiry.minutes.cards import cards_of
from inquiry.minutes.happened import steps_of, what_happened

CLOSING, CORRECTION, LATE = "closing", "correction", "late"


def write_minutes(meeting, by=None, at=None) -> Minutes:
    """Write down what happened. Called once all cards lie open; asked again, it gives what is there."""
    known = newest(meeting, to_change=True)
    if known:
        return known
    at = at or now()
    made = {"how": CLOSING, "by": by and by.name}
    meeting_closed(meeting)
    return add(Minutes(meeting_id=meeting.id, number=1, data={"made": made, **what_happened(meeting, at=at)}, at=at))


def late_card(note, at=None) -> Minutes | None:
    """Take in a card that was kept on a device and came after the end, once."""
    meeting = db.session.scalar(select(Meeting).where(Meeting.id == note.meeting_id))
    last = newest(meeting, to_change=True)
    if last is None or any(card["ref"] == note.ref for card in last.data["cards"]):
        return last
    at = at or now()
    fresh = [{**card, "late": at.isoformat()} for card in cards_of(meeting, steps_of(meeting), only=note)]
    if not fresh:
        return last
    data = deepcopy(last.data)
    data["cards"] += fresh
    return next_version(last, data, {"how": LATE, "card": note.ref}, at=at)


def next_version(last, data, made, *, why="", by=None, at) -> Minutes:
    """Put a new version beside those that are there."""
    numbers = {"meeting_id": last.meeting_id, "number": last.number + 1}
    return add(Minutes(**numbers, data={**data, "made": made}, why=why, by_id=by and by.id, at=at))


def newest(meeting, *, to_change=False) -> Minutes | None:
    """The version that counts. Who is going to change it waits for whoever does so now."""
    if to_change:
        db.session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())
    rows = select(Minutes).where(Minutes.meeting_id == meeting.id)
    return db.session.scalar(rows.order_by(Minutes.number.desc()).limit(1))
