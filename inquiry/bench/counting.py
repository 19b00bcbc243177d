"""The numbers before anything is hidden: of a district or of one school, as they were on the day of a release.

Nothing here may be shown as it is; `district.py` and `cohorts.py` hide what is small. No statement brings a name.
"""

from functools import cache, wraps

from sqlalchemy import Integer, bindparam, case, func, literal, or_, select, union

from inquiry.access import for_the_house
from inquiry.asking import Composed
from inquiry.bench.releases import YEARS_SHOWN
from inquiry.db import Moment, db
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.people.models import Person
from inquiry.stages.models import COULD_LEAD_TOMORROW, PRINCIPAL, PROGRAMME, LeadingWish, StageReached
from inquiry.teams.access import current
from inquiry.teams.models import FACILITATOR, GUEST, LEADING, Membership, Team

DISTRICT = bindparam("district", type_=Integer)
SINCE, UNTIL = (bindparam(name, type_=Moment()) for name in ("since", "until"))
YEARS = [bindparam(f"year_{place}", type_=Moment()) for place in range(YEARS_SHOWN)]
IS_TEACHER = Person.role == "teacher"
STILL_HERE = or_(Person.left_at.is_(None), Person.left_at > UNTIL)
TEACHES = IS_TEACHER, Person.district_id == DISTRICT, Person.school_id.is_not(None), STILL_HERE
HELD = Meeting.state == CLOSED, Meeting.starts_at >= SINCE, Meeting.starts_at < UNTIL
MEETS = Team.district_id == DISTRICT, Team.kind != LEADING
GOES_ON = *MEETS, Team.begun_at < UNTIL, or_(Team.ended_at.is_(None), Team.ended_at > UNTIL)


def _composed(write):
    """Compose the query `write()` once. Asked with a district, a release and what else it wants, it gives its rows."""
    question = cache(lambda: Composed(write()))

    @wraps(write)
    def ask(district_id, release, **more):
        db.session.flush()
        told = {"district": district_id, "since": release.since, "until": release.until}
        return question().ask(db.session.connection(), told | more)

    return ask


@_composed
def farthest_by_school():
    """How many teachers of each school are at which stage, each counted once, at their farthest."""
    farthest = _farthest()
    rows = select(Person.school_id, farthest.c.level, func.count().label("people"))
    rows = rows.join(farthest, farthest.c.leader_id == Person.id).where(*TEACHES)
    return for_the_house(rows.group_by(Person.school_id, farthest.c.level))


def _farthest():
    """The farthest stage of each person, out of the newest in each family of protocols."""
    newest_first = (StageReached.counts_from.desc(), StageReached.id.desc())
    place = func.row_number().over(partition_by=(StageReached.leader_id, StageReached.family), order_by=newest_first)
    counted = select(StageReached.leader_id, StageReached.level, place.label("place"))
    ranked = counted.where(StageReached.counts_from < UNTIL, StageReached.withdrawn_at.is_(None)).subquery()
    newest = select(ranked.c.leader_id, func.max(ranked.c.level).label("level")).where(ranked.c.place == 1)
    return newest.group_by(ranked.c.leader_id).subquery()


def wishes(district_id) -> int:
    """How many teachers said to whoever leads the programme that they wish to lead."""
    told = LeadingWish.wishes, LeadingWish.shown_to.in_((PROGRAMME, PRINCIPAL))
    rows = select(func.count()).select_from(LeadingWish).join(Person, Person.id == LeadingWish.person_id)
    return db.session.scalar(rows.where(*told, IS_TEACHER, Person.district_id == district_id, Person.left_at.is_(None)))


@_composed
def led_by_school():
    """How many teachers of each school led a meeting in the twelve months."""
    leaders = func.count(Meeting.facilitator_id.distinct()).label("people")
    rows = select(Person.school_id, leaders).join(Meeting, Meeting.facilitator_id == Person.id)
    return rows.where(*HELD, *TEACHES).group_by(Person.school_id)


