"""What protected time has to do with a meeting: it offers its times, and one held in the room keeps its minutes."""

from inquiry.meetings.neighbours import on_meeting_closed, remark, times_on_offer
from inquiry.protected.losing import kept_by
from inquiry.protected.meeting_hours import day_off_of, next_times, over_protected_time

remark(day_off_of)
remark(over_protected_time)
times_on_offer(next_times)


@on_meeting_closed
def keep_its_minutes(meeting):
    kept_by(meeting)
