from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from inquiry.access import visible
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.teams.access import current
from inquiry.teams.models import Membership, Team

MANY = 100


def people(*, to, named="", after=""):
    """The accounts of the district by name, a page at a time, and whether there are more."""
    rows = visible(Person, to=to).options(joinedload(Person.school)).order_by(Person.name, Person.id).limit(MANY + 1)
    if named:
        rows = rows.where(Person.name.icontains(named, autoescape=True))
    if after:
        rows = rows.where(Person.name > after)
    found = db.session.scalars(rows).all()
    return found[:MANY], len(found) > MANY


def everybody_here(*, to):
    """Everybody who could lead a team."""
    return db.session.scalars(visible(Person, to=to).where(Person.left_at.is_(None)).order_by(Person.name)).all()


def teams(*, to):
    """All teams of the district."""
    return db.session.scalars(visible(Team, to=to).options(joinedload(Team.school)).order_by(Team.name)).all()


def memberships_of(person, *, to):
    """Somebody’s part in each of their teams now, as whoever runs accounts sees it."""
    parts = visible(Membership, to=to).where(Membership.person_id == person.id, current())
    return db.session.scalars(parts.options(joinedload(Membership.team))).unique().all()


def people_by_school(*, to):
    """How many people work in each school."""
    rows = visible(Person, Person.school_id, func.count(), to=to).where(Person.left_at.is_(None))
    return dict(db.session.execute(rows.group_by(Person.school_id)).all())


def teams_by_school(*, to):
    rows = visible(Team, Team.school_id, func.count(), to=to).group_by(Team.school_id)
    return dict(db.session.execute(rows).all())


def runs_accounts_alone(person) -> bool:
    """Whether nobody would be left to run accounts without this person."""
    others = select(Person.id).where(Person.is_administrator, Person.left_at.is_(None), Person.id != person.id)
    return person.is_administrator and db.session.scalar(others.limit(1)) is None


def school_named(ref, schools):
    """The number of the school that was chosen, if one was."""
    return next((school.id for school in schools if school.ref == ref), None)