@_composed
def meetings_by_school():
    """How many meetings the teams of each school held, and how many of them teachers led; of no school, across."""
    by_teachers = func.sum(case((IS_TEACHER, 1), else_=0)).label("by_teachers")
    rows = select(Team.school_id, func.count().label("held"), by_teachers).select_from(Meeting)
    rows = rows.join(Team, Team.id == Meeting.team_id).join(Person, Person.id == Meeting.facilitator_id)
    return rows.where(*HELD, *MEETS).group_by(Team.school_id)


@_composed
def teams_by_leaders():
    """Of the teams that met, how many had one leader, two, and so on."""
    rows = select(Meeting.team_id, func.count(Meeting.facilitator_id.distinct()).label("leaders"))
    rows = rows.join(Team, Team.id == Meeting.team_id).where(*HELD, *MEETS)
    by_team = rows.group_by(Meeting.team_id).subquery()
    return select(by_team.c.leaders.label("people"), func.count().label("teams")).group_by(by_team.c.leaders)


@_composed
def teams_by_able():
    """How many teams have nobody who could lead the next meeting, how many one person, and so on.

    Somebody could who reached the stage, or who led a meeting of this team in the twelve months and is still in it.
    """
    farthest, here = _farthest(), (current(UNTIL), Membership.role != GUEST)
    reached = select(Membership.team_id, Membership.person_id).where(*here)
    reached = reached.join(farthest, farthest.c.leader_id == Membership.person_id)
    reached = reached.where(farthest.c.level >= COULD_LEAD_TOMORROW)
    has_led = select(Membership.team_id, Membership.person_id).where(*here)
    same = Meeting.team_id == Membership.team_id, Meeting.facilitator_id == Membership.person_id
    has_led = has_led.join(Meeting, same[0] & same[1]).where(*HELD)
    able = union(reached, has_led).subquery()
    each = select(Team.id, func.count(able.c.person_id).label("able")).outerjoin(able, able.c.team_id == Team.id)
    by_team = each.where(*GOES_ON).group_by(Team.id).subquery()
    found = select(by_team.c.able.label("people"), func.count().label("teams")).group_by(by_team.c.able)
    return for_the_house(found)


def cohort_people(district_id, release, years, school_id=None):
    """How many people came into a cohort in which school year, and how many of those lead now.

    Each person counts once, in the year they first came in. The year is its place in `years`; None is before them.
    """
    began = {begins.key: one.begins_at for begins, one in zip(YEARS, years, strict=True)}
    if school_id is None:
        return _cohorts_of_district(district_id, release, **began)
    return _cohorts_of_school(district_id, release, school=school_id, **began)


@_composed
def _cohorts_of_district():
    return _cohort_people()


@_composed
def _cohorts_of_school():
    return _cohort_people(Person.school_id == bindparam("school", type_=Integer))


def _cohort_people(*where):
    first = _first_time()
    leads = case((first.c.person_id.in_(_leaders()), 1), else_=0)
    year = case(*((first.c.at >= begins, place) for place, begins in enumerate(YEARS)), else_=literal(None))
    rows = select(year.label("year"), leads.label("leads")).select_from(first)
    rows = rows.join(Person, Person.id == first.c.person_id).where(Person.district_id == DISTRICT, *where)
    each = rows.subquery()
    several = func.count().label("people"), func.sum(each.c.leads).label("leading")
    return select(each.c.year, *several).group_by(each.c.year)


def _first_time():
    rows = select(Membership.person_id, func.min(Membership.from_at).label("at"))
    rows = rows.join(Team, Team.id == Membership.team_id).where(Team.kind == "cohort", Team.district_id == DISTRICT)
    rows = rows.where(Membership.from_at < UNTIL, Membership.role == "member")
    return rows.group_by(Membership.person_id).subquery()


def _leaders():
    """The numbers of those who lead now: they led a meeting in the twelve months, or facilitate a team."""
    led = select(Meeting.facilitator_id).where(*HELD)
    return union(led, select(Membership.person_id).where(Membership.role == FACILITATOR, current(UNTIL)))
