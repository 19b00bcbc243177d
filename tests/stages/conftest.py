"""What happened in rooms, as tests tell it: meetings that are over, who was there and who led when."""

from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.meetings.steps import LogLine, Presence, Step
from inquiry.mentoring.models import Mentorship

STEPS = 4


class Rooms:
    """Meetings of the team that are over; Bea begins each of them unless somebody else is named."""

    def __init__(self, world):
        self.world, self.days = world, 60

    def held(self, *there, protocol="notice_wonder", led_by=None, then=None, at_step=2, **roles):
        """One meeting with four steps; `then` takes over the lead from the step `at_step` on."""
        self.days -= 1
        began, leader = now() - timedelta(days=self.days), led_by or self.world.bea
        meeting = self._meeting(began, then or leader, protocol, roles)
        here = {person.id for person in (*there, leader, then) if person}
        self.world.add(*(Presence(meeting_id=meeting.id, person_id=number, came_at=began) for number in here))
        self.world.add(LogLine(meeting_id=meeting.id, kind="began", by_id=leader.id, at=began))
        if then:
            taken = began + timedelta(minutes=10 * at_step)
            self.world.add(LogLine(meeting_id=meeting.id, kind="handed_over", by_id=then.id, at=taken))
        return meeting

    def _meeting(self, began, leader, protocol, roles):
        world = self.world
        meeting = world.add(
            Meeting(
                team_id=world.team.id,
                state=CLOSED,
                purpose="What was said stays here",
                starts_at=began,
                began_at=began,
                ended_at=began + timedelta(minutes=45),
                protocol_id=protocol,
                facilitator_id=leader.id,
                planned_by_id=leader.id,
                **{f"{role}_id": person.id for role, person in roles.items()},
            )
        )
        for number in range(STEPS):
            opened = began + timedelta(minutes=10 * number)
            told = {"part": "main", "key": f"s{number}", "data": {}, "planned_seconds": 600, "opened_at": opened}
            world.add(Step(meeting_id=meeting.id, position=number, **told))
        return meeting


@pytest.fixture
def rooms(world):
    return Rooms(world)


@pytest.fixture
def mentorship(world):
    """Edie of another school has been Bea’s mentor for a hundred days."""
    since = {"agreed_at": now() - timedelta(days=100), "sees_from": now() - timedelta(days=100)}
    return world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **since))
