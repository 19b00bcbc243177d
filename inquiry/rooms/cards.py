"""What becomes of a card after it was written: reading it aloud, wording it anew, taking it off the wall."""

from flask import request

from inquiry.access import visible
from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.db import add, db
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.meetings.models import Meeting
from inquiry.rooms import wall
from inquiry.rooms.answers import done, hold, refuse
from inquiry.rooms.blueprint import bp
from inquiry.rooms.desk import Desk
from inquiry.rooms.forms import CardForm
from inquiry.rooms.telling import ask_anew, fresh, tell_card, tell_count, tell_gone


@bp.post("/cards/<ref>/reading")
@does("change", Note)
def read_aloud(note):
    room = room_of(note)
    if room is None or not Desk(room).may_turn_over(note):
        return refuse(meeting_of(note), _("It is not your turn to read yet. Your card stays face down until then."))
    note.revealed_at = now()
    ask_anew(room, "helm")  # whoever leads is told there how many nobody has read
    tell(fresh(room), note)
    return done(room, "desk")


@bp.post("/cards/<ref>/waiting")
@does("change", Note)
def let_wait(note):
    """Somebody already said it: this card goes behind the others."""
    room = hold(meeting_of(note), alone=False)
    note.position += 1
    return done(room, "desk")


@bp.post("/cards/<ref>/words")
@does("change", Note)
def reword(note):
    form = CardForm(request.form, kind=note.kind)
    room = room_of(note)
    if room is None or not form.text.validate(form):
        return refuse(meeting_of(note), _("The words were not changed."), status=422, words=form.text.data or "")
    if old := note.reword(form.text.data, by=me(), at=now()):
        add(old)
        tell(fresh(room), note)
    return done(room, "desk")


@bp.post("/cards/<ref>/withdrawal")
@does("change", Note)
def withdraw(note):
    room = room_of(note)
    if room is None:
        return refuse(meeting_of(note), over())
    card = wall.one_card(room, note)
    note.withdraw(now())
    tell_gone(fresh(room), card) if note.is_revealed else tell_count(fresh(room))
    return done(room, "desk")


@bp.post("/cards/<ref>/return")
@does("change", Note)
def put_back(note):
    room = room_of(note)
    if room is None:
        return refuse(meeting_of(note), over())
    note.put_back()
    tell(fresh(room), note)
    return done(room, "desk")


def over():
    return _("The meeting has ended. Your card is in the minutes as it was.")


def meeting_of(note):
    return db.session.scalar(visible(Meeting, to=me()).where(Meeting.id == note.meeting_id))


def room_of(note):
    """The open room this card lies in."""
    room = hold(meeting_of(note), alone=False)
    return room if room.meeting.is_open else None


def tell(room, note):
    """Tell everyone: what lies open with its words, what lies face down as one more."""
    if not room.meeting.is_open:
        return
    if not note.is_revealed:
        tell_count(room)
    elif note.id in {card.id for card in room.cards}:
        tell_card(room, wall.one_card(room, note))
