from sqlalchemy import and_, bindparam, exists, false, or_, select

from inquiry.access import may, see
from inquiry.asking import Composed
from inquiry.clock import now
from inquiry.db import Moment, db
from inquiry.people.access import led_by
from inquiry.people.models import is_principal
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team, TeamName


def _this_moment():
    """The moment at which a question is asked."""
    return bindparam(None, callable_=now, type_=Moment())


def current(at=None, of=Membership):
    """The memberships that count at a moment, as a condition; without one, at the moment the question is asked."""
    at = _this_moment() if at is None else at
    return and_(of.from_at <= at, or_(of.until_at.is_(None), of.until_at > at))


PARTS = Composed(  # every door to a team’s work asks it
    select(Membership.role).where(
        Membership.team_id == bindparam("team"), Membership.person_id == bindparam("person"), current()
    )
)


def teams_of(person):
    """The numbers of the teams a person belongs to now, as a subquery."""
    return select(Membership.team_id).where(Membership.person_id == person.id, current())


def shared_with(person, team_id, moment):
    """Whether a team’s record of a moment is open to a person: in it now, their time has come, not from before it."""
    sees = Membership.sees_from <= moment, Membership.sees_from <= _this_moment()
    return exists().where(Membership.team_id == team_id, Membership.person_id == person.id, current(), *sees)


def facilitates(person, team_id) -> bool:
    """Whether a person holds the facilitator’s role in a team now."""
    return any(part.role == FACILITATOR for part in _parts(person, team_id))


def belongs(person, team_id) -> bool:
    """Whether a person is in a team now."""
    return bool(_parts(person, team_id))


def _parts(person, team_id):
    db.session.flush()
    return PARTS.ask(db.session.connection(), {"team": team_id, "person": person.id})


def in_led_school(person, team_id):
    """Whether a team, by its number, is of the school a person leads, as a condition."""
    return team_id.in_(select(Team.id).where(led_by(person, Team.school_id))) if is_principal(person) else false()


@see(Team)
def own_teams(person):
    "Members see their team; the principal and an administrator see its name, members, norms and meeting times."
    run = Team.district_id == person.district_id if person.is_administrator else false()
    return or_(Team.id.in_(teams_of(person)), led_by(person, Team.school_id), run)


@see(TeamName)
def names_in_own_school(person):
    "People see the names of the teams of their own school."
    return and_(TeamName.school_id == person.school_id, TeamName.ended_at.is_(None))


@see(Membership)
def memberships_of_seen_teams(person):
    "Whoever sees a team sees who is in it."
    return Membership.team_id.in_(select(Team.id).where(own_teams(person)))


@may("look after", Team)
def facilitator_looks_after(person, team):
    "The facilitator and an administrator look after a team’s name and members."
    return facilitates(person, team.id) or (person.is_administrator and person.district_id == team.district_id)


@may("take people into", Team)
def facilitator_takes_people_in(person, team):
    "The facilitator and an administrator take people into a team, unless it has ended."
    return not team.is_over and facilitator_looks_after(person, team)


@may("take on facilitating", Team)
def member_takes_on_facilitating(person, team):
    "When nobody facilitates a team, any member who is no guest takes it on; it is written down."
    if team.is_over or not any(part.role == MEMBER for part in _parts(person, team.id)):
        return False
    leads = select(Membership.id).where(Membership.team_id == team.id, Membership.role == FACILITATOR, current())
    return db.session.scalar(leads.limit(1)) is None


@may("end", Team)
def facilitator_ends_team(person, team):
    "The facilitator and an administrator end a team; its members keep its record."
    return not team.is_over and facilitator_looks_after(person, team)


@may("take up again", Team)
def facilitator_takes_team_up(person, team):
    "The facilitator and an administrator take up again a team that has ended."
    return team.is_over and facilitator_looks_after(person, team)


@may("take part in", Team)
def member_takes_part(person, team):
    "Members, guests included, take part in their team’s work."
    return belongs(person, team.id)


@may("end", Membership)
def facilitator_ends(person, membership):
    "The facilitator and an administrator end a membership; anybody may leave a team."
    return membership.is_current(now()) and (
        person.id == membership.person_id or facilitator_looks_after(person, db.session.get(Team, membership.team_id))
    )


@may("change", Membership)
def facilitator_changes(person, membership):
    "The facilitator and an administrator change somebody’s part in a team."
    return membership.is_current(now()) and facilitator_looks_after(person, db.session.get(Team, membership.team_id))
