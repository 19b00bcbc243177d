"""What protected time has to do with the calendar: it is reckoned anew when days change, and it keeps its year."""

from sqlalchemy import func, select

from inquiry.calendar.neighbours import on_calendar_change, rests_on_years, taken_by_days
from inquiry.db import db
from inquiry.i18n import ngettext
from inquiry.protected.fallen import what_days_off_take
from inquiry.protected.laying_out import lay_out_year
from inquiry.protected.models import Block

taken_by_days(what_days_off_take)


@on_calendar_change
def lay_out_again(year):
    db.session.flush()
    lay_out_year(year)


@rests_on_years
def protected_in(year) -> str:
    """Whoever planned it, and whether or not it has ended: the ledger stands on it."""
    many = db.session.scalar(select(func.count()).where(Block.year_id == year.id))
    if not many:
        return ""
    return ngettext(
        "Protected time was planned in it once, and its ledger stays.",
        "Protected time was planned in it %(num)s times, and its ledger stays.",
        many,
    )
