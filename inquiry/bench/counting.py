"""The numbers before anything is hidden: of a district or of one school, as they were on the day of a release.

Nothing here may be shown as it is; `district.py` and `cohorts.py` hide what is small. No statement brings a name.
"""

from sqlalchemy import case, func, literal, or_, select, union

from inquiry.access import for_the_house
from inquiry.db import db
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.people.models import Person
from inquiry.stages.models import COULD_LEAD_TOMORROW, PRINCIPAL, PROGRAMME, LeadingWish, StageReached
from inquiry.teams.access import current
from inquiry.teams.models import FACILITATOR, GUEST, LEADING, Membership, Team

IS_TEACHER = Person.role == "teacher"


def farthest_by_school(district_id, release):
    """How many teachers of each school are at which stage, each counted once, at their farthest."""
    farthest = _farthest(release)
    rows = select(Person.school_id, farthest.c.level, func.count().label("people"))
    rows = rows.join(farthest, farthest.c.leader_id == Person.id).where(*_teaches(district_id, release))
    return db.session.execute(for_the_house(rows.group_by(Person.school_id, farthest.c.level))).all()


def _farthest(release):
    """The farthest stage of each person, out of the newest in each family of protocols."""
    newest_first = (StageReached.counts_from.desc(), StageReached.id.desc())
    place = func.row_number().over(partition_by=(StageReached.leader_id, StageReached.family), order_by=newest_first)
    counted = select(StageReached.leader_id, StageReached.level, place.label("place"))
    ranked = counted.where(StageReached.counts_from < release.until, StageReached.withdrawn_at.is_(None)).subquery()
    newest = select(ranked.c.leader_id, func.max(ranked.c.level).label("level")).where(ranked.c.place == 1)
    return newest.group_by(ranked.c.leader_id).subquery()


def _teaches(district_id, release):
    here = or_(Person.left_at.is_(None), Person.left_at > release.until)
    return IS_TEACHER, Person.district_id == district_id, Person.school_id.is_not(None), here


def wishes(district_id) -> int:
    """How many teachers said to whoever leads the programme that they wish to lead."""
    told = LeadingWish.wishes, LeadingWish.shown_to.in_((PROGRAMME, PRINCIPAL))
    rows = select(func.count()).select_from(LeadingWish).join(Person, Person.id == LeadingWish.person_id)
    return db.session.scalar(rows.where(*told, IS_TEACHER, Person.district_id == district_id, Person.left_at.is_(None)))


def _held(release):
    return Meeting.state == CLOSED, Meeting.starts_at >= release.since, Meeting.starts_at < release.until


def led_by_school(district_id, release):
    """How many teachers of each school led a meeting in the twelve months."""
    leaders = func.count(Meeting.facilitator_id.distinct()).label("people")
    rows = select(Person.school_id, leaders).join(Meeting, Meeting.facilitator_id == Person.id)
    rows = rows.where(*_held(release), *_teaches(district_id, release)).group_by(Person.school_id)
    return db.session.execute(rows).all()


def meetings_by_school(district_id, release):
    """How many meetings the teams of each school held, and how many of them teachers led; of no school, across."""
    by_teachers = func.sum(case((IS_TEACHER, 1), else_=0)).label("by_teachers")
    rows = select(Team.school_id, func.count().label("held"), by_teachers).select_from(Meeting)
    rows = rows.join(Team, Team.id == Meeting.team_id).join(Person, Person.id == Meeting.facilitator_id)
    rows = rows.where(*_held(release), Team.district_id == district_id, Team.kind != LEADING)
    return db.session.execute(rows.group_by(Team.school_id)).all()


def teams_by_leaders(district_id, release) -> dict[int, int]:
    """Of the teams that met, how many had one leader, two, and so on."""
    rows = select(Meeting.team_id, func.count(Meeting.facilitator_id.distinct()).label("leaders"))
    rows = rows.join(Team, Team.id == Meeting.team_id)
    rows = rows.where(*_held(release), Team.district_id == district_id, Team.kind != LEADING)
    by_team = rows.group_by(Meeting.team_id).subquery()
    found = select(by_team.c.leaders, func.count().label("teams")).group_by(by_team.c.leaders)
    return {row.leaders: row.teams for row in db.session.execute(found)}


def teams_by_able(district_id, release) -> dict[int, int]:
    """How many teams have nobody who could lead the next meeting, how many one person, and so on.

    Somebody could who reached the stage, or who led a meeting of this team in the twelve months and is still in it.
    """
    farthest, here = _farthest(release), (current(release.until), Membership.role != GUEST)
    reached = select(Membership.team_id, Membership.person_id).where(*here)
    reached = reached.join(farthest, farthest.c.leader_id == Membership.person_id)
    reached = reached.where(farthest.c.level >= COULD_LEAD_TOMORROW)
    has_led = select(Membership.team_id, Membership.person_id).where(*here)
    same = Meeting.team_id == Membership.team_id, Meeting.facilitator_id == Membership.person_id
    has_led = has_led.join(Meeting, same[0] & same[1]).where(*_held(release))
    able = union(reached, has_led).subquery()
    each = select(Team.id, func.count(able.c.person_id).label("able")).outerjoin(able, able.c.team_id == Team.id)
    by_team = each.where(*_teams(district_id, release)).group_by(Team.id).subquery()
    found = select(by_team.c.able, func.count().label("teams")).group_by(by_team.c.able)
    return {row.able: row.teams for row in db.session.execute(for_the_house(found))}


def _teams(district_id, release):
    goes_on = or_(Team.ended_at.is_(None), Team.ended_at > release.until)
    return Team.district_id == district_id, Team.kind != LEADING, Team.begun_at < release.until, goes_on


def cohort_people(district_id, release, years, school_id=None):
    """How many people came into a cohort in which school year, and how many of those lead now.

    Each person counts once, in the year they first came in. The year is its place in `years`; None is before them.
    """
    first = _first_time(district_id, release)
    leads = case((first.c.person_id.in_(_leaders(release)), 1), else_=0)
    year = case(*((first.c.at >= one.begins_at, place) for place, one in enumerate(years)), else_=literal(None))
    each = select(year.label("year"), leads.label("leads")).select_from(first)
    each = each.join(Person, Person.id == first.c.person_id).where(Person.district_id == district_id)
    one_each = (each.where(Person.school_id == school_id) if school_id else each).subquery()
    rows = select(one_each.c.year, func.count().label("people"), func.sum(one_each.c.leads).label("leading"))
    return db.session.execute(rows.group_by(one_each.c.year)).all()


def _first_time(district_id, release):
    rows = select(Membership.person_id, func.min(Membership.from_at).label("at"))
    rows = rows.join(Team, Team.id == Membership.team_id).where(Team.kind == "cohort", Team.district_id == district_id)
    rows = rows.where(Membership.from_at < release.until, Membership.role == "member")
    return rows.group_by(Membership.person_id).subquery()


def _leaders(release):
    """The numbers of those who lead now: they led a meeting in the twelve months, or facilitate a team."""
    led = select(Meeting.facilitator_id).where(*_held(release))
    return union(led, select(Membership.person_id).where(Membership.role == FACILITATOR, current(release.until)))
