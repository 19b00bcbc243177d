"""How the room answers: to a script in short, to a plain form with the page again."""

from flask import render_template, request
from flask_login import current_user

from inquiry.clock import now
from inquiry.db import db
from inquiry.doors import me, wants_json
from inquiry.i18n import _
from inquiry.meetings.presence import come_in
from inquiry.pages import answer, page, to
from inquiry.rooms.desk import Desk
from inquiry.rooms.entering import the_sitting
from inquiry.rooms.pace import join_address
from inquiry.rooms.room import Room
from inquiry.rooms.telling import fresh, tell_faces

OWN = ("desk", "helm")


def hold(meeting, *, alone=True) -> Room:
    """The room for somebody who acts in it: the meeting’s row is locked, so that steps and cards do not cross."""
    db.session.refresh(meeting, with_for_update=True if alone else {"read": True})
    room = Room(meeting, me())
    if meeting.is_open and come_in(meeting, room.seen, me(), at=now()):
        room = fresh(room)
        tell_faces(room)
    return room


def the_room(room, *, says="", words="", status=200, take=None, **more):
    """The whole page as it stands now."""
    taken = next((card.body for card in room.cards if card.ref == take), "") if take else ""
    return page(
        "rooms/show.html",
        room=room,
        desk=Desk(room, words or taken),
        says=says,
        status=status,
        join_address=join_address(),
        **more,
    )


def part(name, room, **more) -> str:
    """A personal part of the page: the desk, or the helm."""
    return render_template(f"rooms/_{name}.html", room=room, desk=Desk(room), **more)


def done(room, *names, **facts):
    """Something was done: a script gets the person’s own parts anew, a plain form the page."""
    if not wants_json():
        return to("rooms.show", ref=room.meeting.ref)
    anew = fresh(room)
    parts = [part(name, anew, nudge=facts.get("nudge")) for name in names or OWN if anew.meeting.is_open]
    return answer(200, **{"saved": True, "part": "".join(parts), **facts})


def refuse(meeting, sentence, *, status=409, words=""):
    """Not now, and why; what was written is still there."""
    db.session.rollback()
    if wants_json():
        return answer(status, message=sentence)
    return the_room(the_sitting(meeting.ref), says=sentence, words=words, status=status)


def moved_on(meeting):
    """A button was pressed that belonged to an earlier moment. Nothing happens; the page shows how things stand."""
    sentence = _("The meeting had already moved on, so nothing was changed. This is how it stands now.")
    if wants_json():
        return answer(409, message=sentence, part=part("helm", Room(meeting, me())))
    return the_room(the_sitting(meeting.ref), says=sentence, status=409)


def ask_first(room, what, sentence):
    """What was pressed asks something first. Nothing happens; the question stands open where it was pressed."""
    if wants_json():
        return answer(409, message=sentence, part=part("helm", room, asks=what))
    return the_room(the_sitting(room.meeting.ref), says=sentence, status=409, asks=what)


def speaks_for_somebody_else() -> bool:
    """Whether words kept on this device by one person are being sent while another is signed in."""
    said = request.headers.get("Inquiry-Me")
    return said is not None and said != current_user.ref
