"""How somebody grows into leading: moves seen in the sessions they led, theirs and their mentor’s. Counts, no score."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func

from inquiry.access import visible
from inquiry.db import db
from inquiry.growth.led import LedMeeting
from inquiry.growth.models import FAMILIES, LEADER, MENTOR, MoveTap
from inquiry.meetings.models import OPEN


@dataclass
class Seen:
    """The moves seen in one session, by family."""

    starts_at: datetime
    ref: str = ""  # of the meeting, as far as the reader may know of it
    protocol_id: str | None = None
    leader: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FAMILIES, 0))
    mentor: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FAMILIES, 0))

    @property
    def by_leader(self) -> int:
        return sum(self.leader.values())

    @property
    def by_mentor(self) -> int:
        return sum(self.mentor.values())

    @property
    def all(self) -> int:
        return self.by_leader + self.by_mentor


def sessions_of(leader_id, to) -> list[Seen]:
    """The sessions of a leader in which moves were seen, the first one first; one that still runs is not told yet.

    Two questions, however many sessions there are.
    """
    counted = defaultdict(list)
    for row in _counts(leader_id, to):
        counted[row.meeting_id].append(row)
    known = {row.id: row for row in _meetings(counted, to)}
    over = [number for number in counted if number not in known or known[number].state != OPEN]
    sessions = [_seen(counted[number], known.get(number)) for number in over]
    return sorted(sessions, key=lambda one: one.starts_at)


def _counts(leader_id, to):
    said = MoveTap.meeting_id, MoveTap.family, MoveTap.who
    rows = visible(MoveTap, *said, func.count().label("many"), func.min(MoveTap.at).label("first_at"), to=to)
    rows = rows.where(MoveTap.leader_id == leader_id, MoveTap.taken_back_at.is_(None))
    return db.session.execute(rows.group_by(*said))


def _meetings(numbers, to):
    columns = LedMeeting.id, LedMeeting.ref, LedMeeting.state, LedMeeting.starts_at, LedMeeting.protocol_id
    return db.session.execute(visible(LedMeeting, *columns, to=to).where(LedMeeting.id.in_(list(numbers))))


def _seen(rows, meeting) -> Seen:
    """A mentor may not know of a session before their time; then the day it was noted on stands for it."""
    if meeting is None:
        session = Seen(min(row.first_at for row in rows))
    else:
        session = Seen(meeting.starts_at, meeting.ref, meeting.protocol_id)
    for row in rows:
        {LEADER: session.leader, MENTOR: session.mentor}[row.who][row.family] += row.many
    return session
