"""What diaries have to do with a team: whoever is no longer in it has their invitations taken back."""

from sqlalchemy import select

from inquiry import mail
from inquiry.calendar.queries import zone_of
from inquiry.clock import now
from inquiry.db import db
from inquiry.diaries.letters import take_back
from inquiry.diaries.queries import meeting_entry
from inquiry.diaries.readers import members_of, who_was_invited
from inquiry.meetings.models import PLANNED, Meeting
from inquiry.teams.models import Team
from inquiry.teams.neighbours import on_membership_change


@on_membership_change
def take_back_from_leavers(team_id):
    if not mail.is_configured():
        return
    team = db.session.get(Team, team_id)
    ahead = select(Meeting).where(Meeting.team_id == team_id, Meeting.state == PLANNED, Meeting.starts_at > now())
    for meeting in db.session.scalars(ahead).all():
        entry = meeting_entry(meeting, team.name, zone_of(team.school_id), None)
        take_back(entry, who_was_invited(entry.uid) & ~members_of(team_id))
