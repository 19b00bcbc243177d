"""The company of a room: who belongs to the team, who is or was here, and the steps they take together."""

from sqlalchemy import bindparam

from inquiry.access import things_of, visible, written_once
from inquiry.meetings.steps import Presence, Step
from inquiry.people.models import Person
from inquiry.teams.access import current
from inquiry.teams.models import Membership


@written_once
def members_of(to):
    """Everyone in a `team` now: number, ref, name."""
    ours = visible(Membership, Person.id, Person.ref, Person.name, to=to)
    ours = ours.join(Person, Person.id == Membership.person_id)
    return ours.where(Membership.team_id == bindparam("team"), current()).order_by(Person.name, Person.id)


@written_once
def seen_in(to):
    """Everyone who is or was in a `meeting`: number, ref, name, when last seen, when they left."""
    columns = (Presence.person_id, Person.ref, Person.name, Presence.seen_at, Presence.left_at, Presence.came_at)
    ours = visible(Presence, *columns, to=to).join(Person, Person.id == Presence.person_id)
    return ours.where(Presence.meeting_id == bindparam("meeting")).order_by(Presence.id)


@things_of
def steps_of(to):
    """The steps of a `meeting`, in their order."""
    return visible(Step, to=to).where(Step.meeting_id == bindparam("meeting")).order_by(Step.position)
