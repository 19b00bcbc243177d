"""What the pages about stages ask: a talk to write in, who the mentor is, and who would know of a wish."""

from sqlalchemy import select

from inquiry.access import visible
from inquiry.db import db
from inquiry.mentoring.access import current
from inquiry.mentoring.models import Mentorship
from inquiry.people.models import Person, is_principal
from inquiry.stages.models import LeadingWish, StageTalk


def open_talk(leader_id, family, *, to):
    """The talk about a stage in this family that waits for words, if there is one."""
    rows = visible(StageTalk, to=to).where(StageTalk.leader_id == leader_id, StageTalk.family == family)
    rows = rows.where(StageTalk.counts_from.is_(None), StageTalk.withdrawn_at.is_(None))
    return db.session.scalar(rows.order_by(StageTalk.id.desc()).limit(1))


def held(talk, *, to):
    """The same talk, read afresh and kept from the other one until this is written: both may write at one moment."""
    rows = visible(StageTalk, to=to).where(StageTalk.id == talk.id).with_for_update(of=StageTalk)
    return db.session.scalar(rows.execution_options(populate_existing=True))


def mentor_names(leader_id) -> list[str]:
    """Who is the mentor of somebody now."""
    rows = select(Person.name).join(Mentorship, Mentorship.mentor_id == Person.id)
    return list(db.session.scalars(rows.where(Mentorship.leader_id == leader_id, current()).order_by(Person.name)))


def wish_of(person):
    """What somebody said about wishing to lead, if they did."""
    return db.session.scalar(visible(LeadingWish, to=person).where(LeadingWish.person_id == person.id))


def programme_leads(person) -> list[str]:
    """Who leads the programme in somebody’s district."""
    rows = visible(Person, Person.name, to=person).where(Person.role == "coach lead", Person.left_at.is_(None))
    return list(db.session.scalars(rows.where(Person.is_evaluator.is_(False)).order_by(Person.name)))


def principals(person) -> list[str]:
    """Who leads somebody’s school."""
    rows = visible(Person, Person.name, to=person).where(is_principal(Person), Person.left_at.is_(None))
    return list(db.session.scalars(rows.where(Person.school_id == person.school_id).order_by(Person.name)))
