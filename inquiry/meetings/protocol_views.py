from flask import abort, request

from inquiry.discussions.format import library
from inquiry.discussions.kind_names import PHASE_LABELS
from inquiry.doors import signed_in
from inquiry.i18n import LANGUAGES, _, language
from inquiry.meetings import shelf
from inquiry.meetings.blueprint import bp
from inquiry.meetings.forms import MOST_PEOPLE, ShelfForm, offered
from inquiry.pages import page

USUAL_PEOPLE = 5


@bp.get("/protocols")
@signed_in
def protocols():
    form = _asked()
    phase, minutes = form.phase.data or "", int(form.minutes.data or 0)
    books = shelf.found(phase, minutes, form.people.data, int(form.trust.data or 0))
    return page("meetings/protocols.html", shelf=form, books=books, minutes=minutes, phases=PHASE_LABELS)


@bp.get("/protocols/<protocol_id>")
@signed_in
def protocol(protocol_id):
    found = library().get(protocol_id) or abort(404)
    form = _asked()
    book = shelf.Book(found, form.people.data)
    told = request.args.get("in") if request.args.get("in") in LANGUAGES else language()
    minutes = int(form.minutes.data or 0)
    got = book.in_minutes(minutes)
    return page(
        "meetings/protocol.html",
        shelf=form,
        book=book,
        protocol=found,
        fit=got,
        minutes=minutes,
        line=shelf.line_of(found, got, told),
        told=told,
        other=next(code for code in LANGUAGES if code != told),
        speakers=shelf.speakers,
        words=shelf.WORDS,
    )


def _asked():
    """What somebody asks the shelf; what nobody could mean is as usual."""
    form = ShelfForm(request.args if request.args else None)
    form.phase.choices = offered([("", _("Any phase")), *PHASE_LABELS.items()])
    for select in (form.phase, form.minutes, form.trust):
        select.data = select.data if select.data in {choice.value for choice in select.choices} else ""
    people = form.people.data
    form.people.data = people if people in range(2, MOST_PEOPLE + 1) else USUAL_PEOPLE
    return form
