"""What the gates count, read for several inquiries at once: groups of notes, the notes that are tied, their ties."""

from sqlalchemy import bindparam, func

from inquiry.access import together, visible, written_once
from inquiry.artifacts.models import Artifact
from inquiry.cycles.facts import TIED
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Action, Link, Note
from inquiry.cycles.reading import ACTION_COLUMNS, ON_THE_WALL

GROUPS = (Note.cycle_id, Note.phase, Note.kind, Note.subkind)
TIED_COLUMNS = (Note.cycle_id, Note.id, Note.kind, Note.subkind, *ACTION_COLUMNS[:4])
TIES = (Note.cycle_id, Link.note_id, Link.kind, Link.to_note_id, Link.artifact_id)


def _of_inquiries(to):
    seen = visible(Cycle, Cycle.id, to=to)
    return together(visible(Note, Note.id, to=to).where(Note.cycle_id.in_(seen), ON_THE_WALL), seen)


@written_once
def groups_in(to):
    """How many notes of each kind the inquiries somebody sees have in each phase."""
    return _of_inquiries(to).with_only_columns(*GROUPS, func.count().label("number")).group_by(*GROUPS)


@written_once
def tied_in(to):
    """The claims, successes and next steps of these inquiries, each looked at by the gates."""
    tied = _of_inquiries(to).with_only_columns(*TIED_COLUMNS).outerjoin(Action, Action.note_id == Note.id)
    return tied.where(Note.kind.in_(TIED))


@written_once
def ties_in(to):
    """How the notes of these inquiries point to each other and to student work."""
    return _of_inquiries(to).with_only_columns(*TIES).join(Link, Link.note_id == Note.id)


def _shared(to):
    """Student work of inquiries that is shared with the team."""
    shared = Artifact.shared_at.is_not(None), Artifact.withdrawn_at.is_(None)
    return visible(Artifact, Artifact.cycle_id, to=to).where(*shared)


@written_once
def works_in(to):
    """The student work of all these inquiries, each piece by its inquiry."""
    seen = visible(Cycle, Cycle.id, to=to)
    return together(_shared(to).where(Artifact.cycle_id.in_(seen)), seen)


@written_once
def works_of(to):
    """The student work of one `cycle`."""
    return _shared(to).where(Artifact.cycle_id == bindparam("cycle"))
