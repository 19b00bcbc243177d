"""Times as pages show them: what is planned, what was kept, what was lost and why. Two statements, however many."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from inquiry.access import visible, written_once
from inquiry.clock import now
from inquiry.meetings.models import OPEN, MeetingTime
from inquiry.protected.models import Block, BlockTime, Loss, ProtectedHour
from inquiry.teams.models import TeamName

RECENT = timedelta(days=21)  # so long what was said is offered to be changed
A_DAY = timedelta(hours=12)  # a room that was left open longer says nothing of what is going on
IN_THE_ROOM = select(func.max(MeetingTime.began_at)).correlate(BlockTime)
IN_THE_ROOM = IN_THE_ROOM.where(MeetingTime.team_id == BlockTime.team_id, MeetingTime.state == OPEN)
COLUMNS = (
    *(BlockTime.id, BlockTime.ref, BlockTime.block_id, BlockTime.on, BlockTime.team_id, BlockTime.starts_at),
    *(BlockTime.minutes, BlockTime.place, BlockTime.is_off, BlockTime.is_moved, BlockTime.why, BlockTime.held),
    *(BlockTime.is_said, Block.purpose, TeamName.name.label("team")),
    IN_THE_ROOM.scalar_subquery().label("in_the_room_since"),
)
OF_TIME = and_(Loss.block_id == BlockTime.block_id, Loss.on == BlockTime.on)
BETWEEN = BlockTime.starts_at >= bindparam("since"), BlockTime.starts_at < bindparam("until")


@dataclass
class Line:
    """One time of a block, with what is known about what became of it."""

    time: Any
    losses: list = field(default_factory=list)
    threats: list[str] = field(default_factory=list)  # what may come in its way, said to who leads the school

    @property
    def ends_at(self) -> datetime:
        return self.time.starts_at + timedelta(minutes=self.time.minutes)

    @property
    def is_past(self) -> bool:
        """Whether it has begun: from then on it can be said what became of it."""
        return self.time.starts_at <= now()

    @property
    def may_be_said_anew(self) -> bool:
        """Whether somebody said something of it not long ago: what a meeting in the room kept is not anybody’s word."""
        said = bool(self.losses) or self.time.is_said
        return said and not self.time.is_off and self.is_past and self.time.starts_at > now() - RECENT

    @property
    def is_meeting(self) -> bool:
        """Whether the team sits in its room over it at this moment."""
        since = self.time.in_the_room_since
        return bool(since) and self.time.starts_at - A_DAY < since < self.ends_at and now() < since + A_DAY

    @property
    def is_going_on(self) -> bool:
        """Whether it has begun and is not over: nobody is asked yet what became of it."""
        return self.is_past and (now() < self.ends_at or self.is_meeting)

    @property
    def lost(self) -> int:
        return sum(one.minutes for one in self.losses)

    @property
    def kept(self) -> int:
        return self.time.held

    @property
    def unsaid(self) -> int:
        """Minutes nobody has said anything about yet."""
        return max(0, self.time.minutes - self.kept - self.lost) if self.is_past else 0

    @property
    def state(self) -> str:
        if self.time.is_off:
            return "off"
        if not self.is_past:
            return "moved" if self.time.is_moved else "ahead"
        if self.kept:
            return "kept"
        if self.lost:
            return "lost" if self.lost >= self.time.minutes else "part"
        return "now" if self.is_going_on else "unsaid"

    @property
    def asks(self) -> bool:
        """Whether somebody should be asked what became of it: not when a meeting kept most of it."""
        return self.unsaid > 0 and not self.kept and not self.time.is_off and not self.is_going_on


def _times(to, *conditions):
    rows = visible(BlockTime, *COLUMNS, to=to).join(Block, Block.id == BlockTime.block_id)
    rows = rows.outerjoin(TeamName, TeamName.id == BlockTime.team_id).where(*conditions)
    return rows.order_by(BlockTime.starts_at, TeamName.name, BlockTime.id)


def _losses(to, *conditions):
    rows = visible(Loss, Loss.ref, Loss.block_id, Loss.on, Loss.minutes, Loss.cause, Loss.words, to=to)
    return rows.join(BlockTime, OF_TIME).where(*conditions).order_by(Loss.id)


IN_SCHOOL = (*BETWEEN, BlockTime.school_id == bindparam("school"))
IN_TEAM = (*BETWEEN, BlockTime.team_id == bindparam("team"))
ONE = (BlockTime.id == bindparam("time"),)
_of_school, _losses_of_school = (written_once(lambda to, ask=ask: ask(to, *IN_SCHOOL)) for ask in (_times, _losses))
_of_team, _losses_of_team = (written_once(lambda to, ask=ask: ask(to, *IN_TEAM)) for ask in (_times, _losses))
_of_mine, _losses_of_mine = (written_once(lambda to, ask=ask: ask(to, *BETWEEN)) for ask in (_times, _losses))
_one, _losses_of_one = (written_once(lambda to, ask=ask: ask(to, *ONE)) for ask in (_times, _losses))


def of_school(person, school_id, since, until) -> list[Line]:
    """The times of a school that somebody sees, the earliest first."""
    asked = {"school": school_id, "since": since, "until": until}
    return _together(_of_school(person, **asked), _losses_of_school(person, **asked))


def of_team(person, team_id, since, until) -> list[Line]:
    """The times of a team."""
    asked = {"team": team_id, "since": since, "until": until}
    return _together(_of_team(person, **asked), _losses_of_team(person, **asked))


def of_mine(person, since, until) -> list[Line]:
    """Every time somebody sees, wherever it is."""
    asked = {"since": since, "until": until}
    times = _of_mine(person, **asked)
    return _together(times, _losses_of_mine(person, **asked) if times else ())


def line_of(person, time) -> Line:
    """One time."""
    return _together(_one(person, time=time.id), _losses_of_one(person, time=time.id))[0]


def _together(times, losses):
    lines = {(time.block_id, time.on): Line(time) for time in times}
    for loss in losses:
        lines[loss.block_id, loss.on].losses.append(loss)
    return list(lines.values())


@written_once
def hours_of_school(to):
    """When the teams of a `school` have protected time, and nothing more of it."""
    columns = (ProtectedHour.id, ProtectedHour.starts_at, ProtectedHour.minutes, ProtectedHour.is_off)
    rows = visible(ProtectedHour, *columns, TeamName.name.label("team"), to=to)
    rows = rows.outerjoin(TeamName, TeamName.id == ProtectedHour.team_id)
    rows = rows.where(ProtectedHour.school_id == bindparam("school"))
    rows = rows.where(ProtectedHour.starts_at >= bindparam("since"), ProtectedHour.starts_at < bindparam("until"))
    return rows.order_by(ProtectedHour.starts_at, TeamName.name)
