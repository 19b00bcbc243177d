from flask import Blueprint, flash, request, url_for

from inquiry.access import allowed
from inquiry.doors import does, me
from inquiry.i18n import _, zone
from inquiry.pages import page, submitted, to
from inquiry.people.forms import options
from inquiry.people.letters import welcome
from inquiry.people.queries import person_at
from inquiry.teams import queries
from inquiry.teams.changes import join
from inquiry.teams.forms import ColleagueForm, NewcomerForm
from inquiry.teams.models import GUEST, Team
from inquiry.teams.neighbours import beginning_of_current_work

bp = Blueprint("members", __name__)


@bp.route("/teams/<ref>/members/new", methods=["GET", "POST"])
@does("look after", Team)
def add(team):
    if not allowed(me(), "take people into", team):
        return _has_ended(team)
    form = ColleagueForm(request.form, zone=zone())
    person = submitted(form) and queries.colleague(team, form.person.data, to=me())
    if not person:
        return _adding(team, form)
    return _joined(team, person, form)


@bp.route("/teams/<ref>/invitations/new", methods=["GET", "POST"])
@does("look after", Team)
def invite(team):
    if not allowed(me(), "take people into", team):
        return _has_ended(team)
    form = NewcomerForm(request.form, zone=zone())
    if not submitted(form):
        return page("teams/inviting.html", form, team=team)
    if known := person_at(form.email.data):
        return _known(team, known, form)
    school_id = None if form.role.data == GUEST else team.school_id
    person, link = welcome(form.name.data, form.email.data, by=me(), school_id=school_id)
    _take_in(team, person, form)
    return page("people/invited.html", person=person, link=link, onward=url_for("teams.show", ref=team.ref))


def _has_ended(team):
    """Whoever had the form open while the team ended is told why nobody was added, and what would help."""
    return page("teams/has_ended.html", status=403, team=team)


def _adding(team, form):
    if request.method == "POST" and not form.errors:
        form.person.errors = [_("This person cannot be added. Perhaps they are in the team already.")]
    named = request.args.get("name", "").strip()
    people, more = queries.colleagues(team, to=me(), named=named)
    named_people = {person.ref: _described(person) for person in people}
    form.person.choices = options({"": _("Choose…")} | named_people) if people else []
    return page("teams/adding.html", form, team=team, more=more, named=named)


def _described(person):
    return f"{person.name} · {person.school.name}" if person.school else person.name


def _known(team, person, form):
    """Somebody with this e-mail is here already: a colleague joins; for others we say what can be done."""
    if colleague := queries.colleague(team, person.ref, to=me()):
        return _joined(team, colleague, form)
    form.email.errors = [
        _("Somebody with this e-mail is in the team already, or their account is closed. An administrator can open it.")
    ]
    return page("teams/inviting.html", form, team=team)


def _joined(team, person, form):
    _take_in(team, person, form)
    flash(_("%(name)s is in the team now.", name=person.name), "good")
    return to("teams.show", ref=team.ref)


def _take_in(team, person, form):
    opens = form.sees_from(team, beginning_of_current_work(team.id))
    join(team, person, by=me(), role=form.role.data, sees_from=opens, until_at=form.until_at)
