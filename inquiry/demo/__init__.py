"""A believable district to look around in: a team three weeks into a question, and two years of learning to lead."""

from sqlalchemy import select

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.demo import finished, meetings, programme, school_year, told, under_way
from inquiry.demo.people import PARTS, settle
from inquiry.people.models import Person


def build() -> None:
    """Put the demo district into an empty database. Pictures go through the same hands as anybody’s upload."""
    at = now()
    with writing():
        district = settle(at)
        finished.tell(district, at)
        under_way.tell(district, at)
    under_way.bring_work(at)
    with writing():
        meetings.hold_last(at)
        meetings.plan_next(at)
    with writing():
        school_year.protect(district, at)
        told.tell(district, at)
    with writing():
        programme.tell(at)


def cast() -> list[tuple[Person, str]]:
    """Who is named on the first lines: the people of the inquiry by their names, then some of the programme."""
    people = {person.name: person for person in db.session.scalars(select(Person))}
    return [(people[name], part) for name, part in (PARTS | programme.PARTS).items() if name in people]
