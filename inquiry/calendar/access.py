from sqlalchemy import select

from inquiry.access import may, see
from inquiry.calendar.models import Bells, CalendarSource, Period, SchoolYear, SpecialDay, Term
from inquiry.db import db
from inquiry.people.access import leads, led_by, schools_of_the_district
from inquiry.people.models import School


def _schools(person):
    return select(School.id).where(schools_of_the_district(person))


def _years(person):
    return select(SchoolYear.id).where(years_of_the_district(person))


@see(SchoolYear)
def years_of_the_district(person):
    "People see the school years of the schools of their own district."
    return SchoolYear.school_id.in_(_schools(person))


@see(Term)
def terms_of_the_district(person):
    "People see the terms of a school year they see."
    return Term.year_id.in_(_years(person))


@see(Bells)
def bells_of_the_district(person):
    "People see the bell schedules of the schools of their own district."
    return Bells.school_id.in_(_schools(person))


@see(Period)
def periods_of_the_district(person):
    "People see the periods of a bell schedule they see."
    return Period.bells_id.in_(select(Bells.id).where(bells_of_the_district(person)))


@see(SpecialDay)
def special_days_of_the_district(person):
    "People see the days off and the special days of a school year they see."
    return SpecialDay.year_id.in_(_years(person))


@see(CalendarSource)
def sources_for_their_keepers(person):
    "The principal and an administrator see from which calendars days were taken; an address may hold a secret."
    if person.is_administrator:
        return CalendarSource.year_id.in_(_years(person))
    return CalendarSource.year_id.in_(select(SchoolYear.id).where(led_by(person, SchoolYear.school_id)))


def keeps(person, school_id, district_id=None) -> bool:
    """Whether a person keeps the calendar of a school."""
    return leads(person, school_id) or (person.is_administrator and person.district_id == district_id)


@may("keep the calendar of", School)
def principal_keeps_calendar(person, school):
    "The principal and an administrator keep the calendar of a school."
    return keeps(person, school.id, school.district_id)


def _keeps_year(person, year_id):
    year = db.session.get(SchoolYear, year_id)
    return _keeps_of(person, year.school_id)


def _keeps_of(person, school_id):
    return keeps(person, school_id, db.session.get(School, school_id).district_id)


@may("keep", SchoolYear)
def keepers_keep_years(person, year):
    "Whoever keeps a school’s calendar changes its years, terms and days; a year is deleted while nothing rests on it."
    return _keeps_of(person, year.school_id)


@may("keep", Bells)
def keepers_keep_bells(person, bells):
    "Whoever keeps a school’s calendar changes its bell schedules; one that is in use is put away, never deleted."
    return _keeps_of(person, bells.school_id)


@may("take away", SpecialDay)
def keepers_take_days_away(person, day):
    "Whoever keeps a school’s calendar takes a day off or a special day away again."
    return _keeps_year(person, day.year_id)


@may("take days from", CalendarSource)
def keepers_take_days_from_sources(person, source):
    "Whoever keeps a school’s calendar chooses what the days of an imported calendar mean, and parts with it."
    return _keeps_year(person, source.year_id)
