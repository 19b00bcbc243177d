"""What the search for planning time has to do with the calendar: its wishes and proposals keep their year."""

from sqlalchemy import func, select

from inquiry.calendar.neighbours import rests_on_years
from inquiry.db import db
from inquiry.i18n import _
from inquiry.timetables.models import Search


@rests_on_years
def searched_in(year) -> str:
    """Wishes somebody wrote down are not thrown away with a calendar."""
    many = db.session.scalar(select(func.count()).where(Search.year_id == year.id))
    return _("Time for all teams was looked for in it; what was wished for stays.") if many else ""
