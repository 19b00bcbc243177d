from flask import Blueprint, flash, request

from inquiry.clock import now
from inquiry.db import begin_writing, let_go
from inquiry.doors import public
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people import queries
from inquiry.people.forms import ChoosePasswordForm, ForgottenForm
from inquiry.people.letters import send_new_password_link, spend_all
from inquiry.people.log import note_down
from inquiry.people.models import ASKED_FOR_LINK, CHOSE_PASSWORD, digest, sealed
from inquiry.people.neighbours import signed_out
from inquiry.people.session import let_in
from inquiry.people.tries import may_ask_for_link

bp = Blueprint("keys", __name__)


@bp.route("/forgotten-password", methods=["GET", "POST"])
@public
def forgotten():
    form = ForgottenForm(request.form)
    if not submitted(form):
        return page("people/forgotten.html", form)
    _send_link(form.email.data)
    return to(".on_its_way")


@bp.get("/forgotten-password/on-its-way")
@public
def on_its_way():
    return page("people/on_its_way.html")


@bp.route("/key/<word>", methods=["GET", "POST"])
@public
def show(word):
    key = queries.key_of(word, now())
    if key is None:
        return page("people/spent_key.html", status=410)
    form = ChoosePasswordForm(request.form, person=key.person)
    if not submitted(form):
        return page("people/choose_password.html", form, person=key.person, purpose=key.purpose)
    let_go()  # sealing a password takes long; the others’ cards need not wait for it
    made = sealed(form.password.data)
    begin_writing()
    key = queries.key_of(word, now(), alone=True)
    if key is None:  # used in the meantime
        return page("people/spent_key.html", status=410)
    _choose(key.person, made)
    return to("home.show")


def _send_link(email):
    """The same for every address: one line in the log; a letter only to somebody who is here."""
    person, whom = queries.person_at(email), digest(email)
    if not may_ask_for_link(whom):
        return
    note_down(ASKED_FOR_LINK, person=person, whom=whom)
    if person and person.is_active:
        send_new_password_link(person)


def _choose(person, made):
    person.keep_password(made)
    spend_all(person, now())
    signed_out(person)
    note_down(CHOSE_PASSWORD, person=person, by=person)
    let_in(person, stay=False)
    flash(_("Your password is set, and you are signed in."), "good")
