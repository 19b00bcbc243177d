from inquiry.access import see
from inquiry.rotation.models import NotThisTime
from inquiry.teams.access import teams_of


@see(NotThisTime)
def easy_noes_of_own_teams(person):
    "Who is not to be suggested for a part is known to the team, so that nobody is asked again; why is asked of nobody."
    return NotThisTime.team_id.in_(teams_of(person))
