import re

from flask import flash, request, url_for

from inquiry.clock import now
from inquiry.doors import does, me
from inquiry.i18n import _, zone
from inquiry.meetings import plan, queries
from inquiry.meetings.blueprint import bp
from inquiry.meetings.choices import Choices
from inquiry.meetings.conflicts import nobody_else_changed
from inquiry.meetings.forms import CallOffForm
from inquiry.meetings.models import Meeting
from inquiry.meetings.neighbours import plan_changed
from inquiry.meetings.plan_page import plan_page
from inquiry.meetings.planning import fit_of, plan_editor, plan_form, put_down
from inquiry.meetings.running import write_down
from inquiry.pages import page, submitted, to
from inquiry.teams.models import Team


@bp.route("/teams/<ref>/meetings/new", methods=["GET", "POST"])
@does("plan a meeting in", Team)
def new(team):
    choices = Choices.of(team.id, me())
    form = plan_form(choices, plan.as_usual(team, choices, me(), zone()))
    if submitted(form):
        meeting = put_down(team, form, choices)
        flash(_("The meeting is planned. Everyone in the team sees it on their first page."), "good")
        return to(".show", ref=meeting.ref)
    return plan_editor("meetings/new.html", form, choices, team)


@bp.route("/meetings/<ref>/plan", methods=["GET", "POST"])
@does("plan", Meeting)
def change(meeting):
    choices = Choices.of(meeting.team_id, me(), meeting.cycle_id)
    form = plan_form(choices, plan.as_form(meeting, choices, zone()))
    if submitted(form) and nobody_else_changed(form.purpose, form.seen, meeting.purpose):
        _take_over(meeting, plan.values(form, choices, zone()))
        flash(_("The plan has changed."), "good")
        return to(".show", ref=meeting.ref)
    return plan_editor("meetings/change.html", form, choices, queries.team_of(meeting, me()), meeting=meeting)


@bp.get("/teams/<ref>/meetings/fit")
@does("plan a meeting in", Team)
def fit(team):
    choices = Choices.of(team.id, me())
    form = plan_form(choices, plan.as_usual(team, choices, me(), zone()))
    return page("meetings/_fit.html", plan=form, here=_page_of(team), **fit_of(form, choices, team))


@bp.post("/meetings/<ref>/calling-off")
@does("plan", Meeting)
def call_off(meeting):
    form = CallOffForm(request.form)
    if not submitted(form):
        return plan_page(meeting, call_off=form)
    meeting.call_off(form.why.data)
    plan_changed(meeting, meeting.starts_at)
    write_down(meeting, "called_off", me(), now())
    flash(_("The meeting is called off. The plan and the reason are kept."), "good")
    return to(".index")


def _page_of(team):
    """The page that asked: that of a new plan, of one that is being changed, or one of another part of the house."""
    if other := re.fullmatch(r"/\w[\w/-]*", request.args.get("here", "")):
        return other[0]
    changed = request.args.get("meeting")
    return url_for(".change", ref=changed) if changed else url_for(".new", ref=team.ref)


def _take_over(meeting, values):
    """Put the changed plan in place of the old one; that it was moved is kept, and calendars are told."""
    was = meeting.starts_at
    if values["starts_at"] != was:
        write_down(meeting, "moved", me(), now(), was=was.isoformat())
    if meeting.take_over(values):
        plan_changed(meeting, was)
