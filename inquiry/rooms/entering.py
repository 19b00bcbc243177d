"""The door for who writes a card, which finds of the meeting only its columns. It asks the rule that `does` asks."""

from functools import wraps

from flask import abort

from inquiry.access import allowed
from inquiry.doors import DOORS, Door, me
from inquiry.meetings.models import Meeting
from inquiry.rooms.sitting import Sitting, sitting_called


def the_sitting(ref) -> Sitting:
    """The room of this meeting as it stands now, or no such page."""
    return sitting_called(ref, me()) or abort(404)


def takes_part(view):
    """The door `does("take part in", Meeting)`."""

    @wraps(view)
    def enter(ref, **rest):
        room = the_sitting(ref)
        if not allowed(me(), "take part in", room.meeting):
            abort(403)
        return view(room, **rest)

    DOORS[enter] = Door("does", Meeting, "take part in", is_light=True)
    return enter
