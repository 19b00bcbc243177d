from inquiry.access import see
from inquiry.rotation.models import NotThisTime, PartsTaken
from inquiry.teams.access import teams_of


@see(NotThisTime)
def own_easy_noes(person):
    "A “not this time” is seen by whoever said it; the others see only that somebody else is suggested."
    return NotThisTime.person_id == person.id


@see(PartsTaken)
def parts_taken_in_own_teams(person):
    "Members see who led, kept time, presented and recorded in the meetings of their team."
    return PartsTaken.team_id.in_(teams_of(person))
