"""Who hears of a change by letter, and what went to whom before."""

from typing import NamedTuple

from sqlalchemy import func, or_, select

from inquiry.db import db
from inquiry.diaries.models import ALL, CHANGES, NONE, REQUEST, Letter, LetterWish
from inquiry.people.models import Person
from inquiry.protected.models import BlockPerson
from inquiry.teams.access import current
from inquiry.teams.models import Membership


class Reader(NamedTuple):
    """Somebody’s mailbox, what they asked for, and the last letter about this entry that went there."""

    id: int
    name: str
    email: str
    language: str | None
    wants: str
    method: str | None
    version: int | None

    @property
    def is_invited(self) -> bool:
        return self.method == REQUEST

    def wants_to_hear(self, *, is_soon: bool) -> bool:
        """Whoever was invited hears of each change; the others as they asked."""
        return self.wants != NONE and (self.is_invited or self.wants == ALL or is_soon)


def members_of(team_id: int):
    """Everyone in a team now, as a condition on people."""
    return Person.id.in_(select(Membership.person_id).where(Membership.team_id == team_id, current()))


def protected_in(block, school_id: int):
    """Everyone a block protects: its team or all of the school, and those it names."""
    named = Person.id.in_(select(BlockPerson.person_id).where(BlockPerson.block_id == block.id))
    return or_(named, members_of(block.team_id) if block.team_id else Person.school_id == school_id)


def who_was_invited(uid: str):
    """Everyone whose last letter about an entry was an invitation, as a condition on people."""
    last = _last_letters(uid)
    return Person.id.in_(select(last.c.person_id).where(last.c.method == REQUEST))


def uids_with_letters(uids) -> set[str]:
    """Those of these entries about which somebody was ever written to."""
    return set(db.session.scalars(select(Letter.uid).where(Letter.uid.in_(list(uids)))))


def readers(uid: str, whom) -> list[Reader]:
    """The people of a condition who are still here, with what they want and what they were told of this entry."""
    last = _last_letters(uid)
    wants = func.coalesce(LetterWish.wants, CHANGES)
    rows = select(Person.id, Person.name, Person.email, Person.language, wants, last.c.method, last.c.version)
    rows = rows.outerjoin(LetterWish, LetterWish.person_id == Person.id).outerjoin(last, last.c.person_id == Person.id)
    rows = rows.where(whom, Person.left_at.is_(None)).order_by(Person.id)
    return [Reader(*row) for row in db.session.execute(rows)]


def _last_letters(uid):
    newest = select(func.max(Letter.id)).where(Letter.uid == uid).group_by(Letter.person_id)
    return select(Letter.person_id, Letter.method, Letter.version).where(Letter.id.in_(newest)).subquery()
