"""What else is protected at the same time: read in three statements, however much there is."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from inquiry.access import visible
from inquiry.calendar.models import Period
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.protected.models import BlockPerson, BlockTime
from inquiry.teams.access import current
from inquiry.teams.models import Membership, TeamName

LONGEST = timedelta(hours=12)


@dataclass
class Other:
    """Another block that is at the same time, and on which days of ours."""

    team_id: int | None
    name: str
    days: list = field(default_factory=list)  # moments at which ours begins
    in_our_place: list = field(default_factory=list)
    people: dict = field(default_factory=dict)  # number: name
    specialists: dict = field(default_factory=dict)

    @property
    def everybody(self):
        return {**self.people, **self.specialists}


def at_the_same_time(proposal, to) -> list[Other]:
    """The blocks of the school that are at the same time as this one, with their people."""
    found: dict[int, Other] = {}
    rows = _around(proposal, to)
    for ours in proposal.times:
        for row in rows.get(ours.starts_at.date(), ()):
            if row.starts_at < ours.ends_at and ours.starts_at < row.starts_at + timedelta(minutes=row.minutes):
                other = found.setdefault(row.block_id, Other(row.team_id, row.team or ""))
                other.days.append(ours.starts_at)
                if same_place(row.place, ours.place):
                    other.in_our_place.append(ours.starts_at)
    _fill(found, to)
    return list(found.values())


def same_place(one, other):
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def _around(proposal, to):
    """Every other time of the school in that stretch of the year, by the days (in UTC) it touches."""
    by_day: dict = defaultdict(list)
    if not proposal.times:
        return by_day
    first, last = proposal.times[0].starts_at - LONGEST, proposal.times[-1].ends_at
    columns = (BlockTime.block_id, BlockTime.starts_at, BlockTime.minutes, BlockTime.place, BlockTime.team_id)
    rows = visible(BlockTime, *columns, TeamName.name.label("team"), to=to)
    rows = rows.outerjoin(TeamName, TeamName.id == BlockTime.team_id)
    rows = rows.where(BlockTime.school_id == proposal.school.id, BlockTime.is_off.is_(False))
    rows = rows.where(BlockTime.starts_at.between(first, last), BlockTime.block_id != (proposal.known or 0))
    for row in db.session.execute(rows.order_by(BlockTime.starts_at)):
        for day in {row.starts_at.date(), (row.starts_at + timedelta(minutes=row.minutes)).date()}:
            by_day[day].append(row)
    return by_day


def _fill(found, to):
    """Who is protected in each of them."""
    in_teams = people_of({one.team_id for one in found.values() if one.team_id}, to)
    named = visible(BlockPerson, BlockPerson.block_id, Person.id, Person.name, to=to)
    named = named.join(Person, Person.id == BlockPerson.person_id).where(BlockPerson.block_id.in_(found))
    for one in found.values():
        one.people = in_teams.get(one.team_id, {})
    for row in db.session.execute(named):
        found[row.block_id].specialists[row.id] = row.name


def people_of(teams, to) -> dict[int, dict[int, str]]:
    """Who is in these teams now: by team, number and name."""
    found: dict = defaultdict(dict)
    rows = visible(Membership, Membership.team_id, Person.id, Person.name, to=to)
    rows = rows.join(Person, Person.id == Membership.person_id).where(Membership.team_id.in_(teams), current())
    for row in db.session.execute(rows):
        found[row.team_id][row.id] = row.name
    return found


def school_hours(bells, to) -> dict[int, tuple[int, int]]:
    """From when to when each bell schedule rings, in minutes after midnight."""
    found: dict[int, tuple[int, int]] = {}
    rows = visible(Period, Period.bells_id, Period.starts, Period.ends, to=to).where(Period.bells_id.in_(bells))
    for row in db.session.execute(rows):
        first, last = found.get(row.bells_id, (row.starts, row.ends))
        found[row.bells_id] = min(first, row.starts), max(last, row.ends)
    return found
