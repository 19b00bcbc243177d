"""A plan for leading a session: the leader writes it, the mentor beside it."""

from flask import abort, flash, request

from inquiry.access import find
from inquiry.db import add
from inquiry.doors import does, me
from inquiry.growth import own
from inquiry.growth.beside import beside, mentorship_with, write_beside
from inquiry.growth.blueprint import bp
from inquiry.growth.led import LedMeeting
from inquiry.growth.models import LeadingPlan
from inquiry.growth.plan_forms import LeadingPlanForm
from inquiry.growth.practising import choices_for, names_of
from inquiry.i18n import _
from inquiry.meetings.models import Meeting
from inquiry.mentoring.doors import as_mentor
from inquiry.mentoring.queries import mentor_of
from inquiry.pages import page, submitted, to


@bp.route("/meetings/<ref>/leading", methods=["GET", "POST"])
@does("plan to lead", Meeting)
def plan(meeting):
    if request.method == "POST":
        own.alone(me())
    mine = own.plan_of(meeting, me().id, me())
    form = LeadingPlanForm.over(mine, request.form if request.method == "POST" else None)
    form.offer(choices_for(me(), mine.moves if mine else ()))
    if submitted(form) and (mine is None or form.meets(mine)):
        return _keep(meeting, mine, form)
    return page(
        "growth/plan.html",
        form,
        meeting=meeting,
        plan=mine,
        protocol=own.protocol_name(meeting.protocol_id),
        mentor=mentor_of(me()),
        beside=own.name_of(mine and mine.mentor_id),
        last=own.last_debrief(me().id, me()),
    )


def _keep(meeting, mine, form):
    mine = mine or add(LeadingPlan(meeting_id=meeting.id, leader_id=me().id))
    form.put_on(mine)
    mine.moves = form.moves
    mine.version = (mine.version or 0) + 1
    flash(_("Kept. Go on with it whenever you like."), "good")
    return to(".plan", ref=meeting.ref)


@bp.get("/mentoring/<ref>/plans/<meeting>")
@as_mentor("plan")
def mentored_plan(mentorship, meeting):
    return _beside(mentorship, find(LedMeeting, meeting, to=me()) or abort(404))


@bp.post("/leading-plans/<ref>/words-beside")
@does("write beside", LeadingPlan)
def write_beside_plan(plan):
    mentorship = mentorship_with(plan.leader_id)
    if form := write_beside(plan):
        return _beside(mentorship, own.led(plan.meeting_id, me()), form)
    return to(".mentored_plan", ref=mentorship.ref, meeting=own.led(plan.meeting_id, me()).ref)


def _beside(mentorship, meeting, form=None):
    told = beside(LeadingPlan, mentorship, meeting, form)
    plan = told["row"]
    return page("growth/mentored_plan.html", moves=names_of(plan.moves, me()) if plan else [], **told)
