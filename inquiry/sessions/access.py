from sqlalchemy import and_, bindparam, literal, or_, select

from inquiry.access import may, see, written_once
from inquiry.clock import now
from inquiry.cycles.access import NOT_YET
from inquiry.db import db
from inquiry.meetings.models import PLANNED, Meeting
from inquiry.sessions.models import (
    DISTRICT,
    IN,
    OUT,
    WAITING,
    ExitCard,
    LessonDesign,
    LessonVersion,
    Material,
    PdSession,
    SessionLeader,
    SignUp,
    Taught,
)
from inquiry.teams.access import belongs, current, facilitates, shared_with
from inquiry.teams.models import FACILITATOR, GUEST, Membership, Team


def _district_teams(person):
    return select(Team.id).where(Team.district_id == person.district_id)


def _cohorts_of(person):
    """The teams somebody is a member of: whoever is a guest for a session is no member of its cohort."""
    mine = select(Membership.team_id).where(Membership.person_id == person.id, current())
    return mine.where(Membership.role != GUEST)


def _seen(person):
    return select(PdSession.id).where(sessions_open_to(person))


def _led(person):
    return select(SessionLeader.session_id).where(SessionLeader.person_id == person.id)


def part_led(person):
    """What part of a session somebody leads, if any."""
    mine = SessionLeader.session_id == PdSession.id, SessionLeader.person_id == person.id
    return select(SessionLeader.part).where(*mine).scalar_subquery()


def own_place(person):
    """What place somebody has in a session, if any."""
    mine = SignUp.session_id == PdSession.id, SignUp.person_id == person.id
    return select(SignUp.state).where(*mine).scalar_subquery()


@written_once
def _read_standing(to):
    columns = Meeting.state, Meeting.starts_at, Meeting.began_at
    rows = select(*columns, part_led(to).label("part"), own_place(to).label("mine"))
    rows = rows.join(PdSession, PdSession.meeting_id == Meeting.id)
    return rows.where(PdSession.id == bindparam("session"))


def _standing(person, session):
    """When a session is, what part of it somebody leads, what place they have. Its page has read that already."""
    is_read = getattr(session, "person_id", None) == person.id
    return session if is_read else _read_standing(person, session=session.id)[0]


@see(PdSession)
def sessions_open_to(person):
    "A session is seen by the members of its cohort, by whoever signed up, and by the district when it is open to all."
    everybody = and_(PdSession.open_to == DISTRICT, PdSession.team_id.in_(_district_teams(person)))
    signed_up = select(SignUp.session_id).where(SignUp.person_id == person.id, SignUp.state != OUT)
    return or_(PdSession.team_id.in_(_cohorts_of(person)), PdSession.id.in_(signed_up), everybody)


@see(SessionLeader)
def leaders_of_seen_sessions(person):
    "Who leads a session is seen by whoever sees the session."
    return SessionLeader.session_id.in_(_seen(person))


@see(SignUp)
def sign_ups_of_own_and_led(person):
    "A place in a session is seen by whoever signed up, by those who lead it and by the cohort’s facilitator."
    cohorts = _cohorts_of(person).where(Membership.role == FACILITATOR)
    looked_after = select(PdSession.id).where(PdSession.team_id.in_(cohorts))
    return or_(SignUp.person_id == person.id, SignUp.session_id.in_(_led(person)), SignUp.session_id.in_(looked_after))


@see(Material)
def materials_of_seen_sessions(person):
    "What is needed for a session is seen by whoever sees the session."
    return Material.session_id.in_(_seen(person))


@see(ExitCard)
def exit_cards_for_leaders(person):
    "An exit card is read by whoever wrote it, and by those who led the session."
    return or_(ExitCard.person_id == person.id, ExitCard.session_id.in_(_led(person)))


@see(LessonDesign)
def lessons_of_own_groups(person):
    "A lesson that a group designs is seen by the group, from the day their part in it begins to see."
    return shared_with(person, LessonDesign.team_id, literal(NOT_YET, LessonDesign.begun_at.type))


@see(LessonVersion)
def versions_of_own_lessons(person):
    "How a lesson was planned before is seen by its group; words that met a change elsewhere by who wrote them."
    lessons = select(LessonDesign.id).where(lessons_of_own_groups(person))
    return and_(
        LessonVersion.lesson_id.in_(lessons), or_(LessonVersion.stood.is_(True), LessonVersion.by_id == person.id)
    )


@see(Taught)
def teachings_of_own_groups(person):
    "When a designed lesson was taught, and what came back, is seen by the group."
    return Taught.lesson_id.in_(select(LessonDesign.id).where(lessons_of_own_groups(person)))


@may("plan sessions for", Team)
def facilitator_plans_sessions(person, team):
    "Whoever facilitates a cohort plans its sessions."
    return team.kind == "cohort" and not team.is_over and facilitates(person, team.id)


@may("look after", PdSession)
def leaders_look_after(person, session):
    "Those who lead a session, and the cohort’s facilitator, look after its places, materials and attendance."
    return bool(_standing(person, session).part) or facilitates(person, session.team_id)


@may("put away", Material)
def leaders_put_away(person, material):
    "Those who look after a session put its materials away, and take them out again."
    return leaders_look_after(person, db.session.get(PdSession, material.session_id))


@may("sign up for", PdSession)
def people_sign_up(person, session):
    "Whoever sees a session signs up for it until the sign-up closes, unless they lead it."
    it = _standing(person, session)
    closes = min(session.closes_at or it.starts_at, it.starts_at)
    return it.state == PLANNED and now() < closes and not it.part


@may("withdraw from", PdSession)
def people_withdraw(person, session):
    "Whoever has a place in a session, or waits for one, gives it back until the session begins."
    it = _standing(person, session)
    return it.state == PLANNED and now() < it.starts_at and it.mine in (IN, WAITING)


@may("write an exit card for", PdSession)
def those_who_came_write(person, session):
    "Whoever has a place in a session writes an exit card for those who lead it, once it has begun."
    it = _standing(person, session)
    has_begun = bool(it.began_at) or (it.state == PLANNED and it.starts_at <= now())
    return has_begun and it.mine == IN


@may("read the exit cards of", PdSession)
def leaders_read(person, session):
    "Those who lead a session read its exit cards."
    return bool(_standing(person, session).part)


@may("design a lesson with", Team)
def members_design(person, team):
    "Members of a group design lessons together."
    return not team.is_over and belongs(person, team.id)


@may("work on", LessonDesign)
def members_work_on_lessons(person, lesson):
    "Members of a group work on its lessons and say when they taught them."
    return belongs(person, lesson.team_id)
