"""Writing a card: the one thing everybody does again and again, and often at the same moment."""

from flask import render_template, request

from inquiry.clock import now
from inquiry.doors import me, wants_json
from inquiry.pages import answer, to
from inquiry.rooms import wall
from inquiry.rooms.answers import part, refuse, speaks_for_somebody_else
from inquiry.rooms.blueprint import bp
from inquiry.rooms.entering import takes_part
from inquiry.rooms.forms import CardForm
from inquiry.rooms.keeping import already_kept, keep_card, nudge_for
from inquiry.rooms.part_in import readable
from inquiry.rooms.telling import fresh, tell_card, tell_count, tell_faces


@bp.post("/meetings/<ref>/steps/<step_ref>/cards")
@takes_part
def write(room, step_ref):
    if speaks_for_somebody_else():
        return answer(401, error=401)
    if room.hold():
        tell_faces(room)
    form, step = CardForm(request.form), room.step_called(step_ref)
    if reason := _why_not(room, step, form):
        return _once_more(room, form) or _refuse(room, form, *reason)
    card = keep_card(room, step, form, at=now())
    return _keep(room, step, card, form) if card else _once_more(room, form)


def _why_not(room, step, form):
    """Why it cannot be kept, and the status that says so; nothing when it can."""
    if not form.validate():
        return form.first_mistake, 422
    sentence = form.why_not_in(room, step)
    return (sentence, 409) if sentence else None


def _keep(room, step, card, form):
    if room.meeting.is_open:
        _tell(room, step, card)
    return _done(room, step, card, nudge_for(room, step, form))


def _once_more(room, form):
    """The answer to a card that was kept before: it is not refused because the meeting has gone on since."""
    known = already_kept(me(), form.device_id.data)
    return known and _done(room, None, known, "")


def _refuse(room, form, sentence, status):
    return refuse(room.meeting, sentence, status=status, words=form.text.data or "")


def _tell(room, step, card):
    """Tell everyone: what lies open with its words, what lies face down as one more."""
    if card.revealed_at is None:
        tell_count(room)
    elif step is room.step or card.id in {other.id for other in wall.cards_of(room)}:
        tell_card(room, card)


def _done(room, step, card, nudge):
    """A script is given the new card for its writer’s own place, and the whole place only where more changed on it."""
    if not wants_json():
        return to("rooms.show", ref=room.meeting.ref)
    said = ""
    if room.meeting.is_open:
        is_here = step is not None and step is room.step and not readable(room)
        said = render_template("rooms/_kept.html", card=card, nudge=nudge) if is_here else _desk(room, nudge)
    return answer(200, saved=True, part=said, ref=card.ref, nudge=nudge)


def _desk(room, nudge):
    return part("desk", fresh(room), nudge=nudge)
