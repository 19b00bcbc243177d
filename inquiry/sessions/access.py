from sqlalchemy import and_, exists, or_, select

from inquiry.access import may, see
from inquiry.clock import now
from inquiry.db import db
from inquiry.meetings.models import Meeting
from inquiry.sessions.models import DISTRICT, ExitCard, LessonDesign, Material, PdSession, SessionLeader, SignUp, Taught
from inquiry.teams.access import belongs, facilitates, teams_of
from inquiry.teams.models import Team


def _district_teams(person):
    return select(Team.id).where(Team.district_id == person.district_id)


def _seen(person):
    return select(PdSession.id).where(sessions_open_to(person))


def _led(person):
    return select(SessionLeader.session_id).where(SessionLeader.person_id == person.id)


def leads_session(person, session_id) -> bool:
    """Whether a person leads a session, or part of it."""
    asked = exists().where(SessionLeader.session_id == session_id, SessionLeader.person_id == person.id)
    return bool(db.session.scalar(select(asked)))


@see(PdSession)
def sessions_open_to(person):
    "A session is seen by its cohort, and by the whole district when it is open to all."
    everybody = and_(PdSession.open_to == DISTRICT, PdSession.team_id.in_(_district_teams(person)))
    return or_(PdSession.team_id.in_(teams_of(person)), everybody)


@see(SessionLeader)
def leaders_of_seen_sessions(person):
    "Who leads a session is seen by whoever sees the session."
    return SessionLeader.session_id.in_(_seen(person))


@see(SignUp)
def sign_ups_of_own_and_led(person):
    "A place in a session is seen by whoever signed up, and by those who lead it."
    return or_(SignUp.person_id == person.id, SignUp.session_id.in_(_led(person)))


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
    "A lesson that a group designs is seen by the group."
    return LessonDesign.team_id.in_(teams_of(person))


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
    return leads_session(person, session.id) or facilitates(person, session.team_id)


@may("sign up for", PdSession)
def people_sign_up(person, session):
    "Whoever sees a session signs up for it until the sign-up closes."
    meeting = db.session.scalar(select(Meeting.starts_at).where(Meeting.id == session.meeting_id))
    return now() < (session.closes_at or meeting)


@may("write an exit card for", PdSession)
def those_who_came_write(person, session):
    "Whoever has a place in a session writes an exit card for those who lead it."
    return bool(
        db.session.scalar(
            select(exists().where(SignUp.session_id == session.id, SignUp.person_id == person.id, SignUp.state == "in"))
        )
    )


@may("design a lesson with", Team)
def members_design(person, team):
    "Members of a group design lessons together."
    return not team.is_over and belongs(person, team.id)


@may("work on", LessonDesign)
def members_work_on_lessons(person, lesson):
    "Members of a group work on its lessons and say when they taught them."
    return belongs(person, lesson.team_id)
