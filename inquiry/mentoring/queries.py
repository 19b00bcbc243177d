"""Who with whom, since when, and who opened what."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy.orm import joinedload

from inquiry.access import visible
from inquiry.clock import local, now
from inquiry.db import db
from inquiry.mentoring.access import evaluates
from inquiry.mentoring.models import Mentorship, SealedRead
from inquiry.people.models import Person

MANY, MOST_READS, MOST_ENDED = 50, 200, 50
BOTH = tuple(joinedload(side).joinedload(Person.school) for side in (Mentorship.leader, Mentorship.mentor))


def _mentorships(person, *conditions):
    rows = visible(Mentorship, to=person).where(*conditions).options(*BOTH)
    return list(db.session.scalars(rows.order_by(Mentorship.named_at.desc(), Mentorship.id.desc())))


def own_mentors(person) -> list[Mentorship]:
    """Everybody who is, was or would be somebody’s mentor, the newest first."""
    return _mentorships(person, Mentorship.leader_id == person.id)


def mentor_of(person) -> Person | None:
    """Who is somebody’s mentor now, is still there, and does not evaluate them."""
    now_beside = (one.mentor for one in own_mentors(person) if one.is_current(now()))
    return next((mentor for mentor in now_beside if mentor.is_active and not evaluates(mentor, person)), None)


def own_leaders(person) -> list[Mentorship]:
    """The mentorships in which somebody is the mentor now, in the order of the leaders’ names."""
    mine = _mentorships(person, Mentorship.mentor_id == person.id, Mentorship.until_at.is_(None))
    agreed = [one for one in mine if one.is_current(now()) and one.leader.is_active]
    return sorted(agreed, key=lambda one: one.leader.name.casefold())


def others_of(mentorship, to) -> list[Mentorship]:
    """The other mentorships of the same leader that are not over."""
    same = Mentorship.leader_id == mentorship.leader_id, Mentorship.id != mentorship.id
    return _mentorships(to, *same, Mentorship.until_at.is_(None))


def pairs(person) -> tuple[list[Mentorship], list[Mentorship]]:
    """Who is with whom in the district now or soon, by the names of the leaders; and the last ones that have ended."""
    on = _mentorships(person, Mentorship.until_at.is_(None))
    over = visible(Mentorship, to=person).where(Mentorship.until_at.is_not(None)).options(*BOTH)
    ended = db.session.scalars(over.order_by(Mentorship.until_at.desc()).limit(MOST_ENDED))
    return sorted(on, key=lambda one: one.leader.name.casefold()), list(ended)


def colleagues(person, leader=None, named="") -> tuple[list[Person], bool]:
    """People of the district who could be a leader’s mentor: at most fifty, and whether there are more."""
    found = visible(Person, to=person).where(Person.left_at.is_(None)).options(joinedload(Person.school))
    if leader is not None:
        found = found.where(Person.id != leader.id)
    if named:
        found = found.where(Person.name.icontains(named, autoescape=True))
    rows = list(db.session.scalars(found.order_by(Person.name).limit(MANY + 1)))
    return rows[:MANY], len(rows) > MANY


def colleague(person, leader, ref) -> Person | None:
    """One of them."""
    found = visible(Person, to=person).where(Person.ref == ref, Person.id != leader.id, Person.left_at.is_(None))
    return db.session.scalar(found.options(joinedload(Person.school)))


@dataclass
class Opened:
    """That somebody opened something of mine on a day, once or several times."""

    who: str
    what: str
    at: Any
    times: int


def opened_by_others(person, zone) -> list[Opened]:
    """Who opened sealed records of this person, the last first; what is the same on one day is told once."""
    rows = (
        visible(SealedRead, to=person).where(SealedRead.reader_id != person.id).options(joinedload(SealedRead.reader))
    )
    last = list(db.session.scalars(rows.order_by(SealedRead.id.desc()).limit(MOST_READS)))
    last.sort(key=lambda one: (local(one.at, zone).date(), one.reader.name, one.what), reverse=True)
    days = groupby(last, key=lambda one: (local(one.at, zone).date(), one.reader.name, one.what))
    return [_opened(list(several)) for _day, several in days]


def _opened(several):
    newest = max(several, key=lambda one: one.at)
    return Opened(newest.reader.name, newest.what, newest.at, len(several))
