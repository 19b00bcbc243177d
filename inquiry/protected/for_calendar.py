"""What protected time has to do with the calendar: when days change, every time of a block is reckoned anew."""

from inquiry.calendar.neighbours import on_calendar_change
from inquiry.db import db
from inquiry.protected.laying_out import lay_out_year


@on_calendar_change
def lay_out_again(year):
    db.session.flush()
    lay_out_year(year)
