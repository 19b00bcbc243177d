"""Putting notes, links and next steps down. Works on rows and plain values; knows no page."""

from sqlalchemy.exc import IntegrityError

from inquiry.access import visible
from inquiry.clock import now
from inquiry.cycles.connections import POINTS_TO, REGIONS, makes_sense
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Action, Link, Note, NoteVersion
from inquiry.db import add, db
from inquiry.text import to_html

STEPS = ("action", "commitment")


def open_inquiry(team, question, words, *, by):
    """Begin an inquiry with its question and, if somebody wrote some, the first words about it."""
    cycle = add(Cycle(team_id=team.id, question=question, opened_by_id=by.id))
    if words:
        write(cycle, "hope", "", words, phase="frame", by=by)
    return cycle


def write(cycle, kind, subkind, body, *, phase, by, once=None):
    """Put a note on the wall of an inquiry. Sent twice with the same name it is kept once."""
    known = once and _written_before(by, once)
    if known:
        return known
    note = Note(team_id=cycle.team_id, cycle_id=cycle.id, author_id=by.id, kind=kind, subkind=subkind, phase=phase)
    note.device_id, note.revealed_at = once or None, now()
    note.say(body)
    try:
        with db.session.begin_nested():
            return add(note)
    except IntegrityError:  # the same form, sent twice at the same moment
        return _written_before(by, once)


def _written_before(person, once):
    mine = visible(Note, to=person).where(Note.author_id == person.id, Note.device_id == once)
    return db.session.scalar(mine)


def met_elsewhere(note, body, *, by):
    """Keep words that were written over an older version; they never stood, and only their author sees them."""
    words = {"body": body, "html": to_html(body)}
    return add(NoteVersion(note_id=note.id, version=note.version, by_id=by.id, at=now(), stood=False, **words))


def reword(note, body, *, by):
    """Change a note’s words; the old ones stay in its history."""
    old = note.reword(body, by=by, at=now())
    if old is not None:
        add(old)


def point(note, work, page, region, *, by):
    """Let a note point to a piece of student work, or a part of it; twice is once."""
    page, region = page or 1, REGIONS.get(region)
    same = Link.note_id == note.id, Link.artifact_id == work.id, Link.page == page
    known = db.session.scalars(visible(Link, to=by).where(*same)).all()
    if any(one.region == region for one in known):
        return
    add(Link(note_id=note.id, kind=POINTS_TO, artifact_id=work.id, page=page, region=region, by_id=by.id))


def connect(source, kind, target, *, by):
    """Let one note point to another, if that makes sense; twice is once."""
    if not makes_sense(kind, source.kind, target.kind) or source.id == target.id:
        return None
    same = Link.note_id == source.id, Link.to_note_id == target.id, Link.kind == kind
    known = db.session.scalar(visible(Link, to=by).where(*same))
    return known or add(Link(note_id=source.id, kind=kind, to_note_id=target.id, by_id=by.id))


def next_step(note, person):
    """The next step in a note, made on first asking."""
    step = db.session.scalar(visible(Action, to=person).where(Action.note_id == note.id))
    return step or add(Action(note_id=note.id))


def plan(note, members, owner, due_on, bring, *, by):
    """Say who does it, by when, and what they bring back."""
    step = next_step(note, by)
    step.goes_to(owner, members)
    step.due_on, step.bring = due_on, bring or ""
    return step
