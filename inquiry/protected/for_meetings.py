"""What protected time has to do with a meeting: one that was held in the room keeps its minutes by itself."""

from inquiry.meetings.neighbours import on_meeting_closed
from inquiry.protected.losing import kept_by


@on_meeting_closed
def keep_its_minutes(meeting):
    kept_by(meeting)
