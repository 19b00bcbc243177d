"""What a meeting had before it: the work on its table, and what it said had become of earlier next steps."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from inquiry.access import for_the_house, visible
from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.cycles.notes import ALL_OF_US, Action, Note
from inquiry.db import db
from inquiry.meetings.models import OnTheTable
from inquiry.meetings.running import HEARD
from inquiry.meetings.steps import LogLine
from inquiry.people.models import Person

Owner = aliased(Person, name="owner")
PAGES = select(func.count()).where(ArtifactPage.artifact_id == Artifact.id).scalar_subquery().label("pages")


def table_of(meeting) -> list[dict]:
    """The pieces of student work on the table, in their order; one that was taken back keeps no name here."""
    pieces = select(Artifact.ref, Artifact.alias, Artifact.withdrawn_at, PAGES)
    pieces = pieces.join(OnTheTable, OnTheTable.artifact_id == Artifact.id)
    pieces = pieces.where(OnTheTable.meeting_id == meeting.id, Artifact.shared_at.is_not(None))
    found = db.session.execute(for_the_house(pieces.order_by(OnTheTable.position, OnTheTable.id)))
    return [{"ref": one.ref, "alias": "" if one.withdrawn_at else one.alias, "pages": one.pages} for one in found]


def heard_in(meeting, to=None) -> list[dict]:
    """What became of earlier next steps, as somebody told it in this meeting; `to` asks for what one reader sees."""
    tellers = _tellers(meeting)
    columns = (Note.ref, Note.html, Note.body, Action.status, Action.outcome, Action.of_all, Owner.name.label("owner"))
    rows = select(*columns).join(Action, Action.note_id == Note.id).outerjoin(Owner, Owner.id == Action.owner_id)
    rows = rows.where(Note.ref.in_(tellers), Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None))
    rows = rows if to is None else rows.where(Note.id.in_(visible(Note, Note.id, to=to)))
    found = db.session.execute(for_the_house(rows.order_by(Note.id))).all() if tellers else []
    return [_heard(row, tellers[row.ref]) for row in found]


def _tellers(meeting) -> dict[str, str]:
    """Who told last about each of them."""
    told = select(LogLine.detail, Person.name).join(Person, Person.id == LogLine.by_id)
    told = told.where(LogLine.meeting_id == meeting.id, LogLine.kind == HEARD).order_by(LogLine.id)
    return {detail["note"]: name for detail, name in db.session.execute(told)}


def _heard(row, teller):
    said = {name: getattr(row, name) for name in ("ref", "html", "body", "status", "outcome", "owner")}
    return {**said, "owner_ref": ALL_OF_US if row.of_all else "", "by": teller}
