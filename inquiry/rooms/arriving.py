"""Coming in by link or by code, being here, and who leads."""

from flask import request

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.doors import does, me, signed_in
from inquiry.meetings import rounds, running
from inquiry.meetings.beginning import LETTERS, give_code
from inquiry.meetings.models import Meeting
from inquiry.meetings.presence import come_in, leave, see_off
from inquiry.pages import answer, page, to
from inquiry.rooms.answers import done, hold
from inquiry.rooms.blueprint import bp
from inquiry.rooms.room import Room
from inquiry.rooms.telling import STEP, ask_anew, fresh, tell_faces, tell_parts, tell_turn


@bp.get("/join")
@signed_in
def join():
    """A place to type the code from the projector; the code alone lets nobody in."""
    typed = request.args.get("code", "")
    return enter(typed) if typed else page("rooms/join.html", typed="")


@bp.get("/j/<code>")
@signed_in
def enter(code):
    letters = "".join(letter for letter in code.upper() if letter in LETTERS)
    meeting = db.session.scalar(visible(Meeting, to=me()).where(Meeting.code == letters)) if letters else None
    if meeting is None:
        return page("rooms/join.html", status=404, typed=code)
    return to(".show", ref=meeting.ref)


@bp.post("/meetings/<ref>/presence")
@does("be in", Meeting)
def be_here(meeting):
    """Each page says every twenty seconds that somebody is here; it is told to others only when it is news."""
    room, at = Room(meeting, me()), now()
    if meeting.is_planned and meeting.code is None:
        _open_the_door(meeting)
    if request.form.get("leaving"):
        leave(meeting, me(), at=at)
        tell_faces(fresh(room))
        return to("home.show")
    came, gone = come_in(meeting, room.seen, me(), at=at), see_off(meeting, room.seen, at=at)
    if came or gone:
        _tell_who_is_here(fresh(room), came, gone)
    return answer(200)


def _open_the_door(meeting):
    room = hold(meeting)
    give_code(meeting)
    tell_parts(fresh(room), "door_code")


def _tell_who_is_here(room, came, gone):
    joined = came and room.meeting.is_open and rounds.join_round(room.step, room.turns, me().id, at=now())
    room = fresh(room)
    tell_faces(room)
    if joined:
        tell_turn(room)
    if room.meeting.facilitator_id in gone:
        ask_anew(room, "lead")


@bp.post("/meetings/<ref>/facilitation/offer")
@does("lead", Meeting)
def offer(meeting):
    """Ask somebody to lead from here on; it changes nothing until they accept."""
    room = hold(meeting)
    other = next((member for member in room.members if member.ref == request.form.get("person")), None)
    if other is not None and other.id != me().id:
        meeting.offered_to_id = other.id
        running.write_down(meeting, "offered", me(), now(), to=other.ref)
        ask_anew(room, "lead")
    return done(room)


@bp.post("/meetings/<ref>/facilitation/taking-back")
@does("lead", Meeting)
def take_back(meeting):
    room = hold(meeting)
    meeting.offered_to_id = meeting.asked_by_id = None
    ask_anew(room, "lead")
    return done(room)


@bp.post("/meetings/<ref>/facilitation/acceptance")
@does("accept to lead", Meeting)
def accept(meeting):
    room = hold(meeting)
    if meeting.offered_to_id == me().id:
        _hand_over(room, "handed_over")
    return done(room)


@bp.post("/meetings/<ref>/facilitation/declining")
@does("accept to lead", Meeting)
def decline(meeting):
    room = hold(meeting)
    meeting.offered_to_id = None
    running.write_down(meeting, "declined", me(), now())
    ask_anew(room, "lead")
    return done(room)


@bp.post("/meetings/<ref>/facilitation/request")
@does("take part in", Meeting)
def ask_to_lead(meeting):
    """Ask whoever leads to hand over; who led before asks in the same way."""
    room = hold(meeting)
    if meeting.is_open and meeting.facilitator_id != me().id:
        meeting.asked_by_id = me().id
        ask_anew(room, "lead")
    return done(room)


@bp.post("/meetings/<ref>/facilitation/taking-over")
@does("take over", Meeting)
def take_over(meeting):
    """When whoever leads has been gone for a minute, the meeting need not stop; it is written down."""
    room = hold(meeting)
    if room.facilitator_is_away:
        _hand_over(room, "took_over")
    return done(room)


def _hand_over(room, kind):
    running.write_down(room.meeting, kind, me(), now(), before=room.names.get(room.meeting.facilitator_id, ""))
    room.meeting.facilitator_id, room.meeting.offered_to_id, room.meeting.asked_by_id = me().id, None, None
    room = fresh(room)
    tell_parts(room, *STEP)
    ask_anew(room, "lead")
