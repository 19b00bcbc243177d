"""What rotation has to do with a plan: who could take which part stands beside it."""

from inquiry.meetings.neighbours import beside_plan
from inquiry.rotation import words
from inquiry.rotation.models import ROLES
from inquiry.rotation.suggesting import suggestions


@beside_plan("rotation/_plan.html")
def who_could_take_a_part(person, team, members, form):
    chosen = {role: form[role].data for role in ROLES if form[role].data}
    found = suggestions(person, team, members, chosen)
    return {"suggestions": found, "sentence": words.sentence} if found else None
