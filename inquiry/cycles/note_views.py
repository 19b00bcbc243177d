from flask import Blueprint, flash, render_template, request

from inquiry.access import visible
from inquiry.clock import now
from inquiry.cycles import reading, writing
from inquiry.cycles.choosing import kind_of, kinds_for, value_of
from inquiry.cycles.forms import NoteForm, WordingForm
from inquiry.cycles.models import PHASES, Cycle
from inquiry.cycles.note_page import about
from inquiry.cycles.notes import Note, NoteVersion
from inquiry.db import db
from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.pages import keep_anyway, page, submitted, to
from inquiry.people.models import Person

bp = Blueprint("notes", __name__)


@bp.get("/notes/<ref>")
@sees(Note)
def show(note):
    return page("cycles/note.html", **about(note, me()))


@bp.route("/cycles/<ref>/notes/new", methods=["GET", "POST"])
@does("write in", Cycle)
def write(cycle):
    phase = request.args.get("phase") if request.args.get("phase") in PHASES else cycle.phase
    kind = request.args.get("kind", "")
    works, members = reading.works_of_team(cycle.team_id, me()), reading.members_of(me(), team=cycle.team_id)
    form = NoteForm(request.form, kind=kind).people(members).on_the_table(works)
    form.kind.choices = kinds_for(phase)
    if submitted(form):
        note = _put_down(cycle, phase, form, works, members)
        return to("cycles.show", ref=cycle.ref, _anchor=f"card-{note.ref}")
    return page(
        "cycles/write.html", form, cycle=cycle, phase=phase, is_step=kind in writing.STEPS, has_work=bool(works)
    )


def _put_down(cycle, phase, form, works, members):
    kind, subkind = kind_of(form.kind.data)
    note = writing.write(cycle, kind, subkind, form.body.data, phase=phase, by=me(), once=form.once.data)
    work = next((one for one in works if one.ref == form.work.data), None)
    if work:
        writing.point(note, work, form.page.data, form.region.data, by=me())
    if kind in writing.STEPS:
        writing.plan(note, members, form.owner.data, form.due_on.data, form.bring.data, by=me())
    return note


@bp.route("/notes/<ref>/words", methods=["GET", "POST"])
@does("change", Note)
def reword(note):
    form = WordingForm(request.form, body=note.body, kind=value_of(note), base=note.version)
    form.kind.choices = kinds_for(note.phase, value_of(note))
    if not submitted(form):
        return page("cycles/reword.html", form, note=note)
    if form.base.data != str(note.version) and form.body.data != note.body:
        return _both(note, form)
    body = f"{note.body}\n\n{form.body.data}" if "both" in request.form else form.body.data
    writing.reword(note, body, by=me())
    note.kind, note.subkind = kind_of(form.kind.data)
    return to(".show", ref=note.ref)


def _both(note, form):
    """The note changed elsewhere in the meantime: show both texts, keep both."""
    writing.met_elsewhere(note, form.body.data, by=me())
    keep_anyway()
    form.base.data = str(note.version)
    return render_template("cycles/both.html", form=form, note=note), 409


@bp.get("/notes/<ref>/history")
@sees(Note)
def history(note):
    columns = (NoteVersion.version, NoteVersion.html, NoteVersion.at, NoteVersion.stood, Person.name.label("who"))
    stmt = visible(NoteVersion, *columns, to=me()).join(Person, Person.id == NoteVersion.by_id)
    earlier = db.session.execute(stmt.where(NoteVersion.note_id == note.id).order_by(NoteVersion.id.desc())).all()
    return page("cycles/history.html", note=note, earlier=earlier)


@bp.post("/notes/<ref>/withdrawal")
@does("change", Note)
def withdraw(note):
    note.withdraw(now())
    flash(_("You took this note back. Only you see it now; you can put it back at any time."), "good")
    return to(".show", ref=note.ref)


@bp.post("/notes/<ref>/return")
@does("change", Note)
def put_back(note):
    note.put_back()
    flash(_("The note is back on the wall."), "good")
    return to(".show", ref=note.ref)
