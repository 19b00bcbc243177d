"""What portfolios have to do with leading: whoever was opened one finds it on the page “Leading”, until its day.

It is drawn by "portfolio/_hub.html".
"""

from sqlalchemy import bindparam, exists

from inquiry.clock import now
from inquiry.db import Moment
from inquiry.mentoring.neighbours import ME, hub_shelf, sign_of_leading
from inquiry.portfolio.models import PortfolioShare
from inquiry.portfolio.queries import opened_to


@sign_of_leading
def was_opened_a_portfolio():
    at = bindparam(None, callable_=now, type_=Moment())
    return exists().where(
        PortfolioShare.with_id == ME, PortfolioShare.taken_back_at.is_(None), PortfolioShare.until_at > at
    )


@hub_shelf("portfolio")
def portfolios_opened_to_me(person):
    """The portfolios that colleagues opened to somebody."""
    return opened_to(person)
