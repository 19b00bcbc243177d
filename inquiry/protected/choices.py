"""What the plan of protected time chooses from, read once: teams, colleagues, named days, school years."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inquiry.access import visible
from inquiry.calendar.days import YearFacts
from inquiry.calendar.models import Bells
from inquiry.calendar.queries import facts_of, years_of, zone_of
from inquiry.clock import today
from inquiry.db import db
from inquiry.i18n import _
from inquiry.people.models import Person, is_principal
from inquiry.protected.forms import EVERYBODY
from inquiry.protected.words import weekday
from inquiry.teams.models import Team


@dataclass
class Choices:
    """Everything a principal may choose from at a school."""

    school: Any
    zone: str
    years: Sequence
    teams: Sequence
    colleagues: Sequence
    bells: Sequence
    _facts: dict = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, school, person):
        """What there is at this school now."""
        teams = visible(Team, to=person).where(Team.school_id == school.id, Team.ended_at.is_(None))
        people = visible(Person, to=person).where(Person.school_id == school.id, Person.left_at.is_(None))
        bells = visible(Bells, to=person).where(Bells.school_id == school.id, Bells.ended_at.is_(None))
        return cls(
            school,
            zone_of(school.id),
            years_of(school, to=person),
            db.session.scalars(teams.order_by(Team.name)).all(),
            db.session.scalars(people.order_by(Person.name)).all(),
            db.session.scalars(bells.order_by(Bells.name)).all(),
        )

    def put_on(self, form):
        """Offer them in the form."""
        form.who.choices = [*((one.ref, one.name) for one in self.teams), (EVERYBODY, _("Everybody at the school"))]
        form.weekday.choices = [(number, weekday(number)) for number in self.weekdays]
        form.bells.choices = [("", _("Choose…")), *((one.ref, one.name) for one in self.bells)]
        form.others.choices = [(one.ref, one.name) for one in self.colleagues if not is_principal(one)]
        return form

    @property
    def weekdays(self):
        """The days of the week there is school on."""
        return sorted({number for year in self.years for number in year.weekdays}) or range(5)

    def year_of(self, on: date | None):
        """The school year of a day; without one, the next to come, else the last."""
        on = on or today(self.zone)
        ahead = [one for one in self.years if one.ends_on >= on]
        return min(ahead, key=lambda one: one.starts_on) if ahead else next(iter(self.years), None)

    def facts(self, year) -> YearFacts:
        """A school year as reckoning needs it, read once."""
        if year.id not in self._facts:
            self._facts[year.id] = facts_of(year)
        return self._facts[year.id]

    def team(self, ref):
        return next((one for one in self.teams if one.ref == ref), None)

    def team_ref(self, number):
        return next((one.ref for one in self.teams if one.id == number), EVERYBODY)

    def bells_id(self, ref):
        return next((one.id for one in self.bells if one.ref == ref), None)

    def bells_ref(self, number):
        return next((one.ref for one in self.bells if one.id == number), "")

    def chosen(self, refs):
        """The colleagues with these names."""
        return [one for one in self.colleagues if one.ref in (refs or ())]
