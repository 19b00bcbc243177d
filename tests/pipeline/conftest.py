"""Sunday 22 November 2026: the numbers that are told are those of 1 November."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from inquiry.meetings.models import CLOSED, Meeting
from inquiry.people.models import Person, School
from inquiry.stages.models import LeadingWish, StageTalk
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team
from tests.world import LONG_AGO

TODAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
RELEASE = datetime(2026, 11, 1, 5, 0, tzinfo=UTC)  # midnight in Chicago
BEFORE, AFTER = RELEASE - timedelta(days=10), RELEASE + timedelta(days=1)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False):
        yield TODAY


class Programme:
    """Builds schools with teachers, stages, wishes, teams and meetings, a line each."""

    def __init__(self, world):
        self.world, self.number = world, 0

    def school(self, name, teachers):
        """A school with so many teachers; gives them."""
        school = self.world.add(School(name=name, district_id=self.world.district.id))
        return school, [self.person(f"Teacher {number} of {name}", school) for number in range(teachers)]

    def person(self, name, school=None, **more):
        self.number += 1
        place = {"district_id": self.world.district.id, "school_id": school and school.id, "added_at": LONG_AGO}
        return self.world.add(Person(name=name, email=f"n{self.number}@riverside.example", **place | more))

    def stage(self, person, level, family="analyze", at=BEFORE):
        return self.world.add(StageTalk(leader_id=person.id, family=family, level=level, counts_from=at, at=at))

    def wish(self, person, shown_to="programme", wishes=True):
        return self.world.add(LeadingWish(person_id=person.id, shown_to=shown_to, wishes=wishes))

    def team(self, name, school, people, kind="grade", since=LONG_AGO, leader=None):
        place = {"district_id": self.world.district.id, "school_id": school and school.id}
        team = self.world.add(Team(name=name, kind=kind, begun_at=since, **place))
        when = {"from_at": since, "sees_from": since}
        for person in people:
            role = FACILITATOR if person is leader else MEMBER
            self.world.add(Membership(team_id=team.id, person_id=person.id, role=role, **when))
        return team

    def met(self, team, leader, at=BEFORE, **more):
        told = {"team_id": team.id, "state": CLOSED, "purpose": "zinnia-in-a-purpose", "planned_by_id": leader.id}
        times = {"starts_at": at, "began_at": at, "ended_at": at + timedelta(minutes=44)}
        return self.world.add(Meeting(facilitator_id=leader.id, **told, **times, **more))


@pytest.fixture
def programme(world):
    return Programme(world)


@pytest.fixture
def lena(world, programme):
    return programme.person("Lena", role="district")


@pytest.fixture
def nora(world, programme):
    """Leads the programme and evaluates no one."""
    return programme.person("Nora", role="coach lead")
