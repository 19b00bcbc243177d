"""A cohort across schools: Edie of Elm facilitates it, Amal and Farah of Oak are in it. The rest are outside."""

from datetime import timedelta

import pytest

from inquiry.clock import local, now
from inquiry.db import db
from inquiry.meetings.models import Meeting
from inquiry.sessions.models import DISTRICT, LEADS, PdSession, SessionLeader, SignUp
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team
from tests.world import LONG_AGO, ZONE


@pytest.fixture
def cohort(world):
    """The team; its people are as in the words above."""
    team = world.add(Team(name="Fractions", kind="cohort", district_id=world.district.id, begun_at=LONG_AGO))
    for person, role in ((world.edie, FACILITATOR), (world.amal, MEMBER), (world.farah, MEMBER)):
        when = {"from_at": LONG_AGO, "sees_from": LONG_AGO}
        world.add(Membership(team_id=team.id, person_id=person.id, role=role, **when))
    return team


@pytest.fixture
def session(world, cohort):
    """One session in three days, open to the district, with two places."""
    return a_session(world, cohort, places=2)


def a_session(world, cohort, *, days=3, title="Talk moves", open_to=DISTRICT, places=None, **more):
    whose = {"team_id": cohort.id, "planned_by_id": world.edie.id}
    when = {"starts_at": now() + timedelta(days=days), "minutes": 90, "place": "Library"}
    meeting = world.add(Meeting(purpose=title, facilitator_id=world.edie.id, **when, **whose))
    made = world.add(PdSession(meeting_id=meeting.id, title=title, open_to=open_to, places=places, **whose, **more))
    world.add(SessionLeader(session_id=made.id, person_id=world.edie.id, part=LEADS))
    made.its_meeting = meeting
    return made


def signs_up(browser, person, session):
    answer = browser(person).post(f"/sessions/{session.ref}/place")
    assert answer.status_code in (303, 403, 404)
    return answer


def withdraws(browser, person, session):
    answer = browser(person).post(f"/sessions/{session.ref}/withdrawal")
    assert answer.status_code == 303, answer.text
    return answer


def places(world, session):
    """Who has a place and who waits, by name, in the order they came."""
    with world.app.app_context():
        rows = db.session.scalars(
            db.select(SignUp).where(SignUp.session_id == session.id).order_by(SignUp.at, SignUp.id)
        ).all()
        names = {getattr(world, who).id: who for who in ("amal", "bea", "farah", "gus", "cleo", "dev", "edie")}
        return [names[row.person_id] for row in rows if row.state == "in"], [
            names[row.person_id] for row in rows if row.state == "waiting"
        ]


def guest_parts(world, cohort, person):
    """Somebody’s parts in the cohort, the newest last."""
    with world.app.app_context():
        mine = db.select(Membership).where(Membership.team_id == cohort.id, Membership.person_id == person.id)
        return db.session.scalars(mine.order_by(Membership.id)).all()


def day_of(session, world):
    """The day a session is held, where its people are."""
    return local(world.again(session.its_meeting).starts_at, ZONE).date()
