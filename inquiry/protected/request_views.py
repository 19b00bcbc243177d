from datetime import timedelta

from flask import Blueprint, flash, request
from sqlalchemy import bindparam

from inquiry.access import visible, written_once
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people.access import leads
from inquiry.people.models import Person
from inquiry.protected.models import CoverRequest
from inquiry.protected.request_forms import AnswerForm, RequestForm
from inquiry.teams.models import Team

bp = Blueprint("requests", __name__)
COLUMNS = (
    *(CoverRequest.id, CoverRequest.ref, CoverRequest.on, CoverRequest.words, CoverRequest.asked_at),
    *(CoverRequest.answer, CoverRequest.answered_at, CoverRequest.taken_back_at),
)

WHO = Person.name.label("who")
A_WEEK = timedelta(days=7)


@written_once
def _requests_of(to):
    """What a `team` asked for: what waits first, then the newest."""
    rows = visible(CoverRequest, *COLUMNS, WHO, to=to)
    rows = rows.join(Person, Person.id == CoverRequest.asked_by_id).where(CoverRequest.team_id == bindparam("team"))
    return rows.order_by(CoverRequest.answered_at.is_not(None), CoverRequest.asked_at.desc(), CoverRequest.id.desc())


@written_once
def waiting(to):
    """What the teams a principal leads ask for and nobody has answered, the oldest first."""
    rows = visible(CoverRequest, *COLUMNS, Team.name.label("team"), Team.ref.label("team_ref"), WHO, to=to)
    rows = (
        rows.join(Person, Person.id == CoverRequest.asked_by_id)
        .join(Team, Team.id == CoverRequest.team_id)
        .where(Team.school_id == to.school_id)
    )
    rows = rows.where(CoverRequest.answered_at.is_(None), CoverRequest.taken_back_at.is_(None))
    return rows.order_by(CoverRequest.asked_at, CoverRequest.id)


@written_once
def _answered(to):
    """What the principal answered `since` a moment to the teams somebody belongs to."""
    rows = visible(CoverRequest, *COLUMNS, CoverRequest.team_id, CoverRequest.asked_by_id, WHO, to=to)
    rows = rows.join(Person, Person.id == CoverRequest.asked_by_id)
    rows = rows.where(CoverRequest.answered_at >= bindparam("since"), CoverRequest.taken_back_at.is_(None))
    return rows.order_by(CoverRequest.answered_at.desc(), CoverRequest.id.desc())


def answered_lately(person):
    """The answers of a week."""
    return _answered(person, since=now() - A_WEEK)


def answers_to(person) -> list:
    """What somebody asked for and was answered within a week."""
    return [one for one in answered_lately(person) if one.asked_by_id == person.id]


@bp.get("/teams/<ref>/requests")
@sees(Team)
def index(team):
    return _page(team)


def _page(team, form=None, answering=None):
    rows = [one for one in _requests_of(me(), team=team.id) if one.taken_back_at is None]
    known = {"requests": rows, "asking": form or RequestForm()}
    mistaken = next((one for one in (form, answering) if one is not None and one.errors), None)
    return page("requests/index.html", mistaken, team=team, answers=leads(me(), team.school_id), **known)


@bp.post("/teams/<ref>/requests")
@does("ask for cover for", Team)
def ask(team):
    form = RequestForm(request.form)
    if not submitted(form):
        return _page(team, form=form)
    add(CoverRequest(team_id=team.id, on=form.on.data, words=form.words.data, asked_by_id=me().id))
    flash(_("Asked. It stands on your principal’s first page until it is answered."), "good")
    return to(".index", ref=team.ref)


@bp.post("/requests/<ref>/taking-back")
@does("take back", CoverRequest)
def take_back(asked):
    asked.taken_back_at = now()
    flash(_("Taken back."))
    return to(".index", ref=db.session.get(Team, asked.team_id).ref)


@bp.post("/requests/<ref>/answer")
@does("answer", CoverRequest)
def answer(asked):
    form, team = AnswerForm(request.form), db.session.get(Team, asked.team_id)
    if not submitted(form):
        return _page(team, answering=form)
    asked.answer, asked.answered_at = form.answer.data, now()
    flash(_("%(team)s reads your answer on the team’s page.", team=team.name), "good")
    return to("home.show")
