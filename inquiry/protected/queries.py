import re

from sqlalchemy import and_

from inquiry.access import visible
from inquiry.db import db
from inquiry.people.models import Person, School
from inquiry.protected.models import BlockPerson, BlockTime, Reply
from inquiry.teams.access import current
from inquiry.teams.models import Membership


def school_of(time):
    """Where a time is."""
    return db.session.get(School, time.school_id)


def time_of(loss, *, to):
    """The time something was lost of."""
    rows = visible(BlockTime, to=to)
    return db.session.scalar(rows.where(BlockTime.block_id == loss.block_id, BlockTime.on == loss.on))


def named_in(text, school_id, *, to) -> str | None:
    """The first word of a text that is part of a colleague’s name: nobody’s name belongs beside what was lost."""
    words = set(re.findall(r"[^\W\d_]{3,}", text or ""))
    names = visible(Person, Person.name, to=to).where(Person.school_id == school_id) if words else None
    parts = (part for name in db.session.scalars(names) for part in name.split()) if words else ()
    return next((part for part in parts if part in words), None)


def people_in(time, *, to) -> list[str]:
    """The names of who is protected: the team, and whoever else was named."""
    named = visible(BlockPerson, BlockPerson.person_id, to=to).where(BlockPerson.block_id == time.block_id)
    team = visible(Membership, Membership.person_id, to=to).where(Membership.team_id == time.team_id, current())
    people = visible(Person, Person.name, to=to).where(Person.id.in_(named) | Person.id.in_(team))
    return list(db.session.scalars(people.order_by(Person.name)))


def reply_for(school, month, cause, *, to):
    """What the principal said already about one cause in one month."""
    same = and_(Reply.school_id == school.id, Reply.month_on == month, Reply.cause == cause)
    return db.session.scalar(visible(Reply, to=to).where(same))
