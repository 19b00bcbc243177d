from datetime import UTC, datetime

from flask import Blueprint, flash, request

from inquiry.celebrations.forms import CelebrationForm, ThanksForm
from inquiry.celebrations.models import Celebration, Thanks
from inquiry.celebrations.queries import released, thanks_to
from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.db import add
from inquiry.doors import does, me, signed_in
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people.models import Person
from inquiry.teams.models import Team
from inquiry.text import to_html

bp = Blueprint("celebrations", __name__)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@bp.get("/celebrations")
@signed_in
def index():
    return page("celebrations/index.html", celebrations=released(me()))


@bp.route("/notes/<ref>/celebration", methods=["GET", "POST"])
@does("release", Note)
def release(note):
    form = CelebrationForm(request.form, obj=note)
    if not submitted(form):
        return page("celebrations/release.html", form, note=note)
    words = form.body.data
    add(Celebration(team_id=note.team_id, note_id=note.id, body=words, html=to_html(words), released_by_id=me().id))
    flash(_("Released. Your team can take it back at any time."), "good")
    return to(".index")


@bp.post("/celebrations/<ref>/withdrawal")
@does("withdraw", Celebration)
def withdraw(celebration):
    celebration.withdrawn_at = now()
    flash(_("Taken back. Only your team sees it now."), "good")
    return to(".index")


@bp.get("/thanks")
@signed_in
def thanks():
    return page("celebrations/thanks.html", thanks=thanks_to(me(), since=LONG_AGO))


@bp.route("/people/<ref>/thanks", methods=["GET", "POST"])
@does("thank", Person)
def thank(person):
    return _thank(person.name, to_id=person.id)


@bp.route("/teams/<ref>/thanks", methods=["GET", "POST"])
@does("thank", Team)
def thank_team(team):
    return _thank(team.name, team_id=team.id)


def _thank(name, **whom):
    form = ThanksForm(request.form)
    if not submitted(form):
        return page("celebrations/thank.html", form, name=name)
    add(Thanks(by_id=me().id, words=form.words.data, **whom))
    flash(_("%(name)s finds it on the first page.", name=name), "good")
    return to("home.show")
