"""Why “Leading” stands in somebody’s bar: they facilitate a team, have a mentor or are one, or lead the programme."""

from sqlalchemy import exists, or_

from inquiry.mentoring.models import Mentorship
from inquiry.mentoring.neighbours import ME, sign_of_leading
from inquiry.people.models import Person
from inquiry.teams.access import current
from inquiry.teams.models import FACILITATOR, Membership


@sign_of_leading
def facilitates_a_team():
    return exists().where(Membership.person_id == ME, Membership.role == FACILITATOR, current())


@sign_of_leading
def is_in_a_mentorship():
    return exists().where(or_(Mentorship.leader_id == ME, Mentorship.mentor_id == ME), Mentorship.until_at.is_(None))


@sign_of_leading
def leads_the_programme():
    return exists().where(Person.id == ME, Person.role == "coach lead")
