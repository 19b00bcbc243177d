"""Who grows into leading at one school, as far as each agreed that this reader knows, and who led its teams."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

from inquiry.access import visible
from inquiry.bench.cohorts import Cohort, cohorts_of
from inquiry.bench.models import LedAtSchool
from inquiry.bench.releases import release_of
from inquiry.clock import now, today
from inquiry.db import db
from inquiry.meetings.models import CLOSED
from inquiry.people.access import leads
from inquiry.people.models import Person
from inquiry.stages.models import COULD_LEAD_TOMORROW, LeadingWish, StageReached
from inquiry.stages.paths import newest_of_each
from inquiry.teams.access import current
from inquiry.teams.models import GUEST, LEADING, Membership, Team

A_YEAR = timedelta(days=365)
SHOWN = 12  # meetings of a team


@dataclass
class Colleague:
    """Somebody who agreed that this reader knows that they wish to lead, or at which stage they are."""

    name: str
    wishes: bool
    stages: list[Any]

    @property
    def could_lead(self) -> bool:
        return any(one.level >= COULD_LEAD_TOMORROW for one in self.stages)


class Led(NamedTuple):
    """A meeting that was held, and who led it."""

    meeting: Any
    leader: str
    role: str


@dataclass
class TeamLed:
    """A team and who led it in the last twelve months."""

    name: str
    meetings: list[Any] = field(default_factory=list)  # the latest first
    able: set[int] = field(default_factory=set)  # of those in it now, who could lead as far as this reader knows

    @property
    def leaders(self) -> list[str]:
        return sorted({one.leader for one in self.meetings}, key=str.lower)

    @property
    def by_teachers(self) -> int:
        return sum(one.role == "teacher" for one in self.meetings)

    @property
    def rests_on_one(self) -> bool:
        return len(self.able) == 1

    @property
    def shown(self) -> list[Any]:
        return self.meetings[:SHOWN]


@dataclass
class SchoolBench:
    people: list[Colleague]
    teams: list[TeamLed] | None  # None: for whoever sees no teams here
    cohorts: list[Cohort]

    @property
    def could_lead(self) -> int:
        return sum(one.could_lead for one in self.people)

    @property
    def wish(self) -> int:
        return sum(one.wishes for one in self.people)

    @property
    def rest_on_one(self) -> list[str]:
        """Teams that one departure would end. Only what this reader may read anyway is put together here."""
        return [team.name for team in self.teams or () if team.rests_on_one]

    @property
    def held(self) -> int:
        return sum(len(team.meetings) for team in self.teams or ())

    @property
    def by_teachers(self) -> int:
        return sum(team.by_teachers for team in self.teams or ())


def school_bench(school, person, zone) -> SchoolBench:
    """The page of a school. As many statements for one team as for forty."""
    stages = _stages(school, person)
    release = release_of(today(zone), zone)
    return SchoolBench(
        _people(school, person, stages),
        _teams(school, person, stages) if leads(person, school.id) else None,
        cohorts_of(school.district_id, release, zone, school_id=school.id),
    )


def _stages(school, person) -> dict[int, list]:
    """The stages somebody may know, by colleague: the newest of each family."""
    columns = StageReached.leader_id, StageReached.family, StageReached.level, StageReached.counts_from
    rows = visible(StageReached, *columns, to=person).join(Person, Person.id == StageReached.leader_id)
    rows = rows.where(Person.school_id == school.id, Person.left_at.is_(None))
    found: dict = defaultdict(list)
    for row in db.session.execute(rows.order_by(StageReached.counts_from.desc(), StageReached.id.desc())):
        found[row.leader_id].append(row)
    return {leader: newest_of_each(several) for leader, several in found.items()}


def _people(school, person, stages) -> list[Colleague]:
    """By name, never by stage: nobody is ranked."""
    told = visible(LeadingWish, LeadingWish.person_id, to=person).where(LeadingWish.wishes)
    wish = set(db.session.scalars(told))
    rows = visible(Person, Person.id, Person.name, to=person)
    rows = rows.where(Person.school_id == school.id, Person.left_at.is_(None), Person.id.in_(wish | stages.keys()))
    known = db.session.execute(rows.order_by(Person.name, Person.id))
    return [Colleague(row.name, row.id in wish, stages.get(row.id, [])) for row in known]


def _teams(school, person, stages) -> list[TeamLed]:
    rows = visible(Team, Team.id, Team.name, to=person)
    rows = rows.where(Team.school_id == school.id, Team.ended_at.is_(None), Team.kind != LEADING)
    teams = {row.id: TeamLed(row.name) for row in db.session.execute(rows.order_by(Team.name, Team.id))}
    here = _members(person, teams)
    for led in _meetings(person, teams):
        team_id, leader = led.meeting.team_id, led.meeting.facilitator_id
        teams[team_id].meetings.append(led)
        teams[team_id].able |= {leader} & here[team_id]
    able = {leader for leader, several in stages.items() if max(one.level for one in several) >= COULD_LEAD_TOMORROW}
    for team_id, team in teams.items():
        team.able |= able & here[team_id]
    return list(teams.values())


def _members(person, teams) -> dict[int, set[int]]:
    rows = visible(Membership, Membership.team_id, Membership.person_id, to=person)
    found: dict = defaultdict(set)
    for row in db.session.execute(rows.where(Membership.team_id.in_(teams), Membership.role != GUEST, current())):
        found[row.team_id].add(row.person_id)
    return found


def _meetings(person, teams):
    columns = LedAtSchool, Person.name.label("leader"), Person.role.label("role")
    rows = visible(LedAtSchool, *columns, to=person).join(Person, Person.id == LedAtSchool.facilitator_id)
    rows = rows.where(LedAtSchool.team_id.in_(teams), LedAtSchool.state == CLOSED)
    rows = rows.where(LedAtSchool.starts_at > now() - A_YEAR)
    found = db.session.execute(rows.order_by(LedAtSchool.starts_at.desc(), LedAtSchool.id.desc()))
    return [Led(row.LedAtSchool, row.leader, row.role) for row in found]
