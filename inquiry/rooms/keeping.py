"""Keeping a card: once, face down or open as its step says, with what it points to."""

from collections import namedtuple

from sqlalchemy.dialects.postgresql import insert

from inquiry.access import visible
from inquiry.cycles.notes import Action, Link, Note
from inquiry.db import db, new_ref
from inquiry.discussions.guards import nudge_says, nudges
from inquiry.discussions.kinds import phase_of
from inquiry.i18n import _, language
from inquiry.meetings.reveals import is_face_up, output_for
from inquiry.minutes.writing import late_card
from inquiry.rooms.part_in import PROMISES
from inquiry.rooms.wall import Card, one_card
from inquiry.text import to_html

# Both databases understand it. A device that sends its card again, or through two doors at once, changes nothing.
ONCE = insert(Note).on_conflict_do_nothing(index_elements=["author_id", "device_id"]).returning(Note.id)

Late = namedtuple("Late", "id ref meeting_id")
NO_PROMISE = {"withdrawn_at": None, "owner": None, "owner_id": None, "due_on": None, "bring": None, "of_all": None}


def already_kept(person, device_id):
    """The card this device has sent before, if its answer was lost on the way."""
    if not device_id:
        return None
    return db.session.scalar(visible(Note, to=person).where(Note.author_id == person.id, Note.device_id == device_id))


def keep_card(room, step, form, *, at) -> Card | None:
    """Put a card on the table; None when this device had sent it before. After the end it joins the minutes."""
    row = _row(room, step, form, at)
    number = db.session.connection().execute(ONCE, row).scalar()
    if number is None:
        return None
    card = _card(room, number, row)
    if more := [*_points(room, card, form), *_promises(room, card, form)]:
        db.session.add_all(more)
        db.session.flush()
    if room.meeting.is_closed:
        late_card(Late(card.id, card.ref, room.meeting.id), at=at)
    return one_card(room, card) if more else card


def _row(room, step, form, at) -> dict:
    kind, subkind = form.kind_and_subkind
    current = room.step if room.meeting.is_open else None
    face_up = is_face_up(step, output_for(step, room.steps, kind, subkind), room.steps, current)
    return {
        "ref": new_ref(),
        "team_id": room.meeting.team_id,
        "cycle_id": room.meeting.cycle_id,
        "meeting_id": room.meeting.id,
        "step_id": step.id,
        "author_id": room.person.id,
        "kind": kind,
        "subkind": subkind,
        "phase": phase_of(kind, subkind),
        "body": form.text.data,
        "html": to_html(form.text.data),
        "device_id": form.device_id.data or None,
        "written_at": at,
        "revealed_at": at if face_up else None,
        "position": 0,
        "version": 1,
    }


def _card(room, number, row) -> Card:
    """What was kept, as it is shown."""
    known = {name: row[name] for name in Card.__annotations__ if name in row}
    return Card(id=number, who=room.person.name, **NO_PROMISE, **known)


def _points(room, card, form):
    piece = (
        next((piece for piece in room.works if piece.ref == form.artifact.data), None) if form.artifact.data else None
    )
    if piece is None:
        return
    page = int(form.page.data) if (form.page.data or "").isdigit() else 1
    known = page if page in {number for number, _width, _height in piece.pages} else 1
    where = {"artifact_id": piece.id, "page": known, "region": form.place}
    yield Link(note_id=card.id, kind="points_to", by_id=room.person.id, **where)


def _promises(room, card, form):
    if card.kind in PROMISES:
        step = Action(note_id=card.id, due_on=form.due.data, bring=form.bring.data or "")
        step.goes_to(form.owner.data, room.members)
        yield step


def nudge_for(room, step, form) -> str:
    """A kind question about the words, if they step over what the step is for. The card stands all the same."""
    guards = step.frozen.guard
    names = [member.name for member in room.members] if "no_names" in guards else []
    touched = nudges(form.text.data, guards, language(), names=names)
    if touched:
        return nudge_says(touched[0])
    if "evidence_link_required" not in guards or not room.works:
        return ""
    points = any(piece.ref == form.artifact.data for piece in room.works)
    return "" if points else _("Which piece of work shows it?")
