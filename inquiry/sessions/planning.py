"""A session is put down together with its meeting, and changed later by those who look after it."""

from datetime import UTC
from zoneinfo import ZoneInfo

from inquiry.clock import local
from inquiry.db import add, db
from inquiry.sessions.models import CO_LEADS, LEADS, PdSession, SessionLeader
from inquiry.sessions.places import hold, move_up
from inquiry.text import to_html


def begin(meeting, form, members, zone, *, by) -> PdSession:
    """Put down the session a meeting is. Whoever facilitates the meeting leads it, and others with them."""
    session = PdSession(meeting_id=meeting.id, team_id=meeting.team_id, planned_by_id=by.id, title=meeting.purpose)
    _fill_in(session, form, zone)
    add(session)
    add(SessionLeader(session_id=session.id, person_id=meeting.facilitator_id, part=LEADS))
    share_leading(session, form.co_leaders.data, members)
    return session


def change(session, form, members, zone) -> None:
    """Take over what a form says. More places let those move up who wait; with fewer nobody loses theirs."""
    hold(session)
    session.title = form.title.data
    _fill_in(session, form, zone)
    share_leading(session, form.co_leaders.data, members)
    move_up(session)


def _fill_in(session, form, zone):
    session.about, session.html = form.about.data, to_html(form.about.data)
    session.open_to, session.places = form.open_to.data, form.places.data
    closes = form.closes_at.data
    session.closes_at = closes and closes.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def as_form(session, members, zone) -> dict:
    """What the form shows for a session that is there already."""
    led = {one.person_id for one in leaders(session) if one.part == CO_LEADS}
    return {
        **{name: getattr(session, name) for name in ("title", "about", "open_to", "places")},
        "seen": session.about,
        "closes_at": session.closes_at and local(session.closes_at, zone).replace(tzinfo=None),
        "co_leaders": [one.ref for one in members if one.id in led],
    }


def share_leading(session, refs, members) -> None:
    """Let these members lead it too, and nobody else but whoever leads the whole."""
    asked = {one.id for one in members if one.ref in (refs or ())}
    here = {one.person_id: one for one in leaders(session)}
    for number in asked - here.keys():
        add(SessionLeader(session_id=session.id, person_id=number, part=CO_LEADS))
    for number, one in here.items():
        if one.part == CO_LEADS and number not in asked:
            db.session.delete(one)


def leaders(session) -> list[SessionLeader]:
    return list(db.session.query(SessionLeader).filter_by(session_id=session.id))
