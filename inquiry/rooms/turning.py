"""Turns, hands and ratings: what people in the room do when it is their turn, or everyone’s."""

from flask import abort, request
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from inquiry.access import for_the_house, visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.meetings import rounds, running
from inquiry.meetings.models import Meeting
from inquiry.meetings.steps import AHEAD, DONE, EMPTY, PASSED, SPEAKING, Hand
from inquiry.norms.ratings import BEST, WORST, rate
from inquiry.rooms.answers import done, hold, moved_on, refuse
from inquiry.rooms.blueprint import bp
from inquiry.rooms.telling import fresh, tell_parts, tell_step, tell_turn

ENDS = {"spoken": DONE, "passed": PASSED, "empty": EMPTY}
FINGERS = range(6)


@bp.post("/meetings/<ref>/turns/<turn_ref>/end")
@does("take part in", Meeting)
def end_turn(meeting, turn_ref):
    """Who speaks ends their turn; so can the facilitator, for somebody who went out."""
    room, how = hold(meeting), ENDS.get(request.form.get("how", "spoken")) or abort(400)
    turn = next((turn for turn in room.turns if turn.ref == turn_ref), None)
    if turn is None or turn.state not in (SPEAKING, AHEAD) or not _may_end(room, turn):
        return moved_on(meeting)
    rounds.end_turn(room.step, room.turns, turn, how=how, at=now())
    tell_turn(fresh(room))
    return done(room)


def _may_end(room, turn):
    in_order = turn.state == SPEAKING or not room.is_ordered
    return in_order and room.person.id in (turn.person_id, room.meeting.facilitator_id)


@bp.post("/meetings/<ref>/steps/<step_ref>/hands")
@does("take part in", Meeting)
def raise_hand(meeting, step_ref):
    room = hold(meeting, alone=False)
    value = request.form.get("value", "")
    if not room.meeting.is_open or room.step.ref != step_ref or not room.is_vote:
        return moved_on(meeting)
    if room.step.revealed_at is not None:
        return refuse(meeting, _("All hands are shown already. Ask for them again if somebody wants to change theirs."))
    if not value.isdigit() or int(value) not in FINGERS:
        return refuse(meeting, _("Show a fist or one to five fingers."), status=422)
    _show(room, int(value))
    tell_parts(fresh(room), "hands")
    return done(room)


def _show(room, value):
    mine = visible(Hand, to=room.person).where(Hand.step_id == room.step.id, Hand.person_id == room.person.id)
    if hand := db.session.scalar(mine):
        hand.value, hand.at = value, now()
        return
    try:
        with db.session.begin_nested():
            db.session.add(Hand(step_id=room.step.id, person_id=room.person.id, value=value, at=now()))
    except IntegrityError:  # two devices at once: the hand is up already
        _show(room, value)


@bp.post("/meetings/<ref>/steps/<step_ref>/asking")
@does("lead", Meeting)
def ask_again(meeting, step_ref):
    """Put all hands down and ask anew: for the next question, or after talking."""
    room = hold(meeting)
    if room.step.ref != step_ref or not room.is_vote:
        return moved_on(meeting)
    running.write_down(meeting, "asked_again", me(), now())
    db.session.execute(for_the_house(delete(Hand).where(Hand.step_id == room.step.id)))
    room.step.revealed_at = None
    tell_step(fresh(room))
    return done(room)


@bp.post("/meetings/<ref>/ratings")
@does("take part in", Meeting)
def rate_norms(meeting):
    """How well the norms were kept, each for oneself; the others learn only how many have rated."""
    room = hold(meeting)
    for norm in room.norms:
        value = request.form.get(f"norm-{norm.ref}", "")
        if value.isdigit() and WORST <= int(value) <= BEST:
            rate(meeting.id, norm, int(value), by=me())
    if meeting.is_open and room.step.frozen.screen == "rating":
        tell_parts(fresh(room), "raters")
    return done(room)
