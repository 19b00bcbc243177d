from flask import flash, request

from inquiry.clock import now
from inquiry.db import add, db
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.meetings.forms import offered
from inquiry.pages import page, submitted, to
from inquiry.sessions import attendance, queries
from inquiry.sessions.blueprint import bp
from inquiry.sessions.forms import MaterialForm, WalkInForm
from inquiry.sessions.models import Material, PdSession
from inquiry.text import to_html


@bp.route("/sessions/<ref>/attendance", methods=["GET", "POST"])
@does("look after", PdSession)
def who_came(session):
    if request.method == "POST":
        came, shown, listed = (set(request.form.getlist(name)) for name in ("came", "shown", "listed"))
        attendance.say(session, came, shown, listed)
        flash(_("Kept."), "good")
        return to(".show", ref=session.ref)
    people = queries.who_else_may_have_come(session, me())
    return page("sessions/attendance.html", session=session, roll=attendance.roll(session, me()), late=_late(people))


@bp.post("/sessions/<ref>/walk-ins")
@does("look after", PdSession)
def walk_in(session):
    people = queries.who_else_may_have_come(session, me())
    form = _late(people, request.form)
    person = submitted(form) and next((one for one in people if one.ref == form.who.data), None)
    if person:
        attendance.walk_in(session, person.id)
    return to(".who_came", ref=session.ref)


def _late(people, said=None):
    form = WalkInForm(said)
    form.who.choices = offered([("", _("Choose…")), *((one.ref, one.name) for one in people)])
    return form


@bp.route("/sessions/<ref>/materials/new", methods=["GET", "POST"])
@does("look after", PdSession)
def add_material(session):
    form = MaterialForm(request.form)
    if not submitted(form):
        return page("sessions/material.html", form, session=session)
    words = form.body.data
    said = {"title": form.title.data, "body": words, "html": to_html(words), "link": form.link.data}
    add(Material(session_id=session.id, by_id=me().id, **said))
    return to(".show", ref=session.ref, _anchor="materials")


@bp.post("/materials/<ref>/putting-away")
@does("put away", Material)
def put_away(material):
    material.put_away_at = None if material.put_away_at else now()
    return to(".show", ref=db.session.get(PdSession, material.session_id).ref, _anchor="materials")
