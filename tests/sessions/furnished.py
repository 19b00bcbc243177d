"""Sessions and a lesson for the world that every page of is opened."""

from inquiry.sessions.models import (
    LEADS,
    ExitCard,
    LessonDesign,
    LessonVersion,
    Material,
    PdSession,
    SessionLeader,
    SignUp,
    Taught,
)
from inquiry.text import to_html


def furnish_sessions(world):
    """The fourth-grade team as a cohort: a session that was held, one ahead with a waiting list, and a lesson."""
    world.change(world.team, kind="cohort")
    world.pd_past, world.pd_next = (
        _session(world, meeting, places) for meeting, places in ((world.last_meeting, None), (world.meeting, 1))
    )
    came = {"session_id": world.pd_past.id, "person_id": world.gus.id}
    world.add(SignUp(came=True, **came), ExitCard(learned="gentian-on-an-exit-card", will_try="x", asks="x", **came))
    world.add(SignUp(session_id=world.pd_next.id, person_id=world.amal.id))
    world.add(SignUp(session_id=world.pd_next.id, person_id=world.farah.id, state="waiting"))
    told = {"session_id": world.pd_next.id, "by_id": world.bea.id, **said("vetch-in-the-materials")}
    world.add(Material(title="Reading", link="https://riverside.example/reading", **told))
    _lesson(world)


def said(words):
    return {"body": words, "html": to_html(words)}


def _session(world, meeting, places):
    whose = {"meeting_id": meeting.id, "team_id": world.team.id, "planned_by_id": world.bea.id}
    made = world.add(PdSession(title="Talk moves", about="x", html="<p>x</p>", places=places, **whose))
    world.add(SessionLeader(session_id=made.id, person_id=world.bea.id, part=LEADS))
    return made


def _lesson(world):
    whose = {"team_id": world.team.id, "begun_by_id": world.amal.id, "version": 1}
    world.lesson = world.add(LessonDesign(title="Halves", **said("celandine-in-a-lesson"), **whose))
    kept = {"lesson_id": world.lesson.id, "version": 0, "by_id": world.amal.id}
    world.add(LessonVersion(stood=False, **said("campion-met-elsewhere"), **kept), LessonVersion(**said("x"), **kept))
    world.add(Taught(lesson_id=world.lesson.id, person_id=world.gus.id, words="x", html="<p>Five folded.</p>"))
