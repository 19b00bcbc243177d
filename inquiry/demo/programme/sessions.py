"""The sessions of the cohorts: announced, signed up for, looked back on; and the one next week."""

from datetime import timedelta

from inquiry.db import add
from inquiry.meetings.models import Meeting
from inquiry.sessions.models import (
    CO_LEADS,
    DISTRICT,
    IN,
    LEADS,
    ExitCard,
    Material,
    PdSession,
    SessionLeader,
    SignUp,
)
from inquiry.sessions.places import sign_up
from inquiry.text import to_html

DAY = timedelta(days=1)
PLACES = 9
NEXT = "Whose voice is missing?"
ABOUT = "Five minutes of a lesson on paper, and one question: who said nothing, and what were they thinking?"
BRING = "One page of your own lesson, written down as it was said. No names."
SIGNED_UP = ("Amal", "Dora", "Kira", "Gus", "Noor", "Pia", "Ravi", "Sol", "Zoe", "Hana", "Milo", "Jun")


def announce(programme, told, meeting, here) -> PdSession:
    """A session that is over: who led it, and who had a place."""
    session = _session(programme, meeting, told["session"], told.get("about", ""))
    leaders = _leaders(told)
    _led_by(programme, session, leaders)
    taking_part = [person for person in here if person.name not in {*leaders, "Uma"}]
    for number, person in enumerate(taking_part):
        at = meeting.starts_at - (14 - number % 9) * DAY
        add(SignUp(session_id=session.id, person_id=person.id, state=IN, at=at))
    return session


def _leaders(told):
    if told["how"] == "half":
        return {told["lead"]: LEADS, told["mentor"]: CO_LEADS}
    return {told.get("lead") or told["mentor"]: LEADS}


def _session(programme, meeting, title, about, **more):
    facts = {"title": title, "about": about, "html": to_html(about), "planned_by_id": programme["Uma"].id}
    return add(PdSession(meeting_id=meeting.id, team_id=meeting.team_id, **facts, **more))


def _led_by(programme, session, leaders):
    for name, part in leaders.items():
        add(SessionLeader(session_id=session.id, person_id=programme[name].id, part=part))


def look_back(programme, told, session, meeting) -> None:
    """What some wrote on their way out."""
    for name, learned, will_try, asks in told.get("exit_cards", ()):
        words = {"learned": learned, "will_try": will_try, "asks": asks}
        add(ExitCard(session_id=session.id, person_id=programme[name].id, at=meeting.ended_at, **words))


def plan_next(programme, at) -> Meeting:
    """The session next week: nine places, and some who wait for one."""
    meeting = add(
        Meeting(
            team_id=programme.teams["Second cohort"].id,
            purpose=NEXT,
            starts_at=programme.weeks.next(),
            minutes=90,
            place="Library at Birch",
            expected=PLACES + 2,
            protocol_id="notice_wonder",
            closing_id="plus_delta",
            facilitator_id=programme["Bea"].id,
            timekeeper_id=programme["Kira"].id,
            planned_by_id=programme["Uma"].id,
        )
    )
    session = _session(programme, meeting, NEXT, ABOUT, open_to=DISTRICT, places=PLACES)
    _led_by(programme, session, {"Bea": LEADS, "Edie": CO_LEADS})
    for number, name in enumerate(SIGNED_UP):  # nine have a place, and three wait
        sign_up(session, programme[name]).at = at - (9 - number / 2) * DAY
    words = {"title": "What to bring", "body": BRING, "html": to_html(BRING)}
    add(Material(session_id=session.id, by_id=programme["Bea"].id, at=at - 6 * DAY, **words))
    return meeting
