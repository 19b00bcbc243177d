from flask import flash, request

from inquiry.clock import now
from inquiry.db import add
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.sessions import queries
from inquiry.sessions.blueprint import bp
from inquiry.sessions.forms import ExitCardForm
from inquiry.sessions.models import ExitCard, PdSession


@bp.route("/sessions/<ref>/exit-card", methods=["GET", "POST"])
@does("write an exit card for", PdSession)
def card(session):
    own = queries.own_card(session, me())
    form = ExitCardForm(request.form, obj=own)
    if not submitted(form):
        leaders = queries.led_by(me(), session=session.id)
        return page("sessions/card.html", form, session=session, own=own, leaders=leaders)
    own = own or add(ExitCard(session_id=session.id, person_id=me().id))
    form.populate_obj(own)
    own.at = now()
    flash(_("Thank you. Those who led the session read it."), "good")
    return to(".show", ref=session.ref)


@bp.get("/sessions/<ref>/exit-cards")
@does("read the exit cards of", PdSession)
def cards(session):
    return page("sessions/cards.html", session=session, cards=queries.cards_of(session, me()))
