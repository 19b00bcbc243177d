"""Reading an inquiry in a few plain statements: columns, not objects, because a story may hold hundreds of notes."""

from sqlalchemy import and_, bindparam, or_
from sqlalchemy.orm import aliased

from inquiry.access import visible, written_once
from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.clock import now
from inquiry.cycles.models import Cycle, PhaseMove
from inquiry.cycles.notes import Action, Link, Note
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.teams.access import current, teams_of
from inquiry.teams.models import Membership, Team

Owner = aliased(Person, name="owner")
ON_THE_WALL = and_(Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None))
NOTE_COLUMNS = (
    *(Note.id, Note.ref, Note.kind, Note.subkind, Note.phase, Note.html, Note.author_id, Note.meeting_id),
    Note.corrected_at,
)
ACTION_COLUMNS = (Action.owner_id, Action.due_on, Action.bring, Action.status, Action.outcome, Action.of_all)
CYCLE_COLUMNS = (Cycle.id, Cycle.ref, Cycle.question, Cycle.phase, Cycle.opened_at, Cycle.closed_at)
LINK_COLUMNS = (Link.ref, Link.note_id, Link.kind, Link.to_note_id, Link.artifact_id, Link.page, Link.region)
WORK_COLUMNS = (Artifact.id, Artifact.ref, Artifact.alias, Artifact.about, ArtifactPage.width, ArtifactPage.height)


def beside(note):
    """The notes that stand around one: those of its inquiry, or of its meeting where there is none."""
    return Note.cycle_id == note.cycle_id if note.cycle_id else Note.meeting_id == note.meeting_id


def wall(here, person):
    """The notes on a wall in the order they were written, and how they point to each other and to student work.

    Whoever sees a note sees its links: the rule is asked once, and both readings start from it.
    """
    seen = visible(Note, Note.id, to=person).where(here, ON_THE_WALL)
    return rows(_with_people(seen)), rows(_with_links(seen))


def _of_inquiry(to):
    return visible(Note, Note.id, to=to).where(Note.cycle_id == bindparam("cycle"), ON_THE_WALL)


@written_once
def notes_of(to):
    """The notes on the wall of a `cycle`, in the order they were written."""
    return _with_people(_of_inquiry(to))


@written_once
def links_of(to):
    """How the notes of a `cycle` point to each other and to student work. Whoever sees a note sees its links."""
    return _with_links(_of_inquiry(to))


def _with_people(seen):
    columns = (*NOTE_COLUMNS, *ACTION_COLUMNS, Person.name.label("who"), Owner.name.label("owner"))
    stmt = seen.with_only_columns(*columns).join(Person, Person.id == Note.author_id)
    stmt = stmt.outerjoin(Action, Action.note_id == Note.id).outerjoin(Owner, Owner.id == Action.owner_id)
    return stmt.order_by(Note.id)


def _with_links(seen):
    return seen.with_only_columns(*LINK_COLUMNS).join(Link, Link.note_id == Note.id).order_by(Link.id)


def rows(stmt):
    """Plain rows, past the session: it makes objects, and a story with hundreds of notes needs none."""
    return db.session.connection().execute(stmt).all()


@written_once
def works_of(to):
    """The student work of a `cycle`, shared with its `team`, and what its notes have `pointed` to from elsewhere."""
    pointed = Artifact.id.in_(bindparam("pointed", expanding=True))
    return _works(bindparam("team"), to).where(or_(Artifact.cycle_id == bindparam("cycle"), pointed))


def works_of_team(team_id, person):
    """All student work a team may point to."""
    return rows(_works(team_id, person))


def _works(team_id, person):
    """Shared student work with the size of its first page. Whoever sees the work sees its pages."""
    stmt = visible(ArtifactPage, *WORK_COLUMNS, to=person).join(Artifact, Artifact.id == ArtifactPage.artifact_id)
    shared = Artifact.shared_at.is_not(None), Artifact.withdrawn_at.is_(None), Artifact.team_id == team_id
    return stmt.where(ArtifactPage.number == 1, *shared).order_by(Artifact.id)


@written_once
def members_of(to):
    """Who is in a `team` now, with the name of the team."""
    team = Team.ref.label("team_ref"), Team.name.label("team")
    columns = (Person.id, Person.ref, Person.name, Membership.role, Membership.sees_from, *team)
    stmt = visible(Membership, *columns, to=to).join(Person, Person.id == Membership.person_id)
    stmt = stmt.join(Team, Team.id == Membership.team_id).where(Membership.team_id == bindparam("team"), current())
    return stmt.order_by(Person.name)


def readers(members, cycle):
    """Those of the members who see this inquiry: all but who came later and see only what is newer."""
    until = cycle.closed_at or now()
    return [one for one in members if one.sees_from <= until]


@written_once
def own_teams(to):
    """The teams somebody is in that have not ended, by name."""
    own = visible(Team, Team.ref, Team.name, to=to).where(Team.id.in_(teams_of(to)), Team.ended_at.is_(None))
    return own.order_by(Team.name)


@written_once
def moves_of(to):
    """How a `cycle` went from phase to phase."""
    columns = (PhaseMove.from_phase, PhaseMove.to_phase, PhaseMove.at, PhaseMove.missing, PhaseMove.reason)
    stmt = visible(PhaseMove, *columns, Person.name.label("who"), to=to).join(Person, Person.id == PhaseMove.by_id)
    return stmt.where(PhaseMove.cycle_id == bindparam("cycle")).order_by(PhaseMove.id)


def step_of(note, person):
    """The next step in a note, with its owner’s name."""
    stmt = visible(Action, *ACTION_COLUMNS, Owner.name.label("owner"), to=person)
    stmt = stmt.outerjoin(Owner, Owner.id == Action.owner_id).where(Action.note_id == note.id)
    return db.session.execute(stmt).first()


def cycle_of(note, person):
    return db.session.scalar(visible(Cycle, to=person).where(Cycle.id == note.cycle_id)) if note.cycle_id else None
