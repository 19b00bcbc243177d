"""The page where moves are tapped: by the mentor in the session, or by the leader afterwards."""

from typing import NamedTuple

from flask import abort, render_template, request

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.doors import does, me, wants_json
from inquiry.growth.blueprint import bp
from inquiry.growth.led import LedMeeting
from inquiry.growth.models import MoveTap
from inquiry.growth.own import name_of
from inquiry.growth.tapping import Session, led_by
from inquiry.growth.tapping_forms import UNKNOWN, TapForm
from inquiry.i18n import _
from inquiry.mentoring.doors import as_mentor
from inquiry.mentoring.models import Mentorship
from inquiry.pages import answer, page, to

NO_STEP = "none"


class Pad(NamedTuple):
    """Where somebody taps: the session, and the addresses of its page for them."""

    session: Session
    page: str
    send: str
    step: str
    named: dict

    @property
    def leader(self) -> str:
        return name_of(self.session.leader_id)


@bp.get("/meetings/<ref>/moves")
@does("note the moves of", LedMeeting)
def tap(led):
    return _page(_own(led))


@bp.post("/meetings/<ref>/moves")
@does("note the moves of", LedMeeting)
def keep_tap(led):
    return _keep(_own(led))


@bp.get("/meetings/<ref>/moves/step")
@does("note the moves of", LedMeeting)
def step_now(led):
    return _step(_own(led))


@bp.get("/mentoring/<ref>/moves/<meeting>")
@as_mentor("moves")
def mentored_moves(mentorship, meeting):
    return _page(_beside(mentorship, meeting))


@bp.post("/mentoring/<ref>/moves/<meeting>")
@as_mentor("moves", reads=False)
def keep_mentored_tap(mentorship, meeting):
    return _keep(_beside(mentorship, meeting))


@bp.get("/mentoring/<ref>/moves/<meeting>/step")
@as_mentor("moves", reads=False)
def mentored_step_now(mentorship, meeting):
    return _step(_beside(mentorship, meeting))


@bp.post("/move-taps/<ref>/taking-back")
@does("take back", MoveTap)
def take_back_tap(tap):
    """It no longer counts. The row stays: a device that sends the tap once more must not bring it back."""
    tap.taken_back_at = now()
    if wants_json():
        return answer(saved=True, part=render_template("growth/_gone.html", ref=tap.ref))
    led = db.session.get(LedMeeting, tap.meeting_id)
    if tap.leader_id == me().id:
        return to(".tap", ref=led.ref)
    return to(".mentored_moves", ref=_mentorship_with(tap.leader_id), meeting=led.ref)


def _mentorship_with(leader_id) -> str:
    mine = visible(Mentorship, Mentorship.ref, to=me()).where(Mentorship.mentor_id == me().id)
    return db.session.scalar(mine.where(Mentorship.leader_id == leader_id).order_by(Mentorship.id.desc()).limit(1))


def _own(led) -> Pad:
    return Pad(Session(led, me().id, me()), "growth.tap", "growth.keep_tap", "growth.step_now", {"ref": led.ref})


def _beside(mentorship, meeting) -> Pad:
    led = led_by(mentorship.leader_id, me(), meeting) or abort(404)
    ways = "growth.mentored_moves", "growth.keep_mentored_tap", "growth.mentored_step_now"
    return Pad(Session(led, mentorship.leader_id, me()), *ways, {"ref": mentorship.ref, "meeting": led.ref})


def _page(pad, status=200, says=""):
    return page("growth/tap.html", pad=pad, session=pad.session, leader=pad.leader, says=says, status=status)


def _keep(pad):
    form = TapForm(pad.session, request.form)
    if not pad.session.has_begun:
        return _refuse(pad, _("This session has not begun yet."), 409)
    if not form.validate():
        return _refuse(pad, str(next(iter(form.words.errors), UNKNOWN)), 422)
    kept = pad.session.keep(form)
    if kept is None:
        return _refuse(pad, _("This was kept before, under another name."), 409)
    if not wants_json():
        return to(pad.page, **pad.named)
    part = render_template("growth/_tap.html", tap=kept, session=pad.session, leader=pad.leader)
    return answer(saved=True, part=part)


def _refuse(pad, sentence, status):
    return answer(status, message=sentence) if wants_json() else _page(pad, status, sentence)


def _step(pad):
    """Which step runs, when it is another one than the page says; nothing otherwise."""
    running = pad.session.running
    if request.args.get("now") == (running.ref if running else NO_STEP):
        return ""
    return render_template("growth/_step_now.html", pad=pad, session=pad.session)
