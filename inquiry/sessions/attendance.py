"""Who came: filled in from who was in the room, and put right by those who lead."""

from sqlalchemy import select

from inquiry.access import visible
from inquiry.db import add, db
from inquiry.meetings.steps import Presence
from inquiry.people.models import Person
from inquiry.sessions.models import IN, SessionLeader, SignUp


def fill_in(session, meeting) -> None:
    """When the session is over: who was in the room came, with a place or without. What leaders said before stays."""
    was_here = set(db.session.scalars(select(Presence.person_id).where(Presence.meeting_id == meeting.id)))
    known = {one.person_id: one for one in _all(session)}
    for one in known.values():
        if one.state == IN and one.came is None:
            one.came = one.person_id in was_here
    led = set(db.session.scalars(select(SessionLeader.person_id).where(SessionLeader.session_id == session.id)))
    for number in was_here - led:
        if number not in known or known[number].state != IN:
            walk_in(session, number)


def roll(session, person) -> list:
    """Everybody with a place, and whether they came as far as we know."""
    was_here = select(Presence.id).where(
        Presence.meeting_id == session.meeting_id, Presence.person_id == SignUp.person_id
    )
    columns = (SignUp.ref, SignUp.came, was_here.exists().label("was_here"), Person.name)
    rows = visible(SignUp, *columns, to=person).join(Person, Person.id == SignUp.person_id)
    rows = rows.where(SignUp.session_id == session.id, SignUp.state == IN).order_by(Person.name)
    return list(db.session.execute(rows))


def say(session, came: set[str], shown: set[str], listed: set[str]) -> None:
    """Keep who came, of those on the page. Where a mark was not changed, one that another leader made stays."""
    for one in _all(session):
        if one.ref in listed and (one.came is None or (one.ref in came) != (one.ref in shown)):
            one.came = one.ref in came


def walk_in(session, person_id) -> None:
    """Somebody came without a place."""
    known = select(SignUp).where(SignUp.session_id == session.id, SignUp.person_id == person_id)
    one = db.session.scalar(known) or SignUp(session_id=session.id, person_id=person_id)
    one.state, one.came = IN, True
    add(one)


def _all(session):
    return db.session.scalars(select(SignUp).where(SignUp.session_id == session.id)).all()
