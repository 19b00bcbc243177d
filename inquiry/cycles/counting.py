"""What the gates count, counted by the database: a ring needs to know how many there are, and none of the notes.

`facts.py` counts the same out of the rows of a story; tests/cycles/test_counting.py holds the two together.
"""

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased

from inquiry.access import together, visible, written_once
from inquiry.artifacts.models import Artifact
from inquiry.cycles.gates import PIECES_FOR_A_CLAIM
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import DROPPED, Action, Link, Note
from inquiry.cycles.reading import CYCLE_COLUMNS, ON_THE_WALL
from inquiry.teams.models import Team

GROUP = (Note.cycle_id, Note.phase, Note.kind, Note.subkind)
Tie, Speaker, Shows = aliased(Link, name="tie"), aliased(Note, name="speaker"), aliased(Link, name="shows")
BESIDE = (  # other notes on the wall of the same inquiry: whoever sees one of them sees them all
    Speaker.cycle_id == Note.cycle_id,
    Speaker.revealed_at.is_not(None),
    Speaker.withdrawn_at.is_(None),
)


def _points(condition):
    """Whether a note points to something of this kind."""
    return select(Tie.id).where(Tie.note_id == Note.id, condition).correlate(Note).exists()


def _speakers(kind, what):
    """Something of the notes that speak for a claim, or against it."""
    said = select(what).join(Tie, Tie.note_id == Speaker.id).where(Tie.to_note_id == Note.id, Tie.kind == kind)
    return said.where(Tie.artifact_id.is_(None), *BESIDE).correlate(Note)


OWN_WORKS = select(func.count(Tie.artifact_id.distinct())).where(Tie.note_id == Note.id).correlate(Note)
EVIDENCE = _speakers("supports", func.count(Speaker.id.distinct())).scalar_subquery() + OWN_WORKS.scalar_subquery()
SHOWING = (
    _speakers("supports", Speaker.id).join(Shows, Shows.note_id == Speaker.id).where(Shows.artifact_id.is_not(None))
)
WORK_BEHIND = or_(_points(Tie.artifact_id.is_not(None)), SHOWING.exists())
ADOPTED = and_(Note.kind == "claim", Note.subkind == "adopted")
STEP = and_(Note.kind == "action", func.coalesce(Action.status, "") != DROPPED)
TESTED = and_(Tie.kind == "tested_by", Tie.artifact_id.is_(None))
LOOKED_AT = {
    "founded": and_(ADOPTED, EVIDENCE >= PIECES_FOR_A_CLAIM, WORK_BEHIND),
    "weighed": and_(ADOPTED, _speakers("contradicts", Speaker.id).exists()),
    "shown": and_(Note.kind == "success", _points(or_(Tie.artifact_id.is_not(None), Tie.kind == "shown_by"))),
    "steps": STEP,
    "owned": and_(STEP, Action.owner_id.is_not(None), Action.due_on.is_not(None)),
    "measured": and_(STEP, or_(func.coalesce(Action.bring, "") != "", _points(TESTED))),
}


def _counted(notes):
    """How many notes of each kind there are in each phase, and how many of them are as the gates ask."""
    several = (func.sum(case((condition, 1), else_=0)).label(name) for name, condition in LOOKED_AT.items())
    rows = notes.with_only_columns(*GROUP, func.count().label("number"), *several)
    return rows.outerjoin(Action, Action.note_id == Note.id).group_by(*GROUP)


@written_once
def groups_of(to):
    """The notes of a `cycle`, counted."""
    return _counted(visible(Note, Note.id, to=to).where(Note.cycle_id == bindparam("cycle"), ON_THE_WALL))


@written_once
def groups_in(to):
    """The notes of all inquiries somebody sees, counted."""
    seen = visible(Cycle, Cycle.id, to=to)
    return _counted(together(visible(Note, Note.id, to=to).where(Note.cycle_id.in_(seen), ON_THE_WALL), seen))


def _shared(to, *columns):
    """Student work that is shared with its team."""
    return visible(Artifact, *columns, to=to).where(Artifact.shared_at.is_not(None), Artifact.withdrawn_at.is_(None))


@written_once
def works_of(to):
    """The student work of one `cycle`."""
    return _shared(to, Artifact.id).where(Artifact.cycle_id == bindparam("cycle"))


def with_works(inquiries, to):
    """Inquiries, each with how many pieces of student work it has."""
    works = _shared(to, func.count()).where(Artifact.cycle_id == Cycle.id).correlate(Cycle)
    return together(inquiries.add_columns(works.scalar_subquery().label("works")), works)


@written_once
def seen_cycles(to):
    """The inquiries a person sees: open ones first, then the newest."""
    stmt = visible(Cycle, *CYCLE_COLUMNS, Team.name.label("team"), to=to).join(Team, Team.id == Cycle.team_id)
    return with_works(stmt.order_by(Cycle.closed_at.is_not(None), Cycle.opened_at.desc(), Cycle.id), to)
