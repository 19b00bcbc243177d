"""What we said we would do: in the step that begins with it, anybody says what became of it."""

from flask import abort, request

from inquiry.access import find
from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.cycles.queries import PROMISES
from inquiry.cycles.writing import next_step
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.meetings.models import Meeting
from inquiry.meetings.running import HEARD, write_down
from inquiry.minutes.forms import OutcomeForm
from inquiry.rooms.answers import done, hold, refuse
from inquiry.rooms.blueprint import bp
from inquiry.rooms.telling import ask_anew, fresh, tell_parts


@bp.post("/meetings/<ref>/promises/<note_ref>/outcome")
@does("take part in", Meeting)
def tell_promise(meeting, note_ref):
    """Say in a sentence what became of something; everyone in the room reads it at once."""
    room, note, form = hold(meeting, alone=False), find(Note, note_ref, to=me()), OutcomeForm(request.form)
    if note is None or note.team_id != meeting.team_id or note.kind not in PROMISES:
        abort(404)
    if not form.validate():
        return refuse(
            meeting, _("Say whether it is done, still open, or let go. Your words are still here."), status=422
        )
    next_step(note, me()).say_how_it_went(form.status.data, form.outcome.data or "", at=now())
    write_down(meeting, HEARD, me(), now(), note=note.ref)
    room = fresh(room)
    tell_parts(room, "wall")
    ask_anew(room, "desk")
    return done(room)
