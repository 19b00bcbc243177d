"""More protected time, days that are not like others, and questions to the staff."""

from datetime import date, timedelta

from inquiry.calendar.models import Bells, Period, SchoolYear, SpecialDay, Term
from inquiry.clock import now
from inquiry.db import db
from inquiry.people.models import Person, School
from inquiry.protected.models import Block, BlockTime, Loss
from inquiry.pulse.models import Pulse
from inquiry.teams.models import Team
from inquiry.timetables.models import Search
from tests.crowded.rows import added, all_of


def protected_times(world, many):
    """Time of a new team each, today and a month ago, some of it lost."""
    at, place = now(), {"district_id": world.district.id, "school_id": world.oak.id}
    year = a_year(world, world.oak, at)
    for team in added(world, *(Team(name=f"Protected {n} of {many}", **place) for n in range(many))):
        for when in (at - timedelta(hours=1), at - timedelta(days=30)):
            protected(world, year, team, when)


def protected_time_of_the_team(world, many):
    """As many blocks of the one team, each with a time this hour."""
    year = a_year(world, world.oak, now())
    for _each in range(many):
        protected(world, year, world.team, now() - timedelta(minutes=1))


def unsaid_time_of_the_team(world, many):
    """As many blocks of the one team, each with a time that passed."""
    year, at = a_year(world, world.oak, now()), now() - timedelta(hours=2)
    for _each in range(many):
        protected(world, year, world.team, at)


def schools_with_protected_time(world, many):
    """Schools with five teachers each."""
    at = now()
    start = len(all_of(world, Person))
    for number, school in enumerate(
        added(world, *(School(name=f"S{n}", district_id=world.district.id) for n in range(many)))
    ):
        place = {"district_id": world.district.id, "school_id": school.id}
        names = [f"t{start}-{number}-{n}@riverside.example" for n in range(5)]
        added(world, *(Person(name=name, email=name, **place) for name in names))
        protected(world, a_year(world, school, at), added(world, Team(name="One", **place))[0], at)


def searches(world, many):
    """Searches for planning time at Oak."""
    told = {"year_id": a_year(world, world.oak, now()).id, "made_by_id": world.dev.id, "wishes": {}}
    added(world, *(Search(name=f"Search {n}", **told) for n in range(many)))


def a_year(world, school, at):
    span = {"starts_on": at.date() - timedelta(days=200), "ends_on": at.date() + timedelta(days=100)}
    return added(world, SchoolYear(school_id=school.id, name="This year", **span))[0]


def protected(world, year, team, when):
    told = {"weekday": 3, "starts": 850, "minutes": 45, "from_on": year.starts_on, "until_on": year.ends_on}
    block = added(world, Block(year_id=year.id, team_id=team.id, **told))[0]
    named = {"on": when.date(), "month_on": when.date().replace(day=1), "starts_at": when, "minutes": 45}
    added(world, BlockTime(block_id=block.id, school_id=year.school_id, team_id=team.id, **named))
    added(world, Loss(block_id=block.id, on=when.date(), minutes=5, cause="testing", words="State test"))
    return block


def days_off(world, many):
    """Days off, terms and bells of one school year."""
    with world.app.app_context():
        year = db.session.scalar(db.select(SchoolYear).where(SchoolYear.school_id == world.oak.id))
    year = year or a_year(world, world.oak, now())
    span = {"year_id": year.id, "starts_on": year.starts_on, "ends_on": year.starts_on}
    added(world, *(SpecialDay(name=f"Day {n} of {many}", **span) for n in range(many)))
    added(world, *(Term(name=f"Term {n} of {many}", **span) for n in range(many)))
    rings = added(world, *(Bells(school_id=world.oak.id, name=f"Bells {n} of {many}") for n in range(many)))
    added(world, *(Period(bells_id=one.id, name="First", starts=480, ends=525) for one in rings))


def questions(world, many):
    asked = {"school_id": world.oak.id, "asked_by_id": world.dev.id, "closes_on": date(2199, 1, 1)}
    added(world, *(Pulse(question=f"Is it so, {n}?", **asked) for n in range(many)))
