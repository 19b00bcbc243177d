"""A believable school to look around in: the Riverside district, three weeks into a question about fractions."""

from sqlalchemy import select

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.demo import finished, meetings, school_year, told, under_way
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


def cast() -> list[tuple[Person, str]]:
    """Everybody in it and what they do, in the order of their names."""
    people = {person.name: person for person in db.session.scalars(select(Person))}
    return [(people[name], part) for name, part in PARTS.items() if name in people]
