"""Cohorts over the years: how many people came into one, and how many of those lead now."""

from typing import NamedTuple

from inquiry.bench import counting
from inquiry.bench.releases import school_years
from inquiry.hiding import FEWEST, told, told_alone


class Cohort(NamedTuple):
    """The people of one school year. None is hidden."""

    year: str
    people: int | None
    leading: int | None


def cohorts_of(district_id, release, zone, *, school_id=None, fewest=FEWEST) -> list[Cohort]:
    """The years in which anybody came into a cohort, the latest first."""
    years = school_years(release, zone)
    rows = {row.year: row for row in counting.cohort_people(district_id, release, years, school_id)}
    return [_cohort(years[place].name, rows[place], fewest) for place in range(len(years)) if place in rows]


def _cohort(year, row, fewest):
    """Whoever leads and whoever does not make the sum: both stand for enough people, or both are hidden."""
    people = told_alone(row.people, fewest)
    shares = told({"leading": row.leading, "others": row.people - row.leading}, fewest)
    return Cohort(year, people, None if people is None else shares["leading"])
