"""The ledger of a school: planned, kept, lost by cause and not said yet, by month and by team. It is only read.

Minutes count from the moment a time has begun. A time that was called off is lost to its cause; one that was moved
counts where it was moved to.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inquiry.calendar.queries import years_of, zone_of
from inquiry.clock import now, today
from inquiry.protected import sums
from inquiry.protected.models import CAUSES


@dataclass
class Numbers:
    """Minutes of protected time, and what became of them."""

    planned: int = 0
    kept: int = 0
    times: int = 0
    causes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CAUSES, 0))

    @property
    def lost(self) -> int:
        return sum(self.causes.values())

    @property
    def unsaid(self) -> int:
        return max(0, self.planned - self.kept - self.lost)

    @property
    def share(self) -> int:
        """How much of a hundred was kept."""
        return round(100 * self.kept / self.planned) if self.planned else 0

    @property
    def worst(self) -> str | None:
        """The cause that took most."""
        most = max(CAUSES, key=lambda cause: self.causes[cause])
        return most if self.causes[most] else None

    def __add__(self, other):
        causes = {cause: self.causes[cause] + other.causes[cause] for cause in CAUSES}
        return Numbers(self.planned + other.planned, self.kept + other.kept, self.times + other.times, causes)


def summed(many) -> Numbers:
    """All of them together."""
    return sum(many, Numbers())


@dataclass
class Ledger:
    """What pages and the file show of a school’s protected time in one school year."""

    school: Any
    year: Any
    years: Sequence
    zone: str
    cells: dict  # (month, team): Numbers
    names: dict  # team: its name
    replies: dict  # (month, cause): Reply
    words: dict  # cause: what people wrote beside it, in the chosen month
    month: date | None  # the one looked at closely

    @property
    def other_years(self) -> list:
        """Years that have begun, beside the one shown."""
        begun = today(self.zone)
        return [one for one in self.years if one.starts_on <= begun and one is not self.year]

    @property
    def months(self) -> list[date]:
        return sorted({month for month, _team in self.cells})

    def of_month(self, month) -> Numbers:
        return summed(numbers for (on, _team), numbers in self.cells.items() if on == month)

    @property
    def total(self) -> Numbers:
        return summed(self.cells.values())

    @property
    def by_team(self) -> list[tuple[str, Numbers]]:
        """The teams of the chosen month, by name; the whole staff last."""
        found = {team: numbers for (on, team), numbers in self.cells.items() if on == self.month}
        ordered = sorted(found, key=lambda team: (team is None, self.names.get(team, "").lower()))
        return [(self.names.get(team, ""), found[team]) for team in ordered]


def ledger_of(school, person, *, year=None, month: date | None = None) -> Ledger:
    """The ledger of a school as somebody may see it. As many statements for a year as for a day."""
    years, zone = years_of(school, to=person), zone_of(school.id)
    chosen = next((one for one in years if one.ref == year), None) or _year_at(years, today(zone))
    cells = _cells(person, school, chosen) if chosen else {}
    months = sorted({on for on, _team in cells})
    month = month if month in months else (months[-1] if months else None)
    return Ledger(
        school,
        chosen,
        years,
        zone,
        cells,
        {row.id: row.name for row in sums.names_of_school(person, school=school.id)} if cells else {},
        {(row.month_on, row.cause): row for row in sums.replies_of_school(person, school=school.id)},
        _words(person, school, month) if month else {},
        month,
    )


def _year_at(years, on):
    """The year of a day, else the one before it."""
    return next((one for one in years if one.starts_on <= on), None)


def _cells(person, school, year):
    cells: dict = defaultdict(Numbers)
    asked = {"school": school.id, "first": year.starts_on, "last": year.ends_on, "now": now()}
    for row in sums.minutes_of_school(person, **asked):
        cells[row.month_on, row.team_id] = Numbers(row.planned, row.kept, row.times)
    for row in sums.lost_in_school(person, **asked):
        cells[row.month_on, row.team_id].causes[row.cause] = row.lost
    return dict(cells)


def _words(person, school, month):
    said: dict = defaultdict(list)
    for row in sums.words_of_month(person, school=school.id, month=month):
        if row.words not in said[row.cause]:
            said[row.cause].append(row.words)
    return said
