"""What pages ask about meetings: which are ahead, which were, who brings what."""

from datetime import datetime

from sqlalchemy.orm import aliased

from inquiry.access import visible
from inquiry.artifacts.queries import for_table
from inquiry.clock import now
from inquiry.db import db
from inquiry.meetings.models import CANCELLED, CLOSED, OPEN, PLANNED, Bring, Meeting, MeetingTime, OnTheTable
from inquiry.meetings.steps import HANDED_OVER, LogLine
from inquiry.people.models import Person
from inquiry.teams.access import current
from inquiry.teams.models import Membership, Team

Leader = aliased(Person, name="leader")
ON_A_PAGE = 60
FACTS = (
    Meeting.id,
    Meeting.ref,
    Meeting.state,
    Meeting.purpose,
    Meeting.starts_at,
    Meeting.minutes,
    Meeting.place,
    Meeting.protocol_id,
    Meeting.called_off_why,
    Team.name.label("team"),
    Team.ref.label("team_ref"),
    Leader.name.label("leader"),
)


def _facts(person):
    stmt = visible(Meeting, *FACTS, to=person).join(Team, Team.id == Meeting.team_id)
    return stmt.join(Leader, Leader.id == Meeting.facilitator_id)


def ahead(person):
    """The meetings of somebody’s teams that are planned or open, the next one first; also those nobody held."""
    stmt = _facts(person).where(Meeting.state.in_((PLANNED, OPEN)))
    return db.session.execute(stmt.order_by(Meeting.state != OPEN, Meeting.starts_at).limit(ON_A_PAGE)).all()


def past(person):
    """The meetings of somebody’s teams that are over or were called off, the latest first."""
    stmt = _facts(person).where(Meeting.state.in_((CLOSED, CANCELLED)))
    return db.session.execute(stmt.order_by(Meeting.starts_at.desc()).limit(ON_A_PAGE)).all()


def who_led_first(meetings, person) -> dict[int, str]:
    """For each of these meetings that changed hands on the way: the number of the meeting, and who led it first."""
    turned = visible(LogLine, LogLine.meeting_id, LogLine.detail, to=person).where(LogLine.kind.in_(HANDED_OVER))
    turned = turned.where(LogLine.meeting_id.in_([meeting.id for meeting in meetings])).order_by(LogLine.id.desc())
    return {row.meeting_id: row.detail["before"] for row in db.session.execute(turned) if row.detail.get("before")}


def times_of(team, person):
    """When and where a team meets and whether it did; a principal sees this much and no more."""
    stmt = visible(MeetingTime, to=person).where(MeetingTime.team_id == team.id)
    return db.session.scalars(stmt.order_by(MeetingTime.starts_at.desc()).limit(ON_A_PAGE)).all()


def members_of(team_id, person):
    """Who is in a team now, with the role they hold."""
    columns = (Person.id, Person.ref, Person.name, Membership.role)
    stmt = visible(Membership, *columns, to=person).join(Person, Person.id == Membership.person_id)
    return db.session.execute(stmt.where(Membership.team_id == team_id, current()).order_by(Person.name)).all()


def last_of(team_id, person):
    """The latest meeting of a team that was held or planned, to plan the next one after its pattern."""
    stmt = visible(Meeting, to=person).where(Meeting.team_id == team_id, Meeting.state != CANCELLED)
    return db.session.scalar(stmt.order_by(Meeting.starts_at.desc()).limit(1))


def brings_of(meeting, person):
    """Who brings what to a meeting: everyone’s lines first."""
    columns = (Bring.id, Bring.ref, Bring.what, Bring.done_at, Bring.person_id, Person.name.label("who"))
    stmt = visible(Bring, *columns, to=person).outerjoin(Person, Person.id == Bring.person_id)
    stmt = stmt.where(Bring.meeting_id == meeting.id)
    return db.session.execute(stmt.order_by(Bring.person_id.is_not(None), Bring.id)).all()


def on_the_table(meeting, person):
    """The pieces of student work a meeting looks at, as far as this person sees them, in the order they were put."""
    order = [row.artifact_id for row in table_rows(meeting, person)]
    return sorted(for_table(order, person), key=lambda piece: order.index(piece.id))


def table_rows(meeting, person):
    """What was put on the table, to be changed."""
    stmt = visible(OnTheTable, to=person).where(OnTheTable.meeting_id == meeting.id)
    return db.session.scalars(stmt.order_by(OnTheTable.position, OnTheTable.id)).all()


def moves_of(meeting, person):
    """From when a meeting was moved, and by whom."""
    stmt = visible(LogLine, LogLine.at, LogLine.detail, Person.name.label("who"), to=person)
    stmt = stmt.join(Person, Person.id == LogLine.by_id)
    stmt = stmt.where(LogLine.meeting_id == meeting.id, LogLine.kind == "moved").order_by(LogLine.id)
    return [(row.who, datetime.fromisoformat(row.detail["was"])) for row in db.session.execute(stmt)]


def team_of(meeting, person) -> Team:
    """The team that meets."""
    return db.session.scalar(visible(Team, to=person).where(Team.id == meeting.team_id))


def is_late(meeting) -> bool:
    """Whether its time has gone by and nobody began it."""
    return meeting.state == PLANNED and meeting.starts_at < now() and (now() - meeting.starts_at).days >= 1


def purposes_of(meetings, *, to) -> dict[int, str]:
    """What meetings are for, by their number, of those somebody may read."""
    rows = visible(Meeting, Meeting.id, Meeting.purpose, to=to).where(Meeting.id.in_([one.id for one in meetings]))
    return {row.id: row.purpose for row in db.session.execute(rows)}
