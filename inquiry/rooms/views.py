"""The room: the page, its parts, the projector, and who may hear it."""

from flask import abort, request
from sqlalchemy import bindparam

from inquiry.access import visible, written_once
from inquiry.doors import does, sees
from inquiry.live import announce, audience
from inquiry.meetings.models import Meeting
from inquiry.pages import page, to
from inquiry.rooms import arriving, cards, promises, steering, turning, wall, writing
from inquiry.rooms.answers import done, hold, part, the_room
from inquiry.rooms.blueprint import bp
from inquiry.rooms.pace import join_address
from inquiry.rooms.sitting import sitting_called
from inquiry.rooms.telling import ask_anew, tell_parts
from inquiry.rooms.work import off_the_table, put_on_the_table

__all__ = ["arriving", "bp", "cards", "promises", "steering", "turning", "writing"]


@written_once
def numbered(to):
    """The number of the meeting with this name, for whoever may see it."""
    return visible(Meeting, Meeting.id, to=to).where(Meeting.ref == bindparam("meeting"))


@audience("meetings")
def who_listens(person, ref):
    """Whoever sees the meeting hears its room."""
    found = numbered(person, meeting=ref)
    return f"meeting:{found[0].id}" if found else None


@bp.get("/meetings/<ref>/room")
@sees(Meeting, sitting_called)
def show(room):
    if room.meeting.is_closed:
        return to("minutes.show", ref=room.meeting.ref)
    if not room.meeting.is_open:
        return page("rooms/door.html", room=room, join_address=join_address())
    return the_room(room, take=request.args.get("take"))


INSIDES = {"desk": "desk_inside", "helm": "helm_inside", "works": "works", "shown": "shown"}


@bp.get("/meetings/<ref>/room/<any(desk, helm, works, shown):name>")
@sees(Meeting, sitting_called)
def personal_part(room, name):
    """The parts of the page that are each person’s own, and those each person may see for themselves."""
    return part(INSIDES[name], room) if room.meeting.is_open else ""


@bp.get("/meetings/<ref>/projector")
@sees(Meeting, sitting_called)
def projector(room):
    template = "rooms/projector.html" if room.meeting.is_open else "rooms/projector_still.html"
    return page(template, room=room, join_address=join_address())


@bp.get("/meetings/<ref>/cards")
@sees(Meeting, sitting_called)
def all_cards(room):
    """Everything that lies open in this meeting, step by step."""
    cards_of: dict[int, list] = {}
    for card in wall.all_cards(room):
        cards_of.setdefault(card.step_id, []).append(card)
    return page("rooms/cards.html", room=room, cards_of=cards_of, left=wall.all_own_face_down(room))


@bp.post("/meetings/<ref>/showing")
@does("lead", Meeting)
def show_piece(meeting):
    """Choose which piece of work stands on the projector."""
    room = hold(meeting)
    piece = next((piece for piece in room.works if piece.ref == request.form.get("artifact")), None) or abort(404)
    meeting.shown_id = piece.id
    tell_parts(room, "shown")
    return done(room)


@bp.post("/meetings/<ref>/table")
@does("lead", Meeting)
def put_down(meeting):
    """Put one more piece of the team’s shared work on the table, in the middle of the meeting."""
    room = hold(meeting)
    piece = next((one for one in off_the_table(room) if one.ref == request.form.get("artifact")), None) or abort(404)
    put_on_the_table(room, piece)
    ask_anew(room, "work")
    return done(room)


@bp.post("/meetings/<ref>/wall-pages/<any(newer, earlier):way>")
@does("lead", Meeting)
def turn_page(meeting, way):
    """Turn the page of the wall on every projector."""
    room = hold(meeting)
    announce(meeting.room, "wall-page", {"": way})
    return done(room, "helm")


@bp.post("/meetings/<ref>/presenter")
@does("lead", Meeting)
def choose_presenter(meeting):
    """Say whose story or work it is in this step and those that go with it."""
    room = hold(meeting)
    member = next((one for one in room.members if one.ref == request.form.get("person")), None) or abort(404)
    for step in room.steps[room.number - 1 :]:
        if step.part == room.step.part and {"presenter"} & {*step.frozen.speaks, *step.frozen.silent}:
            step.presenter_id = member.id
    steering.arrive(room)
    return done(room)
