from flask import Blueprint, abort, flash, request

from inquiry.access import find, visible
from inquiry.clock import now
from inquiry.cycles import reading, writing
from inquiry.cycles.facts import grounds_of
from inquiry.cycles.forms import ConnectForm, OutcomeForm, PointForm, StandingForm
from inquiry.cycles.gates import Grounds, missing_for_claim
from inquiry.cycles.note_page import about
from inquiry.cycles.notes import ALL_OF_US, Link, Note, Standing
from inquiry.cycles.sentences import STANDINGS, WANTS
from inquiry.db import add, db
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.pages import page, submitted, to

bp = Blueprint("connections", __name__)


@bp.post("/notes/<ref>/links")
@does("connect", Note)
def connect(note):
    kind, incoming, ref = _split(request.form.get("to", ""))
    other = find(Note, ref, to=me()) if ref else None
    if not other or other.team_id != note.team_id:
        form = ConnectForm(request.form)
        form.to.choices = []
        form.validate()
        return page("cycles/note.html", form, **about(note, me(), mistake=form))
    source, target = (other, note) if incoming else (note, other)
    writing.connect(source, kind, target, by=me())
    return to("notes.show", ref=note.ref)


def _split(value):
    """“supports>abc” points out, “supports<abc” points here."""
    kind, incoming, ref = value.partition("<" if "<" in value else ">")
    return kind, incoming == "<", ref


@bp.post("/notes/<ref>/work")
@does("connect", Note)
def point(note):
    works = reading.works_of_team(note.team_id, me())
    form = PointForm(request.form).on_the_table(works)
    if not submitted(form):
        return page("cycles/note.html", form, **about(note, me(), mistake=form))
    work = next(one for one in works if one.ref == form.work.data)
    writing.point(note, work, form.page.data, form.region.data, by=me())
    return to("notes.show", ref=note.ref)


@bp.post("/notes/<ref>/links/<link>/removal")
@does("connect", Note)
def disconnect(note, link):
    here = visible(Link, to=me()).where(Link.ref == link, (Link.note_id == note.id) | (Link.to_note_id == note.id))
    if tie := db.session.scalar(here):
        db.session.delete(tie)
    return to("notes.show", ref=note.ref)


@bp.route("/notes/<ref>/standing", methods=["GET", "POST"])
@does("settle", Note)
def settle(note):
    form = StandingForm(request.form, became=request.args.get("became") or note.subkind)
    form.of(note.kind if note.kind in STANDINGS else abort(404))
    wanted = _wanted(note)
    if submitted(form):
        lacking = wanted if form.became.data == "adopted" else []
        if form.reason.data or not lacking:
            _stand(note, form.became.data, lacking, form.reason.data or "")
            return to("notes.show", ref=note.ref)
        form.ask_why(_("It can be adopted as it is. Say why in a few words, so that others can follow."))
    return page("cycles/standing.html", form, note=note, wanted=wanted, say=WANTS)


def _wanted(note):
    if note.kind != "claim":
        return []
    grounds = grounds_of(*reading.wall(reading.beside(note), me()))
    return missing_for_claim(grounds.get(note.id, Grounds()))


def _stand(note, became, lacking, reason):
    told = {"missing": lacking, "reason": reason}
    add(Standing(note_id=note.id, was=note.subkind, became=became, by_id=me().id, **told))
    note.subkind = became


@bp.route("/notes/<ref>/next-step", methods=["GET", "POST"])
@does("connect", Note)
def follow(note):
    if note.kind not in writing.STEPS:
        abort(404)
    members = reading.members_of(me(), team=note.team_id)
    step = reading.step_of(note, me())
    form = OutcomeForm(request.form, **_as_it_is(step, members)).people(members)
    if submitted(form):
        row = writing.plan(note, members, form.owner.data, form.due_on.data, form.bring.data, by=me())
        row.say_how_it_went(form.status.data, form.outcome.data or "", at=now())
        flash(_("Kept. Your team sees it with the next step."), "good")
        return to("notes.show", ref=note.ref)
    return page("cycles/next_step.html", form, note=note)


def _as_it_is(step, members):
    if step is None:
        return {"status": "open"}
    owner = next((one.ref for one in members if one.id == step.owner_id), ALL_OF_US if step.of_all else "")
    return {"owner": owner, "due_on": step.due_on, "bring": step.bring, "status": step.status, "outcome": step.outcome}
