"""What the pages of a portfolio ask."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.meetings.models import Meeting
from inquiry.portfolio.models import PieceVersion, PortfolioItem, PortfolioShare, SelfAssessment
from inquiry.stages.happened import in_the_rooms


def pieces_of(leader_id, *, to):
    """The pieces of a portfolio that are shown, the newest first."""
    rows = visible(PortfolioItem, to=to).where(
        PortfolioItem.leader_id == leader_id, PortfolioItem.put_away_at.is_(None)
    )
    return db.session.scalars(rows.order_by(PortfolioItem.on.desc(), PortfolioItem.id.desc())).all()


def pieces_put_away(person):
    """The pieces somebody put away, which are kept."""
    mine = visible(PortfolioItem, to=person).where(PortfolioItem.leader_id == person.id)
    mine = mine.where(PortfolioItem.put_away_at.is_not(None))
    return db.session.scalars(mine.order_by(PortfolioItem.put_away_at.desc())).all()


def earlier_words(piece, *, to):
    """What a piece said before, the last words first."""
    rows = visible(PieceVersion, to=to).where(PieceVersion.item_id == piece.id)
    return db.session.scalars(rows.order_by(PieceVersion.id.desc())).all()


def assessments_of(leader_id, *, to):
    """Every self-assessment, the newest first."""
    rows = visible(SelfAssessment, to=to).where(SelfAssessment.leader_id == leader_id)
    return db.session.scalars(rows.order_by(SelfAssessment.at.desc(), SelfAssessment.id.desc())).all()


def own_shares(person):
    """To whom somebody opened parts of their portfolio, the newest first."""
    rows = visible(PortfolioShare, to=person).where(PortfolioShare.leader_id == person.id)
    rows = rows.options(joinedload(PortfolioShare.reader)).order_by(PortfolioShare.id.desc())
    return db.session.scalars(rows).all()


def opened_to(person):
    """Whose portfolio is open to somebody, and until when."""
    rows = visible(PortfolioShare, to=person).where(PortfolioShare.with_id == person.id)
    rows = rows.options(joinedload(PortfolioShare.leader)).order_by(PortfolioShare.until_at)
    return db.session.scalars(rows).all()


def running_share(person, other):
    """What of somebody’s portfolio is open to this colleague now, if anything is."""
    rows = visible(PortfolioShare, to=person).where(PortfolioShare.leader_id == person.id)
    rows = rows.where(PortfolioShare.with_id == other.id, PortfolioShare.taken_back_at.is_(None))
    return db.session.scalar(rows.where(PortfolioShare.until_at > now()).order_by(PortfolioShare.id.desc()).limit(1))


def own_rooms(person):
    """The meetings somebody was in, with the names a form sends for them."""
    rooms = in_the_rooms(person.id)
    refs = select(Meeting.id, Meeting.ref).where(Meeting.id.in_([one.meeting_id for one in rooms]))
    named = {row.id: row.ref for row in db.session.execute(refs)}
    return [(named[one.meeting_id], one) for one in rooms]
