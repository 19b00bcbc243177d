"""A year of protected time in a district of twenty schools, for the page of its leader."""

from datetime import timedelta

from sqlalchemy import insert, select

from inquiry.calendar.models import SchoolYear
from inquiry.celebrations.models import Celebration
from inquiry.db import add, db, new_ref
from inquiry.people.models import Person, School
from inquiry.protected.models import CAUSES, Block, BlockTime, CoverRequest, Loss
from inquiry.teams.models import Team

SCHOOLS, BLOCKS_EACH, WEEKS, TEACHERS_EACH = 20, 6, 36, 12


def protect_a_year(district_id, at, chance) -> tuple[Person, Person]:
    """Twenty schools with six blocks each, every week of a year; kept, lost or not said. Gives two leaders: of the
    district, and of a school that asks for something and has released something."""
    leader = {"name": "Leader", "email": "leader@riverside.example", "role": "district"}
    here = {"district_id": district_id}
    schools = db.session.scalars(select(School).where(School.district_id == district_id)).all()
    more = [add(School(name=f"School {number}", **here)) for number in range(len(schools), SCHOOLS)]
    for school in [*schools, *more]:
        place = {"school_id": school.id, **here}
        people = [
            (f"Colleague {number}", f"c{school.id}.{number}@riverside.example") for number in range(TEACHERS_EACH)
        ]
        db.session.add_all(Person(name=name, email=email, **place) for name, email in people)
        _protect(school, place, at, chance)
    return add(Person(**leader, **here)), _principal(schools[0], here, at)


def _principal(school, here, at):
    team = db.session.scalar(select(Team).where(Team.school_id == school.id).order_by(Team.id.desc()))
    told = {"team_id": team.id, "body": "They halve it.", "html": "<p>They halve it.</p>", "released_at": at}
    someone = db.session.scalar(select(Person).where(Person.school_id == school.id).limit(1))
    db.session.add(Celebration(released_by_id=someone.id, **told))
    for number in range(4):
        db.session.add(CoverRequest(team_id=team.id, words=f"We need cover, {number}.", asked_by_id=someone.id))
    named = {"name": "Principal", "email": "principal@riverside.example", "role": "principal"}
    return add(Person(**named, school_id=school.id, **here))


def _protect(school, place, at, chance):
    span = {"starts_on": at.date() - timedelta(weeks=WEEKS), "ends_on": at.date() + timedelta(weeks=4)}
    year = add(SchoolYear(school_id=school.id, name="This year", **span))
    days = {"weekday": 3, "starts": 850, "minutes": 45, "from_on": year.starts_on, "until_on": year.ends_on}
    for number in range(BLOCKS_EACH):
        team = add(Team(name=f"Protected {school.id}.{number}", **place))
        block = add(Block(year_id=year.id, team_id=team.id, **days))
        times = [_time(block, school, team, at - timedelta(weeks=week), chance) for week in range(1, WEEKS)]
        db.session.execute(insert(BlockTime), times)
        lost = [_loss(time, chance) for time in times if time["held"] < 45 and chance.random() < 0.7]
        db.session.execute(insert(Loss), lost)


def _time(block, school, team, when, chance):
    named = {"ref": new_ref(), "block_id": block.id, "school_id": school.id, "team_id": team.id, "on": when.date()}
    told = {"month_on": when.date().replace(day=1), "starts_at": when, "minutes": 45, "place": "Room 12", "why": ""}
    kept = chance.choice((45, 45, 45, 40, 30, 0, 0))
    return named | told | {"held": kept, "is_said": False, "is_off": False, "is_moved": False, "version": 0}


def _loss(time, chance):
    named = {"ref": new_ref(), "block_id": time["block_id"], "on": time["on"]}
    return named | {"minutes": 45 - time["held"], "cause": chance.choice(CAUSES), "words": ""}
