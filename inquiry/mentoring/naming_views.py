"""A mentor is asked for or named, agreed to, and let go."""

from flask import abort, flash, request

from inquiry.clock import local, now
from inquiry.db import add
from inquiry.doors import does, me, signed_in
from inquiry.i18n import _, zone
from inquiry.mentoring import queries
from inquiry.mentoring.access import evaluates, runs_programme
from inquiry.mentoring.blueprint import bp
from inquiry.mentoring.forms import EarlierForm, MentorForm
from inquiry.mentoring.models import Mentorship
from inquiry.mentoring.words import RECORDS, closed_since, why_not
from inquiry.pages import page, submitted, to
from inquiry.people.forms import options
from inquiry.people.models import Person


@bp.get("/leading/mentor")
@signed_in
def mine():
    return _mine()


def _mine(earlier=None):
    known = queries.own_mentors(me())
    current = [one for one in known if one.is_current(now())]
    return page(
        "mentoring/mine.html",
        earlier,
        asked=[one for one in known if one.agreed_at is None and one.until_at is None],
        current=[(one, _closed(one), _earlier_form(one, earlier)) for one in current],
        before=[one for one in known if one.until_at and one.agreed_at],
        reads=queries.opened_by_others(me(), zone()),
        records=RECORDS,
    )


def _earlier_form(mentorship, sent):
    return sent or EarlierForm(data={"since": local(mentorship.sees_from, zone()).date()})


def _closed(mentorship):
    """The plain sentence when the mentor evaluates the leader by now, or has left."""
    mentor, leader = mentorship.mentor, mentorship.leader
    is_closed = evaluates(mentor, leader) or not mentor.is_active
    return closed_since(mentor, leader, me()) if is_closed else ""


@bp.route("/people/<ref>/mentor", endpoint="name", methods=["GET", "POST"])
@does("name a mentor for", Person)
def name_a_mentor(leader):
    form = MentorForm(request.form)
    mentor = submitted(form) and queries.colleague(me(), leader, form.mentor.data)
    if mentor and not evaluates(mentor, leader):
        return _named(leader, mentor)
    if request.method == "POST" and not form.errors:
        form.mentor.errors = [why_not(mentor, leader) if mentor else _("This person is not in your district.")]
    return _naming(leader, form)


def _naming(leader, form):
    named = request.args.get("name", "").strip()
    people, more = queries.colleagues(me(), leader, named)
    form.mentor.choices = options({"": _("Choose…")} | {one.ref: _described(one) for one in people}) if people else []
    return page("mentoring/name.html", form, leader=leader, more=more, named=named)


def _described(person):
    return f"{person.name} · {person.school.name}" if person.school else person.name


def _named(leader, mentor):
    """The leader’s own asking is their yes; whoever the programme names waits for it."""
    is_own = leader.id == me().id
    mentorship = add(Mentorship(leader_id=leader.id, mentor_id=mentor.id, named_by_id=me().id))
    if is_own:
        _begin(mentorship)
    told = {"name": mentor.name}
    said = _("%(name)s is your mentor now.", **told)
    if not is_own:
        said = _("%(name)s is named. It begins with the leader’s yes.", **told)
    flash(said, "good")
    return to(".mine" if is_own else ".pairs")


def _begin(mentorship):
    """From now on. One mentor at a time: whoever was it until now is thanked and sees nothing more."""
    mentorship.agree(now())
    for other in queries.others_of(mentorship, me()):
        if other.agreed_at is not None:
            other.end(now())


@bp.post("/mentorships/<ref>/agreement")
@does("agree to", Mentorship)
def agree(mentorship):
    one = next(one for one in queries.own_mentors(me()) if one.id == mentorship.id)
    if evaluates(one.mentor, one.leader):
        flash(why_not(one.mentor, one.leader), "alert")
        return to(".mine")
    _begin(mentorship)
    flash(_("%(name)s is your mentor now.", name=one.mentor.name), "good")
    return to(".mine")


@bp.post("/mentorships/<ref>/end")
@does("end", Mentorship)
def end(mentorship):
    mentorship.end(now())
    flash(_("Ended. What was written stays with the leader, and nobody else sees it."), "good")
    if mentorship.leader_id == me().id:
        return to(".mine")
    return to(".leaders" if mentorship.mentor_id == me().id else ".pairs")


@bp.post("/mentorships/<ref>/earlier-records")
@does("open earlier records to", Mentorship)
def open_earlier(mentorship):
    form = EarlierForm(request.form)
    if not submitted(form):
        return _mine(form)
    mentorship.sees_from = form.moment(zone())
    flash(_("Your mentor sees what you wrote from that day on, and nothing before it."), "good")
    return to(".mine")


@bp.get("/programme/mentors")
@signed_in
def pairs():
    if not runs_programme(me()):
        abort(404)
    on, ended = queries.pairs(me())
    named = request.args.get("name", "").strip()
    found, more = queries.colleagues(me(), named=named) if named else ([], False)
    told = [(one, evaluates(one.mentor, one.leader)) for one in on]
    return page("mentoring/pairs.html", pairs=told, ended=ended, named=named, found=found, more=more)
