"""What meetings have to do with a person: whoever is signed out everywhere leaves the rooms they listen to at once."""

from inquiry.db import db
from inquiry.meetings.for_teams import tell_open_rooms
from inquiry.people.neighbours import on_sign_out
from inquiry.teams.access import teams_of


@on_sign_out
def leave_open_rooms(person):
    for team_id in db.session.scalars(teams_of(person)).all():
        tell_open_rooms(team_id)
