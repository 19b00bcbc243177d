"""The room out of columns: for whoever looks at it or writes a card into it, and changes nothing else of the meeting.
It is a `Room`; only its meeting and its steps are no rows to write to, found with questions put together once."""

from collections import namedtuple
from functools import cached_property
from typing import Any

from sqlalchemy import Text, and_, bindparam, cast, func, literal, select

from inquiry.access import visible, written_once
from inquiry.clock import now
from inquiry.db import db, is_sqlite
from inquiry.live import newest_in
from inquiry.meetings.held import MEETING, STEP, Facts, HeldStep, named
from inquiry.meetings.models import Meeting
from inquiry.meetings.presence import AGAIN, come_in
from inquiry.meetings.steps import Presence, Step, described
from inquiry.rooms.room import Room

# The number of the newest news comes in the same look as the meeting: whatever is read later is not older than it.
NEWEST = func.coalesce(newest_in(literal("meeting:") + cast(Meeting.id, Text)), 0).label("newest")
HERE = (*MEETING, NEWEST, Presence.seen_at, Presence.left_at)
LOCK = {
    share: select(Meeting.id).where(Meeting.id == bindparam("id")).with_for_update(read=share)
    for share in (False, True)
}


@written_once
def _meeting(to):
    """The meeting of that name, and when this person was last seen in it."""
    own = and_(Presence.meeting_id == Meeting.id, Presence.person_id == to.id)
    return visible(Meeting, *HERE, to=to).outerjoin(Presence, own).where(Meeting.ref == bindparam("r"))


@written_once
def _steps(to):
    ours = visible(Step, *STEP, cast(Step.data, Text).label("said"), to=to)
    return ours.where(Step.meeting_id == bindparam("meeting")).order_by(Step.position)


Here = namedtuple("Here", "person_id left_at")


class HeldHere(Facts, named("HeldHere", *HERE)):  # type: ignore[misc]
    """A meeting as its row stands now, with its newest news and this person’s presence."""

    __slots__ = ()


def sitting_called(ref, person) -> "Sitting | None":
    """The room of the meeting with this name, if this person may see it."""
    found = _meeting(person, r=ref)
    return Sitting(HeldHere(*found[0]), person) if found else None


class Sitting(Room):
    """The room as it stands, for somebody who does not change it."""

    def hold(self) -> bool:
        """Let nobody go on to another step before this transaction ends. Says whether the faces in the room changed."""
        if not is_sqlite():  # there we are the only writer already
            db.session.execute(LOCK[self.meeting.is_open], {"id": self.meeting.id})
            self.meeting = HeldHere(*_meeting(self.person, r=self.meeting.ref)[0])
        meeting, at = self.meeting, now()
        if not meeting.is_open or (meeting.left_at is None and meeting.seen_at and meeting.seen_at > at - AGAIN):
            return False
        own = [Here(self.person.id, meeting.left_at)] if meeting.seen_at else []
        return come_in(meeting, own, self.person, at=at)

    @cached_property
    def steps(self) -> list[Any]:
        found = _steps(self.person, meeting=self.meeting.id)
        return [HeldStep(*row[:-1], described(row.said)) for row in found]
