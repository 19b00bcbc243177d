"""What sessions have to do with a meeting: guests follow its time, its room says who came, its page leads to it."""

from flask import url_for

from inquiry.access import visible
from inquiry.db import db
from inquiry.i18n import _
from inquiry.meetings.neighbours import on_meeting_closed, on_plan_change, way_on
from inquiry.sessions import attendance, guests
from inquiry.sessions.models import LessonDesign, PdSession
from inquiry.sessions.places import session_of


@on_plan_change
def let_guests_follow(meeting, was):
    session = was and session_of(meeting)
    if session:
        guests.renew(session)


@on_meeting_closed
def fill_in_who_came(meeting):
    session = session_of(meeting)
    if session:
        attendance.fill_in(session, meeting)


@way_on
def to_the_session(person, meeting):
    ref = db.session.scalar(visible(PdSession, PdSession.ref, to=person).where(PdSession.meeting_id == meeting.id))
    return (_("About the session"), url_for("sessions.show", ref=ref)) if ref else None


@way_on
def to_the_lesson(person, meeting):
    is_about = (LessonDesign.before_id == meeting.id) | (LessonDesign.after_id == meeting.id)
    ref = db.session.scalar(visible(LessonDesign, LessonDesign.ref, to=person).where(is_about))
    return (_("The lesson"), url_for("sessions.lesson", ref=ref)) if ref else None
