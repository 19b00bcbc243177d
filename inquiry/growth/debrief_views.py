"""The debrief of a session: the leader writes first, then the mentor."""

from flask import abort, flash, request

from inquiry.access import find
from inquiry.clock import now
from inquiry.db import add
from inquiry.doors import does, me
from inquiry.growth import own
from inquiry.growth.beside import beside, mentorship_with, write_beside
from inquiry.growth.blueprint import bp
from inquiry.growth.led import LedMeeting
from inquiry.growth.models import Debrief
from inquiry.growth.plan_forms import DebriefForm
from inquiry.growth.practising import names_of
from inquiry.i18n import _
from inquiry.meetings.models import Meeting
from inquiry.mentoring.doors import as_mentor
from inquiry.mentoring.queries import mentor_of
from inquiry.pages import page, submitted, to


@bp.route("/meetings/<ref>/debrief", methods=["GET", "POST"])
@does("debrief", Meeting)
def debrief(meeting):
    if request.method == "POST":
        own.alone(me())
    mine, plan = own.debrief_of(meeting, me().id, me()), own.plan_of(meeting, me().id, me())
    form = DebriefForm.over(mine, request.form if request.method == "POST" else None)
    if submitted(form) and (mine is None or form.meets(mine)):
        return _keep(meeting, mine, form)
    return page(
        "growth/debrief.html",
        form,
        meeting=meeting,
        debrief=mine,
        plan=plan,
        moves=names_of(plan.moves, me()) if plan else [],
        protocol=own.protocol_name(meeting.protocol_id),
        steps=own.steps_in(meeting, me()),
        roles=own.roles_in(meeting, me()),
        mentor=mentor_of(me()),
        writer=own.name_of(mine and mine.mentor_id),
    )


def _keep(meeting, mine, form):
    mine = mine or add(Debrief(meeting_id=meeting.id, leader_id=me().id))
    form.put_on(mine)
    mine.version = (mine.version or 0) + 1
    if "written" in request.form and mine.leader_at is None:
        mine.leader_at = now()
        flash(_("Written. Your mentor, if you have one, reads it now and answers."), "good")
    else:
        flash(_("Kept. Go on with it whenever you like."), "good")
    return to(".debrief", ref=meeting.ref)


@bp.get("/mentoring/<ref>/debriefs/<meeting>")
@as_mentor("debrief")
def mentored_debrief(mentorship, meeting):
    return _beside(mentorship, find(LedMeeting, meeting, to=me()) or abort(404))


@bp.post("/debriefs/<ref>/words-beside")
@does("write beside", Debrief)
def write_beside_debrief(debrief):
    mentorship, meeting = mentorship_with(debrief.leader_id), own.led(debrief.meeting_id, me())
    if form := write_beside(debrief):
        return _beside(mentorship, meeting, form)
    return to(".mentored_debrief", ref=mentorship.ref, meeting=meeting.ref)


def _beside(mentorship, meeting, form=None):
    plan = own.plan_of(meeting, mentorship.leader_id, me())
    told = beside(Debrief, mentorship, meeting, form)
    moves = names_of(plan.moves, me()) if plan else []
    return page("growth/mentored_debrief.html", plan=plan, moves=moves, steps=own.steps_of(meeting, me()), **told)
