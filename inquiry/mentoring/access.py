from sqlalchemy import and_, bindparam, exists, false, or_, select, true
from sqlalchemy.orm import aliased

from inquiry.access import may, see
from inquiry.clock import now
from inquiry.db import Moment, db
from inquiry.mentoring.models import Mentorship, SealedRead
from inquiry.people.access import leads
from inquiry.people.models import Person, is_principal

LEADER = aliased(Person)  # by a name of its own, so that no person in a query around it is taken for the leader


def runs_programme(person) -> bool:
    """Whether a person leads the programme of their district. Such a person evaluates no one."""
    return person.role == "coach lead" and not person.evaluates


def evaluates(person, other) -> bool:
    """Whether a person evaluates a colleague; then nothing sealed about that colleague is theirs to see."""
    return person.is_evaluator or leads(person, other.school_id)


def not_evaluated_by(person, somebody):
    """The same as a condition on the number of a colleague: rows about people this person does not evaluate."""
    if person.is_evaluator:
        return false()
    if not is_principal(person):
        return true()
    staff = select(Person.id).where(Person.school_id == person.school_id)
    return or_(somebody == person.id, somebody.not_in(staff))


def current(at=None):
    """The mentorships that count at a moment, as a condition; without one, at the moment the question is asked."""
    at = at or bindparam(None, callable_=now, type_=Moment())
    return and_(Mentorship.agreed_at <= at, or_(Mentorship.until_at.is_(None), Mentorship.until_at > at))


def mentored_since(person, leader, moment):
    """Whether a record about a leader, written at a moment, is open to this person as their mentor."""
    beside = exists().where(
        Mentorship.leader_id == leader, Mentorship.mentor_id == person.id, current(), Mentorship.sees_from <= moment
    )
    beside = beside.where(LEADER.id == Mentorship.leader_id, LEADER.left_at.is_(None))  # who left takes them along
    return and_(beside, not_evaluated_by(person, leader))


def leader_or_mentor(person, leader, moment):
    """The one rule for everything between a leader and their mentor."""
    return or_(leader == person.id, mentored_since(person, leader, moment))


def mentors(person, leader_id) -> bool:
    """Whether a person is somebody’s mentor now."""
    return db.session.scalar(select(mentored_since(person, bindparam("l", leader_id), bindparam("m", now(), Moment()))))


@see(Mentorship)
def own_mentorships(person):
    "A mentorship is seen by its leader and its mentor, and by whoever leads the programme: who with whom, no content."
    own = or_(Mentorship.leader_id == person.id, Mentorship.mentor_id == person.id)
    if not runs_programme(person):
        return own
    return or_(own, Mentorship.leader_id.in_(select(Person.id).where(Person.district_id == person.district_id)))


@see(SealedRead)
def reads_of_own_records(person):
    "Who opened a sealed record is shown to its owner."
    return SealedRead.owner_id == person.id


@may("name a mentor for", Person)
def leader_or_programme_names(person, other):
    "A mentor is asked for by the leader themself, or named by whoever leads the programme; the leader says yes."
    return person.id == other.id or (
        other.is_active and runs_programme(person) and person.district_id == other.district_id
    )


@may("agree to", Mentorship)
def leader_agrees(person, mentorship):
    "A mentorship begins with the leader’s yes."
    return mentorship.agreed_at is None and mentorship.until_at is None and person.id == mentorship.leader_id


@may("end", Mentorship)
def either_ends(person, mentorship):
    "A mentorship is ended by either of the two, or by whoever leads the programme."
    return mentorship.until_at is None and (
        person.id in (mentorship.leader_id, mentorship.mentor_id) or runs_programme(person)
    )


@may("open earlier records to", Mentorship)
def leader_opens_earlier(person, mentorship):
    "How far back a mentor reads is chosen by the leader."
    return mentorship.is_current(now()) and person.id == mentorship.leader_id


@may("mentor in", Mentorship)
def mentor_mentors(person, mentorship):
    "The mentor works with the leader’s records while it lasts and the leader is there, unless they evaluate them."
    leader = db.session.get(Person, mentorship.leader_id)
    works = leader.is_active and mentorship.is_current(now()) and person.id == mentorship.mentor_id
    return works and not evaluates(person, leader)
