from flask import Blueprint, abort, flash, request

from inquiry.clock import now
from inquiry.db import add, db
from inquiry.doors import does, me, own, signed_in
from inquiry.i18n import _
from inquiry.mentoring.doors import as_mentor, as_reader
from inquiry.pages import page, submitted, to
from inquiry.people.models import Person
from inquiry.stages import queries, words
from inquiry.stages.families import FAMILIES
from inquiry.stages.forms import TalkForm, WishForm, WordsForm
from inquiry.stages.models import LeadingWish, StageTalk
from inquiry.stages.paths import paths_of

bp = Blueprint("stages", __name__)


@bp.get("/leading/stages")
@signed_in
def show():
    return _stages(me())


@bp.get("/mentoring/<ref>/stages")
@as_mentor("stage")
def leader(mentorship):
    return _stages(db.session.get(Person, mentorship.leader_id), mentorship)


def _stages(leader, mentorship=None):
    paths = paths_of(leader.id, to=me())
    mentors = queries.mentor_names(leader.id)
    return page("stages/show.html", leader=leader, mentorship=mentorship, paths=paths, mentors=mentors, words=words)


@bp.route("/leading/stages/<family>/new", methods=["GET", "POST"])
@own
def propose(family):
    return _propose(me(), family)


@bp.route("/mentoring/<ref>/stages/<family>/new", methods=["GET", "POST"])
@as_mentor("stage")
def propose_as_mentor(mentorship, family):
    return _propose(db.session.get(Person, mentorship.leader_id), family, mentorship)


def _propose(leader, family, mentorship=None):
    """A stage is proposed with words of one’s own. A talk that waits already is gone on with."""
    if family not in FAMILIES:
        abort(404)
    if waiting := queries.open_talk(leader.id, family, to=me()):
        return to(".talk", ref=waiting.ref)
    form = TalkForm(request.form)
    if not submitted(form):
        told = {"leader": leader, "mentorship": mentorship, "family": family, "words": words}
        return page("stages/propose.html", form, **told, mentors=queries.mentor_names(leader.id))
    talk = add(StageTalk(leader_id=leader.id, family=family, level=form.level.data))
    talk.write(me().id, form.words.data, at=now())
    return to(".talk", ref=talk.ref)


@bp.get("/stage-talks/<ref>")
@as_reader(StageTalk, "stage")
def talk(talk):
    return _talk(talk)


@bp.post("/stage-talks/<ref>/words")
@does("write in", StageTalk)
def write(talk):
    form, talk = WordsForm(request.form), queries.held(talk, to=me())
    if not talk.is_open:
        return to(".talk", ref=talk.ref)
    if not submitted(form):
        return _talk(talk, form)
    talk.write(me().id, form.words.data, at=now())
    flash(_("Written down. It counts from now on.") if talk.counts_from else _("Written down."), "good")
    return to(".talk", ref=talk.ref)


def _talk(talk, form=None):
    """The talk with its form. After a mistake only the form comes back: reading is written down, a mistake is not."""
    leader = db.session.get(Person, talk.leader_id)
    mentor = talk.mentor_id and db.session.get(Person, talk.mentor_id)
    told = {"talk": talk, "leader": leader, "mentor": mentor, "words": words, "is_mistaken": form is not None}
    form = form or WordsForm(data={"words": talk.words_of(me().id)})
    return page("stages/talk.html", form, **told, mentors=queries.mentor_names(leader.id))


@bp.post("/stage-talks/<ref>/withdrawal")
@does("withdraw", StageTalk)
def withdraw(talk):
    talk = queries.held(talk, to=me())
    if talk.is_open:
        talk.withdrawn_at = now()
        flash(_("Withdrawn. What was written is kept; the stage stays as it was."), "good")
    return to(".talk", ref=talk.ref)


@bp.route("/leading/wish", methods=["GET", "POST"])
@own
def wish():
    said = queries.wish_of(me())
    form = WishForm(request.form, data=_said(said))
    if not submitted(form):
        known = {"programme": queries.programme_leads(me()), "principals": queries.principals(me())}
        return page("stages/wish.html", form, said=said, **known)
    said = said or add(LeadingWish(person_id=me().id))
    said.wishes, said.shown_to, said.at = form.wishes.data == "yes", form.shown_to.data, now()
    flash(_("Kept. You can change it at any time."), "good")
    return to(".wish")


def _said(said):
    return said and {"wishes": "yes" if said.wishes else "no", "shown_to": said.shown_to}
