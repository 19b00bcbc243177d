"""Protected time of a district: numbers by school, and none of so few people that they would be recognised."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, bindparam, func

from inquiry.access import visible, written_once
from inquiry.clock import now
from inquiry.hiding import FEWEST, apart
from inquiry.people.models import Person, School
from inquiry.protected.ledger import Numbers, summed
from inquiry.protected.models import Loss, SchoolMinutes


@dataclass
class Line:
    """One school, or the small ones together."""

    name: str | None  # None: the small schools together
    numbers: Numbers
    schools: int = 1


@dataclass
class Comparison:
    """The schools of a district beside each other. `lines` is empty when there are too few people to show anything."""

    lines: list[Line]
    since: date
    until: date
    is_planned: bool

    @property
    def total(self) -> Numbers:
        return summed(line.numbers for line in self.lines)

    @property
    def pooled(self) -> int:
        """How many small schools stand together."""
        return sum(line.schools for line in self.lines if line.name is None)


def comparison_of(person, on: date) -> Comparison:
    """The twelve months up to the one of this day. Four statements, however many schools."""
    until = on.replace(day=1)
    since = until.replace(year=until.year - 1, month=until.month + 1) if until.month < 12 else until.replace(month=1)
    numbers = _numbers(person, {"first": since, "last": until, "now": now()})
    schools = [one for one in schools_by_name(person) if numbers[one.id].planned]
    teachers = {row.school_id: row.number for row in teachers_by_school(person)}
    return Comparison(_lines(schools, teachers, numbers), since, until, bool(schools))


def _numbers(person, asked):
    numbers: dict = defaultdict(Numbers)
    for row in minutes_by_school(person, **asked):
        numbers[row.school_id] = Numbers(row.planned, row.kept, row.times)
    for row in lost_by_school(person, **asked):
        numbers[row.school_id].causes[row.cause] = row.lost
    return numbers


def _lines(schools, teachers, numbers):
    alone, together = apart(schools, teachers)
    if sum(teachers.get(one.id, 0) for one in schools) < FEWEST:
        return []
    lines = [Line(one.name, numbers[one.id]) for one in alone]
    if together:
        lines.append(Line(None, summed(numbers[one.id] for one in together), len(together)))
    return lines


SO_FAR = (
    SchoolMinutes.month_on.between(bindparam("first"), bindparam("last")),
    SchoolMinutes.starts_at <= bindparam("now"),
)


@written_once
def minutes_by_school(to):
    """Minutes planned and kept, by school."""
    minutes = func.sum(SchoolMinutes.minutes).label("planned"), func.sum(SchoolMinutes.held).label("kept")
    told = *minutes, func.count().label("times")
    rows = visible(SchoolMinutes, SchoolMinutes.school_id, *told, to=to).where(*SO_FAR)
    return rows.group_by(SchoolMinutes.school_id)


@written_once
def lost_by_school(to):
    """Minutes lost, by school and cause."""
    same = and_(Loss.block_id == SchoolMinutes.block_id, Loss.on == SchoolMinutes.on)
    key = SchoolMinutes.school_id, Loss.cause
    rows = visible(SchoolMinutes, *key, func.sum(Loss.minutes).label("lost"), to=to).join(Loss, same)
    return rows.where(*SO_FAR).group_by(*key)


@written_once
def schools_by_name(to):
    """The schools of the district, in the order of their names: facts, not ranks."""
    return visible(School, School.id, School.ref, School.name, to=to).order_by(School.name, School.id)


@written_once
def teachers_by_school(to):
    """How many people teach at each school."""
    rows = visible(Person, Person.school_id, func.count().label("number"), to=to)
    return rows.where(Person.role == "teacher", Person.left_at.is_(None)).group_by(Person.school_id)
