from sqlalchemy import and_, bindparam, exists, or_, select

from inquiry.access import may, see
from inquiry.clock import now
from inquiry.db import Moment
from inquiry.mentoring.access import leader_or_mentor, not_evaluated_by
from inquiry.people.models import Person
from inquiry.portfolio.models import PieceVersion, PortfolioItem, PortfolioShare, SelfAssessment


def open_to(reader):
    """Whether a share is open to somebody now: not taken back, before its day, and its owner here to take it back."""
    at = bindparam(None, callable_=now, type_=Moment())
    is_here = PortfolioShare.leader_id.in_(select(Person.id).where(Person.left_at.is_(None)))
    lasts = and_(PortfolioShare.taken_back_at.is_(None), PortfolioShare.until_at > at, is_here)
    return and_(PortfolioShare.with_id == reader, lasts)


def shared(person, leader, part):
    """Whether a leader opened this part of their portfolio to this person, and it still is."""
    return exists().where(PortfolioShare.leader_id == leader, open_to(person.id), part)


@see(SelfAssessment)
def assessments_of_leader_and_mentor(person):
    "A self-assessment is read by its leader, their mentor and whom the leader opened it to; never by who evaluates."
    opened = shared(person, SelfAssessment.leader_id, PortfolioShare.shows_assessment)
    return or_(
        leader_or_mentor(person, SelfAssessment.leader_id, SelfAssessment.at),
        and_(opened, not_evaluated_by(person, SelfAssessment.leader_id)),
    )


@see(PortfolioItem)
def items_of_leader_and_chosen(person):
    "A piece of a portfolio is read by its leader, and by whom the leader opened their pieces to, until the day chosen."
    opened = shared(person, PortfolioItem.leader_id, PortfolioShare.shows_items)
    return or_(PortfolioItem.leader_id == person.id, and_(opened, PortfolioItem.put_away_at.is_(None)))


@see(PieceVersion)
def earlier_words_of_the_leader(person):
    "What a piece of a portfolio said before it was changed is seen by its leader alone."
    own = select(PortfolioItem.id).where(PortfolioItem.leader_id == person.id)
    return PieceVersion.item_id.in_(own)


@see(PortfolioShare)
def shares_of_both(person):
    "That a portfolio was opened to somebody is seen by its leader, and by that person while it lasts."
    return or_(PortfolioShare.leader_id == person.id, open_to(person.id))


@may("keep", PortfolioItem)
def leader_keeps(person, item):
    "A leader changes the pieces of their portfolio and puts them away."
    return person.id == item.leader_id


@may("take back", PortfolioShare)
def leader_takes_back(person, share):
    "A leader takes back what they opened of their portfolio."
    return person.id == share.leader_id and share.taken_back_at is None


@may("open a portfolio to", Person)
def leader_opens_to(person, other):
    "A leader opens parts of their portfolio to a colleague of their district, until a day they choose."
    return other.id != person.id and other.is_active and other.district_id == person.district_id
