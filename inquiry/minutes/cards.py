"""The open cards of a meeting, as the minutes keep them: words as written, who, and what they point to."""

from collections import defaultdict

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import aliased

from inquiry.access import for_the_house, visible
from inquiry.artifacts.models import Artifact
from inquiry.asking import Composed
from inquiry.cycles.notes import ALL_OF_US, Action, Link, Note
from inquiry.db import db
from inquiry.meetings.reveals import output_for
from inquiry.people.models import Person

Owner = aliased(Person, name="owner")
Other = aliased(Note, name="other")
LIES_OPEN = and_(Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None))
COLUMNS = (
    Note.id,
    Note.ref,
    Note.step_id,
    Note.kind,
    Note.subkind,
    Note.phase,
    Note.body,
    Note.html,
    Note.written_at,
    Person.name.label("author"),
    Owner.name.label("owner"),
    Owner.ref.label("owner_ref"),
    Action.due_on,
    Action.bring,
    Action.of_all,
)


def cards_of(meeting, steps, *, only=None, to=None) -> list[dict]:
    """The cards that lie open; `only` asks for one of them, `to` for those one reader sees."""
    which = and_(Note.meeting_id == meeting.id, LIES_OPEN, *_narrowed(only, to))
    rows = select(*COLUMNS).join(Person, Person.id == Note.author_id)
    rows = rows.outerjoin(Action, Action.note_id == Note.id).outerjoin(Owner, Owner.id == Action.owner_id)
    found = db.session.execute(for_the_house(rows.where(which).order_by(Note.id))).all()
    works, ties = _works(which), _ties(which)
    by_id = {step.id: step for step in steps}
    cards = [_card(row, by_id.get(row.step_id), works[row.id], ties[row.id]) for row in found]
    return [card for row, card in zip(found, cards, strict=True) if _is_kept(row, by_id.get(row.step_id), steps, card)]


def _narrowed(only, to):
    if only is not None:
        yield Note.id == only.id
    if to is not None:
        yield Note.id.in_(visible(Note, Note.id, to=to))


def _card(row, step, works, ties):
    return {
        "ref": row.ref,
        "step": step and step.ref,
        "kind": row.kind,
        "subkind": row.subkind,
        "phase": row.phase,
        "body": row.body,
        "html": row.html,
        "author": row.author,
        "at": row.written_at.isoformat(),
        "owner": row.owner,
        "owner_ref": ALL_OF_US if row.of_all else row.owner_ref,
        "due_on": row.due_on and row.due_on.isoformat(),
        "bring": row.bring or "",
        "works": works,
        "ties": ties,
    }


def _is_kept(row, step, steps, card):
    """Nothing of a step that is not recorded, nothing private; and no name where the protocol keeps none."""
    if step is None:
        return True
    output = output_for(step, steps, row.kind, row.subkind)
    if output and output.anonymous:
        card["author"] = ""
    return step.frozen.record != "none" and (output is None or output.visibility == "team")


def _works(which):
    """The student work each card points to; one that was taken back keeps no name here, but may come again."""
    columns = (Link.note_id, Artifact.ref, Artifact.alias, Link.page, Link.region, Artifact.withdrawn_at)
    links = select(*columns).join(Note, Note.id == Link.note_id).join(Artifact, Artifact.id == Link.artifact_id)
    works = defaultdict(list)
    for note_id, ref, alias, page, region, back in db.session.execute(
        for_the_house(links.where(which).order_by(Link.id))
    ):
        works[note_id].append({"ref": ref, "alias": "" if back else alias, "page": page, "region": region})
    return works


def _ties(which):
    """The other cards each card points to, as long as they lie open."""
    links = select(Link.note_id, Link.kind, Other.ref).join(Note, Note.id == Link.note_id)
    links = links.join(Other, Other.id == Link.to_note_id)
    links = links.where(which, Other.revealed_at.is_not(None), Other.withdrawn_at.is_(None)).order_by(Link.id)
    ties = defaultdict(list)
    for note_id, kind, ref in db.session.execute(for_the_house(links)):
        ties[note_id].append({"kind": kind, "ref": ref})
    return ties


def last_delta(meeting) -> list[dict]:
    """What the team had said it would change, in the last meeting before this one that said so."""
    before: tuple = (Note.team_id == meeting.team_id, Note.kind == "delta", LIES_OPEN, Note.meeting_id.is_not(None))
    before = (*before, Note.meeting_id != meeting.id, Note.written_at < meeting.began_at)
    latest = select(Note.meeting_id).where(*before).order_by(Note.id.desc()).limit(1).scalar_subquery()
    rows = select(Note.ref, Note.html, Note.body, Person.name.label("author")).join(Person, Person.id == Note.author_id)
    rows = rows.where(*before, Note.meeting_id == latest).order_by(Note.id)
    return [dict(row._mapping) for row in db.session.execute(for_the_house(rows))]


TAKEN_BACK = Composed(
    for_the_house(select(Note.ref).where(Note.meeting_id == bindparam("meeting"), Note.withdrawn_at.is_not(None)))
)


def taken_back(meeting_id, others=frozenset()) -> set[str]:
    """Which cards of a meeting, and of these others, their authors took back; what they say is theirs alone again."""
    own = {row.ref for row in TAKEN_BACK.ask(db.session.connection(), {"meeting": meeting_id})}
    if not others:
        return own
    back = select(Note.ref).where(Note.ref.in_(others), Note.withdrawn_at.is_not(None))
    return own | set(db.session.scalars(for_the_house(back)))
