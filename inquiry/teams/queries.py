from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.people.models import Person, School
from inquiry.teams.access import current
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team, TeamName

MANY = 50


def own_memberships(person):
    """Somebody’s part in each of their teams now; those that have ended are not among them."""
    mine = visible(Membership, to=person).where(Membership.person_id == person.id, current())
    mine = mine.join(Team, Team.id == Membership.team_id).where(Team.ended_at.is_(None)).order_by(Team.name)
    return db.session.scalars(mine.options(contains_eager(Membership.team).joinedload(Team.school))).all()


def teams_looked_at(person):
    """The teams somebody sees without belonging to them: those of their school, or of the district."""
    theirs = select(Membership.team_id).where(Membership.person_id == person.id, current())
    seen = visible(Team, to=person).where(Team.id.not_in(theirs), Team.ended_at.is_(None))
    return db.session.scalars(seen.options(joinedload(Team.school)).order_by(Team.name)).all()


def ended_teams(person):
    """The teams that have ended, whose record or members somebody still sees; the last one first."""
    seen = visible(Team, to=person).where(Team.ended_at.is_not(None)).options(joinedload(Team.school))
    return db.session.scalars(seen.order_by(Team.ended_at.desc())).all()


def also_here(person):
    """The names of the other teams in somebody’s school, which they do not see more of."""
    seen = visible(Team, Team.id, to=person)
    others = visible(TeamName, to=person).where(TeamName.id.not_in(seen))
    return db.session.scalars(others.order_by(TeamName.name)).all()


def roster(team, *, to):
    """Who is in a team now, facilitators first, and who was before, newest first."""
    everybody = visible(Membership, to=to).where(Membership.team_id == team.id).options(joinedload(Membership.person))
    rows = db.session.scalars(everybody).unique().all()
    here = [row for row in rows if row.is_current(now())]
    gone = [row for row in rows if row.until_at and row.until_at <= now()]
    here.sort(key=lambda row: (not row.leads, row.person.name.lower()))
    return here, sorted(gone, key=lambda row: row.until_at, reverse=True)


def numbers_in(teams):
    """How many people are in each of these teams now."""
    ours = select(Membership.team_id, func.count()).where(
        Membership.team_id.in_([team.id for team in teams]), current()
    )
    return dict(db.session.execute(ours.group_by(Membership.team_id)).all())


def own_membership(team, person):
    """Somebody’s part in a team now."""
    mine = visible(Membership, to=person).where(
        Membership.team_id == team.id, Membership.person_id == person.id, current()
    )
    return db.session.scalar(mine)


def colleagues(team, *, to, named=""):
    """The people of the district who could be added to a team: at most fifty, and whether there are more."""
    found = _addable(team, to).options(joinedload(Person.school)).order_by(Person.name).limit(MANY + 1)
    if named:
        found = found.where(Person.name.icontains(named, autoescape=True))
    rows = db.session.scalars(found).all()
    return rows[:MANY], len(rows) > MANY


def colleague(team, ref, *, to):
    """One of those who could be added."""
    return db.session.scalar(_addable(team, to).where(Person.ref == ref))


def _addable(team, to):
    """Nobody adds themselves: an administrator would look in, and whoever looks after the team otherwise is in it."""
    already = select(Membership.person_id).where(Membership.team_id == team.id, current())
    return visible(Person, to=to).where(Person.left_at.is_(None), Person.id.not_in(already), Person.id != to.id)


def could_take_over(membership, *, to):
    """When this is the only facilitator: the members who could be the next one. For anybody else, None."""
    others = visible(Membership, to=to).where(
        Membership.team_id == membership.team_id, Membership.id != membership.id, current()
    )
    rows = db.session.scalars(others.options(joinedload(Membership.person))).unique().all()
    if not membership.leads or any(row.leads for row in rows):
        return None
    return sorted((row for row in rows if row.role == MEMBER), key=lambda row: row.person.name)


def led_alone_by(person, *, to):
    """The teams that would be without a facilitator if this person went."""
    leading = visible(Membership, to=to).where(Membership.role == FACILITATOR, current())
    rows = db.session.scalars(leading.options(joinedload(Membership.team))).unique().all()
    shared = {row.team_id for row in rows if row.person_id != person.id}
    return [row.team for row in rows if row.person_id == person.id and row.team_id not in shared]


def school_of(team):
    """The school a team belongs to; a cohort may have none."""
    return team.school_id and db.session.get(School, team.school_id)


def team_of(membership, *, to):
    """The team somebody’s part is in."""
    return db.session.scalar(visible(Team, to=to).where(Team.id == membership.team_id))


def member_of(membership, *, to):
    """Whose part it is."""
    return db.session.scalar(visible(Person, to=to).where(Person.id == membership.person_id))
