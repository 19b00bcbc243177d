from collections import namedtuple

from sqlalchemy import bindparam, false, or_, select
from sqlalchemy.orm import undefer

from inquiry.access import may, see
from inquiry.asking import Composed
from inquiry.db import db
from inquiry.people.models import District, Person, School, SecurityEvent, is_principal

# Composed once: every request asks it.
BY_NUMBER = select(Person).where(Person.id == bindparam("number")).options(undefer(Person.zone))


# All of a person but the password, as columns.
FACTS = (
    *("id", "ref", "district_id", "school_id", "name", "email", "role", "is_administrator", "is_evaluator"),
    *("epoch", "language", "theme", "added_at", "left_at", "zone"),
)
FACTS_BY_NUMBER = Composed(
    select(*(getattr(Person, name).expression.label(name) for name in FACTS)).where(Person.id == bindparam("number"))
)


class Reader(namedtuple("Reader", FACTS)):  # type: ignore[misc]
    """Somebody who only looks: what is known of a person, and nothing that could be changed."""

    __slots__ = ()
    is_authenticated, is_anonymous = True, False
    is_active, evaluates, initial, get_id = (
        vars(Person)[name] for name in ("is_active", "evaluates", "initial", "get_id")
    )


def person_of(session_user_id) -> Person | None:
    """The person a cookie stands for, unless they signed out everywhere or left since."""
    return _unless_gone(session_user_id, lambda number: db.session.scalar(BY_NUMBER, {"number": number}))


def reader_of(session_user_id) -> Reader | None:
    """The same, for a page that changes nothing: no row is made of them, which half of a small page went into."""
    return _unless_gone(session_user_id, _facts_of)


def _facts_of(number):
    found = FACTS_BY_NUMBER.ask(db.session.connection(), {"number": number})
    return Reader(*found[0]) if found else None


def _unless_gone(session_user_id, ask):
    number, _, epoch = str(session_user_id or "").partition(":")
    person = ask(int(number)) if number.isdigit() else None
    return person if person and person.is_active and str(person.epoch) == epoch else None


def leads(person, school_id) -> bool:
    """Whether a person is the principal of this school."""
    return is_principal(person) and school_id is not None and person.school_id == school_id


def led_by(person, school_id):
    """The same as a condition: rows whose school this person leads. Rows without a school are led by nobody."""
    return school_id == person.school_id if is_principal(person) and person.school_id is not None else false()


@see(Person)
def same_district(person):
    "People see the name, role and school of the people in their own district."
    return Person.district_id == person.district_id


@see(School)
def schools_of_the_district(person):
    "People see the schools of their own district."
    return School.district_id == person.district_id


@see(District)
def own_district(person):
    "People see their own district."
    return District.id == person.district_id


@see(SecurityEvent)
def own_security_log(person):
    "People see the security log about themselves; administrators see all of it."
    everybody = SecurityEvent.id > 0 if person.is_administrator else false()
    return or_(SecurityEvent.person_id == person.id, everybody)


@may("run accounts in", District)
def administrator_runs_accounts(person, district):
    "An administrator runs accounts, schools and teams; that opens nothing people wrote."
    return person.is_administrator and person.district_id == district.id


@may("rename", School)
def administrator_names_schools(person, school):
    "An administrator gives the schools of their district their names."
    return person.is_administrator and person.district_id == school.district_id


@may("run the account of", Person)
def administrator_runs_account(person, other):
    "An administrator changes and closes accounts of their district."
    return person.is_administrator and person.district_id == other.district_id


@may("invite again", Person)
def administrator_invites_again(person, other):
    "An administrator sends a new invitation, until somebody has chosen a password of their own."
    return administrator_runs_account(person, other) and other.password is None and other.is_active


@may("close the account of", Person)
def administrator_closes_account(person, other):
    "An administrator closes the account of somebody else, never their own."
    return administrator_runs_account(person, other) and other.id != person.id and other.is_active
