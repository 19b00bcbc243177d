"""Two sessions of one cohort: one that sixty people signed up for, and one that nobody has yet."""

from datetime import timedelta

from inquiry.db import add
from inquiry.meetings.models import Meeting
from inquiry.people.models import Person
from inquiry.sessions.models import DISTRICT, IN, LEADS, WAITING, PdSession, SessionLeader, SignUp
from inquiry.text import to_html

PEOPLE, PLACES = 60, 40
ABOUT = "Three moves that make students talk to **each other**, and a try at each of them."


def sixty_sign_up(team, leader: Person, everybody, at) -> dict:
    """Gives the names of both, of their leader and of those who sign up."""
    team.kind = "cohort"
    full, empty = (_session(team, leader, at + timedelta(days=days)) for days in (5, 12))
    people = [person for person in everybody if person is not leader][:PEOPLE]
    for number, person in enumerate(people):
        came = {"at": at + timedelta(seconds=number), "state": IN if number < PLACES else WAITING}
        add(SignUp(session_id=full.id, person_id=person.id, **came))
    told = {"leader": leader.get_id(), "people": [person.get_id() for person in people]}
    return {"ref": full.ref, "empty": empty.ref, **told}


def _session(team, leader, at):
    whose = {"team_id": team.id, "planned_by_id": leader.id}
    meeting = add(Meeting(purpose="Talk moves", starts_at=at, minutes=90, facilitator_id=leader.id, **whose))
    told = {"title": "Talk moves", "about": ABOUT, "html": to_html(ABOUT), "open_to": DISTRICT, "places": PLACES}
    made = add(PdSession(meeting_id=meeting.id, **told, **whose))
    add(SessionLeader(session_id=made.id, person_id=leader.id, part=LEADS))
    return made
