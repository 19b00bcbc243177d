"""What portfolios have to do with leading: whoever was opened one finds it on the page “Leading”, until its day.

It is drawn by "portfolio/_hub.html".
"""

from inquiry.mentoring.neighbours import hub_shelf
from inquiry.portfolio.queries import opened_to


@hub_shelf("portfolio")
def portfolios_opened_to_me(person):
    """The portfolios that colleagues opened to somebody."""
    return opened_to(person)
