"""The room as a card finds it. Cards come every few seconds and from everyone, so only what a card needs is read, as
columns and with questions that were put together once. It answers to the same names as `Room`."""

from collections import namedtuple
from functools import cached_property, lru_cache
from json import loads
from typing import Any

from sqlalchemy import Text, and_, bindparam, cast, select

from inquiry.access import visible, written_once
from inquiry.clock import now
from inquiry.db import db, is_sqlite
from inquiry.discussions import freezing
from inquiry.discussions.format import Step as DiscussionStep
from inquiry.meetings.models import Meeting
from inquiry.meetings.presence import AGAIN, come_in
from inquiry.meetings.steps import Presence, Step
from inquiry.people.models import Person
from inquiry.rooms import work
from inquiry.teams.access import current
from inquiry.teams.models import Membership

MEETING = (Meeting.id, Meeting.ref, Meeting.team_id, Meeting.cycle_id, Meeting.state, Meeting.step_id)
ROLES = (Meeting.facilitator_id, Meeting.recorder_id, Meeting.timekeeper_id)
HERE = (Presence.seen_at, Presence.left_at)
STEP = (Step.id, Step.ref, Step.position, Step.part, Step.key, Step.round, Step.revealed_at, Step.presenter_id)
LOCK = {
    share: select(Meeting.id).where(Meeting.id == bindparam("id")).with_for_update(read=share)
    for share in (False, True)
}


@written_once
def _meeting(to):
    """The meeting of that name, and when this person was last seen in it."""
    own = and_(Presence.meeting_id == Meeting.id, Presence.person_id == to.id)
    return (
        visible(Meeting, *MEETING, *ROLES, *HERE, to=to).outerjoin(Presence, own).where(Meeting.ref == bindparam("r"))
    )


@written_once
def _steps(to):
    ours = visible(Step, *STEP, cast(Step.data, Text).label("said"), to=to)
    return ours.where(Step.meeting_id == bindparam("meeting")).order_by(Step.position)


@written_once
def _members(to):
    ours = visible(Membership, Person.id, Person.ref, Person.name, to=to).join(
        Person, Person.id == Membership.person_id
    )
    return ours.where(Membership.team_id == bindparam("team"), current()).order_by(Person.name, Person.id)


def _named(name: str, *columns) -> Any:
    return namedtuple(name, [getattr(column, "key", column) for column in columns])  # type: ignore[misc]


StepRow = _named("StepRow", *STEP, "frozen")
Here = namedtuple("Here", "person_id left_at")


class Held(_named("MeetingRow", *MEETING, *ROLES, *HERE)):  # type: ignore[misc]
    """A meeting as its row stands now."""

    is_open, is_closed, room = (vars(Meeting)[name] for name in ("is_open", "is_closed", "room"))


@lru_cache(maxsize=2000)
def _frozen(said: str) -> DiscussionStep:
    """A frozen step out of its text. It is kept under the text itself, so a step that is worded anew is another one."""
    return freezing.from_data(DiscussionStep, loads(said))


def sitting_called(ref, person) -> "Sitting | None":
    """The room of the meeting with this name, if this person may see it."""
    found = _meeting(person, r=ref)
    return Sitting(Held(*found[0]), person) if found else None


class Sitting:
    """What a card needs to know of the room it comes into."""

    def __init__(self, meeting: Held, person: Any):
        self.meeting, self.person = meeting, person

    def hold(self) -> bool:
        """Let nobody go on to another step before this transaction ends. Says whether the faces in the room changed."""
        if not is_sqlite():  # there we are the only writer already
            db.session.execute(LOCK[self.meeting.is_open], {"id": self.meeting.id})
            self.meeting = Held(*_meeting(self.person, r=self.meeting.ref)[0])
        meeting, at = self.meeting, now()
        if not meeting.is_open or (meeting.left_at is None and meeting.seen_at and meeting.seen_at > at - AGAIN):
            return False
        own = [Here(self.person.id, meeting.left_at)] if meeting.seen_at else []
        return come_in(meeting, own, self.person, at=at)

    @cached_property
    def steps(self) -> list[Any]:
        found = _steps(self.person, meeting=self.meeting.id)
        return [StepRow(*row[:-1], _frozen(row.said)) for row in found]

    @cached_property
    def step(self) -> Any:
        return next((step for step in self.steps if step.id == self.meeting.step_id), None)

    def step_called(self, ref) -> Any:
        return next((step for step in self.steps if step.ref == ref), None)

    @cached_property
    def members(self):
        return _members(self.person, team=self.meeting.team_id)

    @cached_property
    def works(self):
        return work.on_the_table(self.meeting, self.person)
