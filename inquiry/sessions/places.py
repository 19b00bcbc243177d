"""Places in a session: who signs up, who waits, and who moves up when somebody gives a place back.

Whoever changes the places of a session holds its row, so that two at once take turns on either database.
"""

from sqlalchemy import select

from inquiry.access import tally
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.meetings.models import Meeting
from inquiry.sessions import guests
from inquiry.sessions.letters import tell_of_place
from inquiry.sessions.models import IN, OUT, WAITING, PdSession, SignUp


def sign_up(session, person) -> SignUp:
    """Give somebody a place, or the last one in the waiting list. Asked twice, nothing changes."""
    hold(session)
    mine = place_of(session, person)
    if mine and mine.state != OUT:
        return mine
    mine = mine or SignUp(session_id=session.id, person_id=person.id)
    mine.state, mine.at, mine.moved_up_at = WAITING if free(session) == 0 else IN, now(), None
    add(mine)
    if mine.state == IN:
        guests.let_in(session, mine)
    return mine


def withdraw(session, person) -> None:
    """Take a place back; the first who waits moves up, in the same transaction."""
    hold(session)
    mine = place_of(session, person)
    if mine is None or mine.state == OUT:
        return
    mine.state = OUT
    guests.see_out(session, mine)
    move_up(session)


def move_up(session) -> None:
    """Give what is free to those who wait, in the order they came, and tell them; not once it has begun."""
    meeting = db.session.get(Meeting, session.meeting_id)
    if not meeting.is_planned or meeting.starts_at <= now():
        return
    for one in waiting(session)[: free(session)]:
        one.state, one.moved_up_at = IN, now()
        guests.let_in(session, one)
        tell_of_place(session, meeting, one)


def hold(session) -> None:
    """Two who change the places of a session take turns."""
    db.session.refresh(session, with_for_update=True)


def place_of(session, person) -> SignUp | None:
    """Somebody’s place in a session, given back or not."""
    mine = select(SignUp).where(SignUp.session_id == session.id, SignUp.person_id == person.id)
    return db.session.scalar(mine)


def free(session) -> int | None:
    """How many places nobody has; None when as many come as will."""
    if session.places is None:
        return None
    return max(0, session.places - tally(SignUp, SignUp.session_id == session.id, SignUp.state == IN))


def waiting(session) -> list[SignUp]:
    """Those who wait for a place, the first first."""
    rows = select(SignUp).where(SignUp.session_id == session.id, SignUp.state == WAITING)
    return list(db.session.scalars(rows.order_by(SignUp.at, SignUp.id)))


def session_of(meeting) -> PdSession | None:
    """The session a meeting is, if it is one."""
    return db.session.scalar(select(PdSession).where(PdSession.meeting_id == meeting.id))
