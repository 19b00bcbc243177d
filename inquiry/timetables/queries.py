"""The searches of a school, and what the house knows already that a search begins with."""

from collections import defaultdict

from sqlalchemy.orm import joinedload

from inquiry.access import visible
from inquiry.calendar.models import BY_WEEKDAY, Bells, Period, SchoolYear
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.teams.access import current
from inquiry.teams.models import Membership, Team
from inquiry.timetables.models import Proposal, Search
from inquiry.timetables.wishes import FINE, MOST_DAYS, STAGGERED

USUAL_MINUTES, USUAL_LEAST = 90, 40


def searches_of(school, *, to):
    """The newest first."""
    rows = visible(Search, to=to).join(SchoolYear, SchoolYear.id == Search.year_id)
    return db.session.scalars(rows.where(SchoolYear.school_id == school.id).order_by(Search.id.desc())).all()


def proposals_of(search, *, to):
    """What was found, in the order it is shown."""
    rows = visible(Proposal, to=to).where(Proposal.search_id == search.id).order_by(Proposal.number)
    return db.session.scalars(rows).all()


def place_of(search, *, to):
    """The school year and the school a search is for."""
    years = visible(SchoolYear, to=to).where(SchoolYear.id == search.year_id).options(joinedload(SchoolYear.school))
    year = db.session.scalar(years)
    return year, year.school


def fresh_wishes(school, year, *, to) -> dict:
    """What the house knows: days and periods, teams and their people. The rest is typed."""
    days, teams = days_of(year, to=to), _teams_of(school, to=to)
    names = _names_in(teams, to=to)
    usual = {"minutes": USUAL_MINUTES, "least": USUAL_LEAST, "best": [], "never": []}
    told = [
        {"ref": team.ref, "name": team.name[:80], "people": names[team.id], "days": [FINE] * len(days), **usual}
        for team in teams
    ]
    return {
        "format": 1,
        "shape": STAGGERED,
        "at_once": 0,
        "days": days,
        "teams": told,
        "specialists": [],
        "rooms": [],
        "cells": {},
    }


def days_of(year, *, to) -> list[dict]:
    """The days a week is made of: weekdays, or the named days that follow each other in turn."""
    periods, names = _periods(year, to=to), _bells(year, to=to)
    if year.turns == BY_WEEKDAY or not year.order:
        bells = {weekday: year.order[weekday] for weekday in year.weekdays if weekday < len(year.order)}
        return [_day(bells.get(weekday), weekday, names, periods) for weekday in sorted(year.weekdays)]
    return [_day(one, None, names, periods) for one in dict.fromkeys(year.order)][:MOST_DAYS]


def _day(bells, weekday, names, periods):
    return {"name": names.get(bells, ""), "weekday": weekday, "bells": bells, "periods": periods[bells]}


def _bells(year, *, to):
    rows = visible(Bells, Bells.id, Bells.name, to=to).where(Bells.school_id == year.school_id)
    return {row.id: row.name[:80] for row in db.session.execute(rows)}


def _periods(year, *, to):
    found = defaultdict(list)
    rows = visible(Period, Period.bells_id, Period.name, Period.starts, Period.ends, to=to)
    rows = rows.join(Bells, Bells.id == Period.bells_id).where(Bells.school_id == year.school_id)
    for row in db.session.execute(rows.order_by(Period.starts, Period.id)):
        found[row.bells_id].append({"name": row.name[:80], "starts": row.starts, "ends": row.ends})
    return found


def _teams_of(school, *, to):
    rows = visible(Team, to=to).where(Team.school_id == school.id, Team.ended_at.is_(None))
    return db.session.scalars(rows.order_by(Team.name)).all()


def _names_in(teams, *, to):
    """Names by team; where two people have the same one, the team’s name tells them apart."""
    ours = [team.id for team in teams]
    rows = visible(Membership, Membership.team_id, Person.id, Person.name, to=to)
    rows = rows.join(Person, Person.id == Membership.person_id).where(Membership.team_id.in_(ours), current())
    found, titles = defaultdict(list), {team.id: team.name for team in teams}
    whose: dict[str, int] = {}
    for row in db.session.execute(rows.order_by(Person.name, Person.id)):
        name = row.name[:50].replace(",", " ")
        if whose.setdefault(name, row.id) != row.id:
            name = f"{name} ({titles[row.team_id][:25]})"
        found[row.team_id].append(name)
    return found
