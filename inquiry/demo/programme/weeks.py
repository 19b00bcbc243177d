"""School weeks counted back from now, so that the programme never met in the summer, whenever somebody looks."""

from datetime import datetime, time, timedelta
from functools import cached_property

from inquiry.clock import local
from inquiry.i18n import zone

WEDNESDAY, WEEK = 2, timedelta(days=7)
LONGEST = 130  # weeks, of which about two thirds are school weeks


class SchoolWeeks:
    """Moments of the programme: always a Wednesday after school."""

    def __init__(self, at):
        self.here = local(at, zone())

    def ago(self, weeks, hour=15, minute=45) -> datetime:
        """So many school weeks ago."""
        return self._at(self._past[weeks - 1], hour, minute)

    def next(self, hour=15, minute=45) -> datetime:
        """Next week."""
        on = self.here.date() + timedelta(days=5)
        return self._at(on + timedelta(days=(WEDNESDAY - on.weekday()) % 7), hour, minute)

    @cached_property
    def _past(self):
        on = self.here.date() - timedelta(days=2)
        on -= timedelta(days=(on.weekday() - WEDNESDAY) % 7)
        weeks = (on - number * WEEK for number in range(LONGEST))
        return [day for day in weeks if not _is_holiday(day)]

    def _at(self, day, hour, minute):
        return datetime.combine(day, time(hour, minute), self.here.tzinfo)


def _is_holiday(day) -> bool:
    summer = (6, 14) < (day.month, day.day) < (8, 18)
    winter = (day.month, day.day) > (12, 19) or (day.month, day.day) < (1, 4)
    return summer or winter or (day.month == 11 and 22 <= day.day <= 28)
