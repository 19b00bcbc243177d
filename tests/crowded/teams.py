"""More people, teams and schools, and what stands on a team’s page."""

from inquiry.celebrations.models import Thanks
from inquiry.meetings.steps import Presence
from inquiry.norms.models import Norm
from inquiry.people.models import Person, School, SecurityEvent
from inquiry.protected.models import CoverRequest
from inquiry.teams.models import Membership, Team
from tests.crowded.rows import added, all_of
from tests.world import LONG_AGO


def people(world, many):
    """Colleagues, all of them in the team and in the room."""
    start = len(all_of(world, Person))
    place = {"district_id": world.district.id, "school_id": world.oak.id}
    more = [Person(name=f"P{start + n}", email=f"p{start + n}@riverside.example", **place) for n in range(many)]
    since = {"from_at": LONG_AGO, "sees_from": LONG_AGO}
    for person in added(world, *more):
        added(world, Membership(team_id=world.team.id, person_id=person.id, **since))
        added(world, Presence(meeting_id=world.meeting.id, person_id=person.id))


def teams(world, many):
    """Teams at Oak, with Bea in each of them."""
    place = {"district_id": world.district.id, "school_id": world.oak.id, "begun_at": LONG_AGO}
    since = {"from_at": LONG_AGO, "sees_from": LONG_AGO}
    for team in added(world, *(Team(name=f"T{n}", **place) for n in range(many))):
        added(world, Membership(team_id=team.id, person_id=world.bea.id, **since))


def schools(world, many):
    added(world, *(School(name=f"School {n}", district_id=world.district.id) for n in range(many)))


def norms(world, many):
    told = {"team_id": world.team.id, "round_id": world.norms[0].round_id, "adopted_at": LONG_AGO}
    added(world, *(Norm(text=f"We {n}.", position=n, **told) for n in range(many)))


def thanks(world, many):
    added(world, *(Thanks(to_id=world.amal.id, by_id=world.dev.id, words=f"For {n}") for n in range(min(many, 50))))


def requests(world, many):
    asked = {"team_id": world.team.id, "asked_by_id": world.bea.id}
    added(world, *(CoverRequest(words=f"We need {n}", **asked) for n in range(many)))


def log_lines(world, many):
    added(world, *(SecurityEvent(kind="signed in", person_id=world.amal.id) for _ in range(many)))
