from flask import Blueprint, flash, request, url_for

from inquiry.access import allowed
from inquiry.administration import changes, queries
from inquiry.administration.doors import administers
from inquiry.administration.forms import KnownPersonForm, NewPersonForm
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people.letters import invite, welcome
from inquiry.people.models import Person
from inquiry.people.queries import person_at, schools_for
from inquiry.people.words import ROLES
from inquiry.teams.queries import led_alone_by

bp = Blueprint("accounts", __name__, url_prefix="/administration/people")


@bp.get("")
@administers
def index(district):
    named, after = request.args.get("name", "").strip(), request.args.get("after", "")
    people, more = queries.people(to=me(), named=named, after=after)
    onward = url_for(".index", name=named or None, after=people[-1].name) if more else None
    return page("administration/people.html", people=people, named=named, onward=onward, roles=ROLES)


@bp.route("/new", methods=["GET", "POST"])
@administers
def new(district):
    schools = schools_for(me())
    form = NewPersonForm(request.form, schools=schools)
    if not submitted(form) or _is_known(form):
        return page("administration/new_person.html", form)
    person, link = welcome(form.name.data, form.email.data, by=me())
    _write_facts(person, form, schools)
    return page("people/invited.html", person=person, link=link, onward=url_for(".index"))


@bp.route("/<ref>", methods=["GET", "POST"])
@does("run the account of", Person)
def change(person):
    schools = schools_for(me())
    form = KnownPersonForm(request.form, schools=schools, data=_facts_of(person, schools))
    if not submitted(form) or _is_last(person, form) or _is_somebody_elses(person, form):
        parts = queries.memberships_of(person, to=me())
        return page("administration/person.html", form, person=person, parts=parts)
    _write_facts(person, form, schools)
    if changes.change_email(person, form.email.data, by=me()) and allowed(me(), "invite again", person):
        return page("people/invited.html", person=person, link=invite(person, by=me()), onward=url_for(".index"))
    flash(_("%(name)s’s account was changed.", name=person.name), "good")
    return to(".index")


@bp.post("/<ref>/invitations")
@does("invite again", Person)
def invite_again(person):
    return page("people/invited.html", person=person, link=invite(person, by=me()), onward=url_for(".index"))


@bp.route("/<ref>/closing", methods=["GET", "POST"])
@does("close the account of", Person)
def close(person):
    if request.method == "GET":
        return page("administration/closing.html", person=person, alone=led_alone_by(person, to=me()))
    changes.close_account(person, queries.memberships_of(person, to=me()), by=me())
    flash(_("The account of %(name)s is closed.", name=person.name), "good")
    return to(".index")


@bp.post("/<ref>/reopening")
@does("run the account of", Person)
def reopen(person):
    changes.reopen_account(person, by=me())
    flash(_("The account of %(name)s is open again. Add them to their teams.", name=person.name), "good")
    return to(".index")


def _write_facts(person, form, schools):
    facts = {name: form[name].data for name in changes.FACTS}
    changes.change_account(person, by=me(), school_id=queries.school_named(form.school.data, schools), **facts)


def _facts_of(person, schools):
    school = next((school.ref for school in schools if school.id == person.school_id), "")
    return {name: getattr(person, name) for name in (*changes.FACTS, "email")} | {"school": school}


def _is_known(form):
    """Nobody has two accounts."""
    if person_at(form.email.data):
        form.email.errors = [_("Somebody with this e-mail is here already. Look for them among the people.")]
    return bool(form.errors)


def _is_somebody_elses(person, form):
    return form.email.data != person.email and _is_known(form)


def _is_last(person, form):
    """Somebody must be left who runs accounts."""
    if not form.is_administrator.data and queries.runs_accounts_alone(person):
        form.is_administrator.errors = [_("Nobody else runs accounts. Give this to somebody else first.")]
    return bool(form.errors)
