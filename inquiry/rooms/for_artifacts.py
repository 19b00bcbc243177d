"""What an open room has to do with student work: what is shared or taken back changes the table of everyone at once."""

from sqlalchemy import select

from inquiry.artifacts.neighbours import on_work_change
from inquiry.db import db
from inquiry.meetings.models import OPEN, Meeting, OnTheTable
from inquiry.rooms.room import Room
from inquiry.rooms.telling import ask_anew, tell_again, tell_parts


@on_work_change
def tell_open_rooms(piece, person):
    """Everyone asks for the work anew, and the cards that point to it say so."""
    db.session.flush()
    here = select(Meeting).join(OnTheTable, OnTheTable.meeting_id == Meeting.id)
    for meeting in db.session.scalars(here.where(OnTheTable.artifact_id == piece.id, Meeting.state == OPEN)).all():
        room = Room(meeting, person)
        if room.step is None:  # whoever takes their work back when they are no longer in the team sees no room
            tell_again(room)
            continue
        ask_anew(room, "work")
        tell_parts(room, "wall")
