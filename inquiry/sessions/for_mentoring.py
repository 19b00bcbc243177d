"""Whoever leads a session finds “Leading” in the bar."""

from sqlalchemy import exists

from inquiry.mentoring.neighbours import ME, sign_of_leading
from inquiry.sessions.models import SessionLeader


@sign_of_leading
def leads_a_session():
    return exists().where(SessionLeader.person_id == ME)
