"""What the facilitator does: begin, the clock, the steps, turning cards over, ending."""

from flask import abort, flash, request

from inquiry.clock import now
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.live import announce
from inquiry.meetings import reveals, rounds, running
from inquiry.meetings.beginning import open_meeting
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.meetings.outlook import outlook_of
from inquiry.meetings.presence import come_in
from inquiry.minutes.writing import write_minutes
from inquiry.pages import to
from inquiry.rooms.answers import ask_first, done, hold, moved_on
from inquiry.rooms.blueprint import bp
from inquiry.rooms.telling import STEP, ask_anew, fresh, tell_again, tell_clock, tell_parts, tell_step


@bp.post("/meetings/<ref>/beginning")
@does("begin", Meeting)
def begin(meeting):
    room = hold(meeting)
    if meeting.is_planned and not outlook_of(meeting, has_norms=bool(room.norms)).ok:
        flash(_("The agenda does not fit its time yet, so the meeting has not begun. The plan says what would help."))
        return to("meetings.show", ref=meeting.ref)
    if meeting.is_planned:
        at, people = now(), len(room.here) if len(room.here) > 1 else meeting.expected
        open_meeting(meeting, people=people, has_norms=bool(room.norms), by=me(), at=at)
        come_in(meeting, room.seen, me(), at=at)
        _open_round(fresh(room))
        tell_again(room)
    return to(".show", ref=meeting.ref)


@bp.post("/meetings/<ref>/clock/<any(start, pause, minute):act>")
@does("keep the time of", Meeting)
def keep_time(meeting, act):
    return _steer(meeting, CLOCK[act])


@bp.post("/meetings/<ref>/clock/<any(loan, on, back, reveal):act>")
@does("lead", Meeting)
def steer(meeting, act):
    return _steer(meeting, ACTS[act])


def _steer(meeting, do):
    room = hold(meeting)
    if not running.is_current(meeting, request.form.get("step"), request.form.get("version"), room.steps):
        return moved_on(meeting)
    if do is _on and room.unread and _said_of_cards() is None:
        return ask_first(room, "on", room.says_unread)
    do(room, by=me(), at=now())
    return done(room)


@bp.post("/meetings/<ref>/closing")
@does("lead", Meeting)
def close(meeting):
    room, at = hold(meeting), now()
    if room.face_down_in_all and _said_of_cards() is None:
        return ask_first(room, "end", room.says_face_down_in_all)
    reveals.end(meeting, room.step, room.steps, cards=_said_of_cards(), at=at)
    running.rest(meeting, room.step, at=at)
    running.write_down(meeting, "ended", me(), at)
    meeting.state, meeting.ended_at, meeting.code = CLOSED, at, None
    write_minutes(fresh(room).meeting, by=me(), at=at)
    tell_parts(room, "ended")
    announce(meeting.room, "refresh", {"": "step"})
    return to("minutes.show", ref=meeting.ref)


def _said_of_cards():
    """What is to become of cards that still lie face down; None when nobody was asked."""
    said = request.form.get("cards")
    return said if said in (reveals.OPEN, reveals.LEFT) else None


def _start(room, by, at):
    running.start(room.meeting, room.step, by=by, at=at)
    tell_clock(room)


def _pause(room, by, at):
    running.pause(room.meeting, room.step, by=by, at=at)
    tell_clock(room)


def _minute(room, by, at):
    running.add_minute(room.meeting, room.step, by=by, at=at)
    tell_clock(room)


def _loan(room, by, at):
    lender = room.step_called(request.form.get("lender")) or abort(404)
    running.borrow(room.meeting, room.step, lender, running.MINUTE, by=by, at=at)
    tell_clock(room)


def _on(room, by, at):
    if room.following is None:
        return
    reveals.leave(room.step, room.steps, cards=_said_of_cards(), at=at)
    kind = "skipped" if request.form.get("skip") else "went_on"
    running.go_on(room.meeting, room.step, room.following, by=by, at=at, kind=kind)
    arrive(room)


def _back(room, by, at):
    if room.former is None:
        return
    running.go_back(room.meeting, room.step, room.former, by=by, at=at)
    arrive(room)


def _reveal(room, by, at):
    """Turn over what lies face down, at the same moment for everyone: cards, or the hands of a vote."""
    number = reveals.turn_over(reveals.to_turn_over(room.step, room.steps), at=at)
    room.step.revealed_at = at
    detail = {"hands": sorted(hand.value for hand in fresh(room).hands)} if room.is_vote else {"cards": number}
    running.write_down(room.meeting, "revealed", by, at, **detail)
    tell_step(fresh(room))


def arrive(room):
    anew = fresh(room)
    anew = fresh(anew) if _open_round(anew) else anew
    tell_parts(anew, *STEP)
    ask_anew(anew, "step")


def _open_round(room):
    if room.turns:
        return False
    people = [one.person_id for one in room.here] or [member.id for member in room.members]
    return bool(rounds.open_round(room.step, people, presenter_id=room.step.presenter_id, at=now()))


CLOCK = {"start": _start, "pause": _pause, "minute": _minute}
ACTS = {
    "loan": _loan,
    "on": _on,
    "back": _back,
    "reveal": _reveal,
}
