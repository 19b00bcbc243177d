"""Who is here. A page says so every twenty seconds; who has not been heard of for a minute is away."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from inquiry.db import db
from inquiry.meetings.steps import GONE_AFTER, Presence

AGAIN = timedelta(seconds=20)  # who was heard of so lately need not be written down again


def come_in(meeting, seen, person, *, at) -> bool:
    """Note that somebody is here. Says whether the faces in the room changed."""
    known = next((one for one in seen if one.person_id == person.id), None)
    if known is None:
        return _first_time(Presence(meeting_id=meeting.id, person_id=person.id, came_at=at, seen_at=at))
    _change(meeting, person.id, seen_at=at, left_at=None)
    return known.left_at is not None


def see_off(meeting, seen, *, at) -> list[int]:
    """Note who has gone: everyone not heard of for a minute. Gives back their numbers."""
    gone = [one for one in seen if one.left_at is None and one.seen_at < at - GONE_AFTER]
    for one in gone:
        _change(meeting, one.person_id, left_at=one.seen_at)
    return [one.person_id for one in gone]


def leave(meeting, person, *, at) -> None:
    """Somebody says good-bye."""
    _change(meeting, person.id, left_at=at)


def _first_time(presence):
    """Somebody may come through two doors at once, on a laptop and a phone; they are here once."""
    try:
        with db.session.begin_nested():
            db.session.add(presence)
    except IntegrityError:
        return False
    return True


def _change(meeting, person_id, **values):
    ours = update(Presence).where(Presence.meeting_id == meeting.id, Presence.person_id == person_id)
    db.session.execute(ours.values(**values).execution_options(synchronize_session=False))
