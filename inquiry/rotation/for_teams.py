"""What rotation has to do with a team: who could take which part next stands on its page, with an easy no."""

from inquiry.meetings.queries import members_of
from inquiry.rotation import words
from inquiry.rotation.suggesting import own_noes, suggestions
from inquiry.teams.access import belongs
from inquiry.teams.neighbours import shelf


@shelf("rotation")
def whose_turn_could_be_next(person, team):
    if team.is_over or not belongs(person, team.id):
        return None
    found, noes = suggestions(person, team, members_of(team.id, person)), own_noes(person, team)
    return {"suggestions": found, "noes": noes, "sentence": words.sentence, "roles": words.ROLE_WORDS}
