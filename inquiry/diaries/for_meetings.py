"""What diaries have to do with a meeting: its team hears by letter what calendars would learn too late."""

from inquiry.calendar.queries import zone_of
from inquiry.db import db
from inquiry.diaries.letters import tell
from inquiry.diaries.queries import meeting_entry
from inquiry.diaries.readers import members_of
from inquiry.meetings.neighbours import on_plan_change
from inquiry.teams.models import Team


@on_plan_change
def write_to_the_team(meeting, was):
    team = db.session.get(Team, meeting.team_id)
    entry = meeting_entry(meeting, team.name, zone_of(team.school_id), meeting.purpose)
    tell(entry, members_of(team.id), was=was)
