"""Who comes to a session from outside its cohort is the cohort’s guest for that long, so that the room lets them in.

From the sign-up until the day after. They see from the day of the session on: nothing of the cohort’s work before it,
and nothing that was over by then.
"""

from datetime import timedelta

from sqlalchemy import select

from inquiry.calendar.queries import zone_of
from inquiry.clock import end_of, local, now, start_of
from inquiry.db import db
from inquiry.meetings.models import CANCELLED, Meeting
from inquiry.people.models import Person
from inquiry.sessions.models import IN, PdSession, SignUp
from inquiry.teams import changes
from inquiry.teams.access import current
from inquiry.teams.models import GUEST, Membership, Team


def let_in(session, sign_up) -> None:
    """Make somebody with a place a guest of the cohort, unless they belong to it until then anyway."""
    team, meeting = db.session.get(Team, session.team_id), db.session.get(Meeting, session.meeting_id)
    sees_from, until = span_of(meeting, team)
    if meeting.state == CANCELLED or team.is_over or until <= now():
        return
    parts = _parts(team, sign_up.person_id)
    ours = next((part for part in parts if _came_by_sign_up(part)), None)
    if ours is None and any(part.until_at is None or part.until_at >= until for part in parts):
        return
    if ours is None:
        person = db.session.get(Person, sign_up.person_id)
        ours = changes.join(team, person, by=person, role=GUEST, sees_from=sees_from, until_at=until)
    sign_up.guest_id = ours.id
    _fit(ours, team)


def see_out(session, sign_up) -> None:
    """End what a place brought, this second; a part that somebody gave by hand stays."""
    part = sign_up.guest_id and db.session.get(Membership, sign_up.guest_id)
    sign_up.guest_id = None
    if part and part.role == GUEST and part.is_current(now()):
        _fit(part, db.session.get(Team, session.team_id))


def renew(session) -> None:
    """The session has another time, or is called off: its guests’ time follows."""
    called_off = db.session.get(Meeting, session.meeting_id).state == CANCELLED
    those_in = select(SignUp).where(SignUp.session_id == session.id, SignUp.state == IN)
    for one in db.session.scalars(those_in).all():
        if called_off:
            see_out(session, one)
        else:
            let_in(session, one)


def span_of(meeting, team):
    """From when a guest sees, the morning of the session, and until when they are one: the end of the day after."""
    zone = zone_of(team.school_id)
    on = local(meeting.starts_at, zone).date()
    return start_of(on, zone), end_of(on + timedelta(days=1), zone)


def _fit(part, team):
    """Let a guest’s time reach over all sessions it is for; when there is none, it ends."""
    rows = select(Meeting).join(PdSession, PdSession.meeting_id == Meeting.id)
    rows = rows.join(SignUp, SignUp.session_id == PdSession.id)
    rows = rows.where(SignUp.guest_id == part.id, SignUp.state == IN, Meeting.state != CANCELLED)
    spans = [span_of(meeting, team) for meeting in db.session.scalars(rows)]
    person = db.session.get(Person, part.person_id)
    if not spans:
        changes.end(part, team, person, by=person)
    elif part.role == GUEST:
        part.sees_from, part.until_at = min(begins for begins, _ends in spans), max(ends for _begins, ends in spans)


def _parts(team, person_id):
    rows = select(Membership).where(Membership.team_id == team.id, Membership.person_id == person_id, current())
    return db.session.scalars(rows).all()


def _came_by_sign_up(part):
    return part.role == GUEST and db.session.scalar(select(SignUp.id).where(SignUp.guest_id == part.id).limit(1))
