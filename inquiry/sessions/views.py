from flask import flash, request

from inquiry.access import allowed, find
from inquiry.doors import does, me, sees, signed_in
from inquiry.i18n import _, zone
from inquiry.meetings import plan
from inquiry.meetings.choices import Choices
from inquiry.meetings.conflicts import nobody_else_changed
from inquiry.meetings.forms import offered
from inquiry.meetings.planning import plan_editor, plan_form, put_down
from inquiry.meetings.queries import members_of
from inquiry.pages import page, submitted, to
from inquiry.sessions import card_views, leader_views, lesson_meeting_views, lesson_views, planning, queries
from inquiry.sessions.blueprint import bp
from inquiry.sessions.forms import SessionForm, SessionPlanForm
from inquiry.sessions.models import IN, PdSession
from inquiry.sessions.places import sign_up, withdraw
from inquiry.sessions.showing import session_called
from inquiry.teams.models import Team

__all__ = ["bp", "card_views", "leader_views", "lesson_meeting_views", "lesson_views"]


@bp.get("/sessions")
@signed_in
def index():
    ahead, past = queries.ahead(me()), queries.past(me())
    leaders = queries.leaders_of([one.id for one in [*ahead, *past]], me())
    return page("sessions/index.html", ahead=ahead, past=past, leaders=leaders, cohorts=queries.leads_a_cohort(me()))


@bp.route("/teams/<ref>/sessions/new", methods=["GET", "POST"])
@does("plan sessions for", Team)
def new(team):
    choices = Choices.of(team.id, me())
    form = plan_form(choices, plan.as_usual(team, choices, me(), zone()), SessionPlanForm)
    form.co_leaders.choices = offered((one.ref, one.name) for one in choices.members)
    if submitted(form):
        session = planning.begin(put_down(team, form, choices), form, choices.members, zone(), by=me())
        flash(_("The session is planned, and people can sign up."), "good")
        return to(".show", ref=session.ref)
    return plan_editor("sessions/new.html", form, choices, team)


@bp.get("/sessions/<ref>")
@sees(PdSession, session_called)
def show(session):
    it, keeps = {"session": session.id}, allowed(me(), "look after", session)
    writes = allowed(me(), "write an exit card for", session)
    return page(
        "sessions/show.html",
        session=session,
        keeper=keeps,
        writes=writes,
        leaders=queries.led_by(me(), **it),
        materials=queries.materials_of(me(), **it),
        people=queries.signed_up(me(), **it) if keeps else [],
        card=queries.own_card(session, me()) if writes else None,
    )


@bp.route("/sessions/<ref>/about", methods=["GET", "POST"])
@does("look after", PdSession)
def change(session):
    members = members_of(session.team_id, me())
    form = SessionForm(request.form, data=planning.as_form(session, members, zone()))
    form.co_leaders.choices = offered((one.ref, one.name) for one in members)
    if submitted(form) and nobody_else_changed(form.about, form.seen, session.about):
        planning.change(session, form, members, zone())
        flash(_("The session has changed."), "good")
        return to(".show", ref=session.ref)
    return page("sessions/change.html", form, session=session)


@bp.post("/sessions/<ref>/place")
@does("sign up for", PdSession)
def take_place(session):
    mine = sign_up(session, me())
    if mine.state == IN:
        flash(_("You have a place."), "good")
    else:
        flash(_("All places are taken. You are on the waiting list, and hear as soon as one comes free."), "info")
    return to(".show", ref=session.ref)


@bp.post("/sessions/<ref>/withdrawal")
@does("withdraw from", PdSession)
def give_back(session):
    withdraw(session, me())
    flash(_("Your place is given back. Thank you for saying so."), "good")
    return to(".show", ref=session.ref) if find(PdSession, session.ref, to=me()) else to(".index")
