from flask import Blueprint, abort, flash, request, session

from inquiry.clock import now
from inquiry.db import begin_writing, db, let_go
from inquiry.doors import me, own, signed_in
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people import queries
from inquiry.people.forms import ChangePasswordForm, NameForm
from inquiry.people.letters import spend_all
from inquiry.people.log import note_down
from inquiry.people.models import CHOSE_PASSWORD, SIGNED_OUT_EVERYWHERE, sealed
from inquiry.people.neighbours import own_shelves, signed_out
from inquiry.people.session import let_in, let_out
from inquiry.people.words import HAPPENED, ROLES

bp = Blueprint("own", __name__, url_prefix="/me")


@bp.get("")
@signed_in
def show():
    return _own_page()


@bp.post("/name")
@own
def rename():
    form = NameForm(request.form)
    if not submitted(form):
        return _own_page(form, naming=form)
    me().name = form.name.data
    flash(_("Your name was changed."), "good")
    return to(".show")


@bp.post("/password")
@own
def change_password():
    was = me().epoch
    let_go()  # comparing and sealing passwords takes long; the others’ cards need not wait for it
    form = ChangePasswordForm(request.form, person=me())
    if not submitted(form):
        return _own_page(form, guarding=form)
    made = sealed(form.password.data)
    begin_writing()
    db.session.refresh(me(), with_for_update=True)
    if me().epoch != was:
        abort(401)  # signed out everywhere in the meantime
    me().keep_password(made)
    spend_all(me(), now())
    signed_out(me())
    note_down(CHOSE_PASSWORD, person=me(), by=me())
    let_in(me(), stay=session.permanent)
    flash(_("Your password was changed. All your other devices were signed out."), "good")
    return to(".show")


@bp.post("/sign-outs")
@own
def sign_out_everywhere():
    me().sign_out_everywhere()
    signed_out(me())
    note_down(SIGNED_OUT_EVERYWHERE, person=me(), by=me())
    let_out()
    flash(_("You were signed out on all devices."), "good")
    return to("people.sign_in")


def _own_page(form=None, naming=None, guarding=None):
    return page(
        "people/me.html",
        form,
        naming=naming or NameForm(obj=me()),
        guarding=guarding or ChangePasswordForm(person=me()),
        log=queries.security_log(to=me(), about=me()),
        happened=HAPPENED,
        roles=ROLES,
        **own_shelves(me()),
    )
