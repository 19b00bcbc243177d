from sqlalchemy import select

from inquiry.access import may, see
from inquiry.calendar.models import SchoolYear
from inquiry.db import db
from inquiry.people.access import leads, led_by
from inquiry.timetables.models import Proposal, Search


@see(Search)
def searches_of_led_school(person):
    "The principal sees the searches for planning time of the school."
    return Search.year_id.in_(select(SchoolYear.id).where(led_by(person, SchoolYear.school_id)))


@see(Proposal)
def proposals_of_led_school(person):
    "Whoever sees a search for planning time sees the proposals it found."
    return Proposal.search_id.in_(select(Search.id).where(searches_of_led_school(person)))


def _leads_year(person, year_id):
    return leads(person, db.session.scalar(select(SchoolYear.school_id).where(SchoolYear.id == year_id)))


@may("run", Search)
def principal_searches(person, search):
    "The principal starts and stops a search for planning time."
    return _leads_year(person, search.year_id)


@may("adopt", Proposal)
def principal_adopts(person, proposal):
    "The principal adopts a proposal for planning time, once, and takes an adopted one back."
    return _leads_year(person, db.session.scalar(select(Search.year_id).where(Search.id == proposal.search_id)))
