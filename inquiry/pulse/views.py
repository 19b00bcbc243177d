from flask import Blueprint, flash, request, session

from inquiry.clock import now, today
from inquiry.db import add
from inquiry.doors import does, me, sees
from inquiry.i18n import _, zone
from inquiry.pages import page, submitted, to
from inquiry.people.models import School
from inquiry.pulse import ballots, own_views, queries
from inquiry.pulse.forms import AnswerForm, QuestionForm, SharingForm
from inquiry.pulse.models import LEAST, Pulse
from inquiry.pulse.words import GROUPS, NOT_NOW, SCALE

bp = Blueprint("pulse", __name__)
blueprints = [bp, own_views.bp]
KEPT = "ballots"  # in the signed cookie of this browser, and nowhere else


@bp.get("/schools/<ref>/questions")
@sees(School)
def index(school):
    return page("pulse/index.html", school=school, questions=queries.questions_at(school, to=me()), today=today(zone()))


@bp.route("/schools/<ref>/questions/new", methods=["GET", "POST"])
@does("ask everybody at", School)
def ask(school):
    form = QuestionForm(request.form, today=today(zone()))
    if not submitted(form):
        return page("pulse/ask.html", form, school=school, scale=SCALE)
    pulse = Pulse(school_id=school.id, asked_by_id=me().id, question=form.words, closes_on=form.closes_on.data)
    flash(_("Everybody at %(school)s is asked on their first page.", school=school.name), "good")
    return to(".show", ref=add(pulse).ref)


@bp.get("/questions/<ref>")
@sees(Pulse)
def show(pulse):
    return _page(pulse, AnswerForm(data={"ballot": _ballot_for(pulse)}), SharingForm(obj=pulse))


def _page(pulse, form, sharing):
    is_open, asked_it = pulse.is_open(today(zone())), me().id == pulse.asked_by_id
    known = {
        "pulse": pulse,
        "is_open": is_open,
        "asked_it": asked_it,
        "answer": form,
        "sharing": sharing,
        "has_taken": is_open and not asked_it and ballots.has_taken(pulse, me()),
        "least": LEAST,
        "groups": GROUPS,
    }
    if not is_open and (asked_it or pulse.shared_at):
        known |= {"result": queries.result(pulse), "words": queries.words(pulse) if asked_it else []}
    return page("pulse/show.html", next((one for one in (form, sharing) if one.errors), form), **known)


@bp.post("/questions/<ref>/ballot")
@does("answer", Pulse)
def take(pulse):
    if pulse.is_open(today(zone())) and (ballot := ballots.hand_out(pulse, me())):
        session[KEPT] = {**session.get(KEPT, {}), pulse.ref: ballot}
    return to(".show", ref=pulse.ref)


@bp.post("/questions/<ref>/answer")
@does("answer", Pulse)
def answer(pulse):
    form = AnswerForm(request.form)
    if not pulse.is_open(today(zone())):
        flash(_("This question is closed. Nothing was kept of your answer."))
    elif not submitted(form):
        return _page(pulse, form, SharingForm(obj=pulse))
    elif ballots.fill_in(pulse, form.ballot.data, form.value.data, form.words.data):
        _let_go_of(pulse)
        flash(_("Your answer is kept, and nobody can tell that it is yours. Thank you."), "good")
    else:
        flash(_("This ballot was used before, or was not handed out here. The first answer stands."))
    return to(".show", ref=pulse.ref)


@bp.post("/questions/<ref>/not-now")
@does("answer", Pulse)
def not_now(pulse):
    session[NOT_NOW] = [*session.get(NOT_NOW, [])[-9:], pulse.ref]
    return to("home.show")


@bp.post("/questions/<ref>/closing")
@does("close", Pulse)
def close(pulse):
    pulse.close(now())
    return to(".show", ref=pulse.ref)


@bp.post("/questions/<ref>/sharing")
@does("close", Pulse)
def share(pulse):
    form = SharingForm(request.form)
    if not submitted(form):
        return _page(pulse, AnswerForm(), form)
    pulse.close(now())
    pulse.share(form.will_change.data, now())
    flash(_("Everybody at your school can read it now."), "good")
    return to(".show", ref=pulse.ref)


def _ballot_for(pulse):
    return session.get(KEPT, {}).get(pulse.ref, "")


def _let_go_of(pulse):
    session[KEPT] = {ref: ballot for ref, ballot in session.get(KEPT, {}).items() if ref != pulse.ref}
