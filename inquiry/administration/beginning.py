"""The very first rows of a new house. It happens once."""

from sqlalchemy import text

from inquiry.db import add, db, is_sqlite
from inquiry.people.log import note_down
from inquiry.people.models import CHANGED, District, Person, School
from inquiry.people.queries import nobody_yet
from inquiry.teams.changes import join
from inquiry.teams.models import FACILITATOR, Team


def is_still_empty() -> bool:
    """Whether the first steps are still open. Two people who try at once do so one after the other."""
    if not is_sqlite():
        db.session.execute(text("LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE"))
    return nobody_yet()


def begin(form):
    """District, school, administrator and team; gives back the administrator and the team."""
    district = add(District(name=form.district.data))
    school = add(School(district_id=district.id, name=form.school.data))
    person = Person(district_id=district.id, name=form.name.data, email=form.email.data, is_administrator=True)
    person.choose_password(form.password.data)
    person.school_id = school.id if form.teaches.data else None
    add(person)
    note_down(CHANGED, person=person, by=person, detail="administrator: no → yes")
    team = add(Team(district_id=district.id, school_id=school.id, name=form.team.data, kind=form.kind.data))
    if form.teaches.data:
        join(team, person, by=person, role=FACILITATOR, sees_from=team.begun_at)
    return person, team
