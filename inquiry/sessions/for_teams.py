"""What sessions have to do with a team: a cohort’s sessions to come stand on its page."""

from inquiry.sessions.queries import of_team
from inquiry.teams.neighbours import shelf


@shelf("pd_sessions")
def sessions_of(person, team):
    return of_team(team, person) if team.kind == "cohort" else []
