"""What the first page reads: columns, not objects, in a number of statements that never grows."""

from sqlalchemy import and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from inquiry.access import visible, written_once
from inquiry.cycles.counting import with_works
from inquiry.cycles.models import Cycle, PhaseMove
from inquiry.cycles.notes import OPEN as STILL_OPEN
from inquiry.cycles.notes import Action, Note
from inquiry.cycles.queries import PROMISES
from inquiry.cycles.reading import ON_THE_WALL
from inquiry.meetings.models import CANCELLED, CLOSED, OPEN, PLANNED, Bring, Meeting, MeetingTime, OnTheTable
from inquiry.norms.models import Norm
from inquiry.people.models import Person
from inquiry.teams.access import current, teams_of
from inquiry.teams.models import FACILITATOR, Membership, Team

SHOWN = 4
Leader, Keeper, Presenter = (aliased(Person, name=name) for name in ("leader", "keeper", "presents"))
MEETING = (
    Meeting.id,
    Meeting.ref,
    Meeting.team_id,
    Meeting.cycle_id,
    Meeting.state,
    Meeting.purpose,
    Meeting.starts_at,
    Meeting.minutes,
    Meeting.place,
    Meeting.expected,
    Meeting.protocol_id,
    Meeting.opening_id,
    Meeting.closing_id,
    Meeting.settings,
    Meeting.facilitator_id,
    Meeting.presenter_id,
    Meeting.timekeeper_id,
    Meeting.focus_question,
    Meeting.context,
    Meeting.pre_talk_done,
    Team.name.label("team"),
    Team.ref.label("team_ref"),
    Leader.name.label("leader"),
    Keeper.name.label("keeper"),
    Presenter.name.label("presenter"),
)
WORKS = select(func.count()).where(OnTheTable.meeting_id == Meeting.id).scalar_subquery().label("works")
IN_FORCE = Norm.adopted_at.is_not(None), Norm.retired_at.is_(None)
NORMS = select(Norm.id).where(Norm.team_id == Meeting.team_id, *IN_FORCE).exists().label("has_norms")
BEST_FIRST = ("quote", "claim", "agreement", "success", "inference", "wondering", "noticing", "plus")
WEIGHT = {kind: weight for weight, kind in enumerate(BEST_FIRST)}


def _is_led():
    leading = aliased(Membership, name="leading")
    return exists().where(leading.team_id == Team.id, leading.role == FACILITATOR, current(of=leading))


@written_once
def my_teams(to):
    """The teams somebody belongs to now."""
    columns = (Team.id, Team.ref, Team.name, Membership.role, _is_led().label("is_led"))
    mine = visible(Membership, *columns, to=to).join(Team, Team.id == Membership.team_id)
    return mine.where(Membership.person_id == to.id, current(), Team.ended_at.is_(None)).order_by(Team.name)


@written_once
def next_meetings(to):
    """The meetings to come, one that is open first; one that should have begun at `since` or before was not held."""
    stmt = visible(Meeting, *MEETING, WORKS, NORMS, to=to).join(Team, Team.id == Meeting.team_id)
    stmt = stmt.join(Leader, Leader.id == Meeting.facilitator_id)
    stmt = stmt.outerjoin(Keeper, Keeper.id == Meeting.timekeeper_id)
    stmt = stmt.outerjoin(Presenter, Presenter.id == Meeting.presenter_id)
    soon = (Meeting.state == PLANNED) & (Meeting.starts_at > bindparam("since"))
    stmt = stmt.where(Meeting.team_id.in_(teams_of(to)), or_(Meeting.state == OPEN, soon))  # so that an index helps
    return stmt.order_by(Meeting.state != OPEN, Meeting.starts_at).limit(SHOWN)


@written_once
def to_bring(to):
    """What somebody has been asked to bring to a `meeting`, by name or with everyone else."""
    stmt = visible(Bring, Bring.ref, Bring.what, Bring.person_id, to=to).where(Bring.meeting_id == bindparam("meeting"))
    mine = or_(Bring.person_id == to.id, Bring.person_id.is_(None))
    return stmt.where(mine, Bring.done_at.is_(None)).order_by(Bring.id)


@written_once
def my_next_steps(to):
    """What somebody has taken on, alone or with all of a team of theirs, and what nobody has; the first day first."""
    columns = (Note.ref, Note.html, Action.due_on, Action.bring, Action.owner_id, Action.of_all, Note.corrected_at)
    stmt = visible(Note, *columns, to=to).join(Action, Action.note_id == Note.id)
    of_nobody_else = and_(Action.owner_id.is_(None), Note.team_id.in_(teams_of(to)))
    mine = or_(Action.owner_id == to.id, of_nobody_else)
    stmt = stmt.where(Note.kind.in_(PROMISES), ON_THE_WALL, mine, Action.status == STILL_OPEN)
    return stmt.order_by(Action.due_on.is_(None), Action.due_on, Note.id)


@written_once
def last_meeting(to):
    """The latest meeting a `team` held."""
    stmt = visible(Meeting, Meeting.id, Meeting.ref, Meeting.purpose, Meeting.starts_at, to=to)
    held = stmt.where(Meeting.team_id == bindparam("team"), Meeting.state == CLOSED)
    return held.order_by(Meeting.ended_at.desc()).limit(1)


@written_once
def said_in(to):
    """One card of a `meeting` worth hearing again, the same for everyone: a quote, else a claim, a decision …"""
    stmt = visible(Note, Note.html, Note.kind, Note.corrected_at, Person.name.label("who"), to=to)
    stmt = stmt.join(Person, Person.id == Note.author_id)
    stmt = stmt.where(Note.meeting_id == bindparam("meeting"), Note.kind.in_(WEIGHT), ON_THE_WALL)
    return stmt.order_by(case(WEIGHT, value=Note.kind), Note.id).limit(1)


@written_once
def inquiry_of(to):
    """The inquiry a `team` is in now; of several the newest."""
    columns = (Cycle.id, Cycle.ref, Cycle.question, Cycle.phase, Cycle.opened_at)
    stmt = with_works(visible(Cycle, *columns, to=to), to)
    stmt = stmt.where(Cycle.team_id == bindparam("team"), Cycle.closed_at.is_(None))
    return stmt.order_by(Cycle.opened_at.desc(), Cycle.id.desc()).limit(1)


@written_once
def moves_of(to):
    """When a `cycle` went from phase to phase."""
    stmt = visible(PhaseMove, PhaseMove.from_phase, PhaseMove.to_phase, PhaseMove.at, to=to)
    return stmt.where(PhaseMove.cycle_id == bindparam("cycle")).order_by(PhaseMove.id)


@written_once
def teams_of_school(to):
    """The teams of a principal’s school."""
    here = visible(Team, Team.id, Team.ref, Team.name, to=to).where(Team.school_id == to.school_id)
    return here.where(Team.ended_at.is_(None)).order_by(Team.name)


@written_once
def times_around_now(to):
    """When and where the teams of a school meet, between `since` and `until`."""
    columns = (MeetingTime.team_id, MeetingTime.state, MeetingTime.starts_at, MeetingTime.minutes, MeetingTime.place)
    around = MeetingTime.starts_at.between(bindparam("since"), bindparam("until"))
    stmt = visible(MeetingTime, *columns, to=to).where(around, MeetingTime.state != CANCELLED)
    return stmt.order_by(MeetingTime.starts_at)
