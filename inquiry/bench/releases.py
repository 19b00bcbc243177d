"""When numbers of people are told anew: four times a year, so that nobody can be worked out from what changed since.

Between two releases the same numbers stand, whoever looks and whenever: a number that moved by one the day after
somebody was talked with would tell of them.
"""

from datetime import date, datetime
from typing import NamedTuple

from inquiry.clock import start_of

MONTHS = (2, 5, 8, 11)  # a release on the first of each
YEAR_BEGINS = 7  # a cohort of July belongs to the school year that begins in August
YEARS_SHOWN = 6


class Release(NamedTuple):
    """The day a release tells of, and the moments between which its twelve months lie."""

    on: date
    since: datetime
    until: datetime


def release_of(day: date, zone: str) -> Release:
    """The last release, on a day."""
    on = max(one for year in (day.year - 1, day.year) for month in MONTHS if (one := date(year, month, 1)) <= day)
    return Release(on, start_of(on.replace(year=on.year - 1), zone), start_of(on, zone))


def next_release(release: Release) -> date:
    """When numbers are told anew."""
    return min(
        one for year in (0, 1) for month in MONTHS if (one := date(release.on.year + year, month, 1)) > release.on
    )


class SchoolYearOf(NamedTuple):
    """A school year of the whole district, by the year it begins in."""

    first: int
    begins_at: datetime

    @property
    def name(self):
        return f"{self.first}–{(self.first + 1) % 100:02}"


def school_years(release: Release, zone: str) -> list[SchoolYearOf]:
    """The school years up to the one of a release, the latest first."""
    latest = release.on.year if release.on.month >= YEAR_BEGINS else release.on.year - 1
    firsts = range(latest, latest - YEARS_SHOWN, -1)
    return [SchoolYearOf(first, start_of(date(first, YEAR_BEGINS, 1), zone)) for first in firsts]
