from flask import Blueprint, abort, flash, redirect, request, url_for

from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.cycles.queries import PROMISES
from inquiry.cycles.writing import next_step
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.minutes.forms import OutcomeForm
from inquiry.pages import page, submitted
from inquiry.people.session import own_path

bp = Blueprint("commitments", __name__)


@bp.post("/notes/<ref>/outcome")
@does("connect", Note)
def tell(note):
    """Say in a sentence what became of something we said we would do."""
    form = OutcomeForm(request.form)
    if note.kind not in PROMISES:
        abort(404)
    if not submitted(form):
        return page("minutes/outcome.html", form, note=note)
    next_step(note, me()).say_how_it_went(form.status.data, form.outcome.data or "", at=now())
    flash(_("Kept. Your team sees it with the next step."), "good")
    return redirect(own_path(form.next.data) or url_for("notes.show", ref=note.ref), 303)
