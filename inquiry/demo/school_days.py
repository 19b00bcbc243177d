"""Days counted from now that fall on a school day: whoever makes the demo on a weekend sees no meeting on a Sunday."""

from datetime import datetime, timedelta

from inquiry.clock import local
from inquiry.i18n import zone

DAY = timedelta(days=1)
FRIDAY = 4


def ago(at: datetime, days: int) -> datetime:
    """So many days before, or on the school day before that."""
    return _moved(at - days * DAY, -DAY)


def ahead(at: datetime, days: int) -> datetime:
    """So many days later, or on the school day after that."""
    return _moved(at + days * DAY, DAY)


def _moved(moment, by):
    while local(moment, zone()).weekday() > FRIDAY:
        moment += by
    return moment
