"""A session led by two, one after the other: each plans, is tapped, and looks back, whoever facilitates at the end."""

from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.meetings.models import CLOSED
from inquiry.mentoring.models import Mentorship
from inquiry.sessions.models import CO_LEADS, LEADS, PdSession, SessionLeader
from tests.rooms.evening import Evening
from tests.world import LONG_AGO


@pytest.fixture
def handed_over(world, browser):
    """Bea, whom Edie mentors, planned and began it; Amal facilitates now."""
    agreed = {"agreed_at": LONG_AGO, "sees_from": LONG_AGO}
    world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed))
    evening = Evening(world, browser).begin()
    assert browser(world.bea).post(evening.url("leading"), purpose="See where ½ sits").status_code == 303
    world.change(world.meeting, facilitator_id=world.amal.id)
    return evening


def test_who_handed_over_goes_on_with_their_plan_and_looks_back(world, browser, handed_over):
    assert handed_over.url("leading") in browser(world.bea).get("/leading").text
    world.change(world.meeting, state=CLOSED, ended_at=now() + timedelta(minutes=1))
    for person in (world.bea, world.amal):
        assert handed_over.url("debrief") in browser(person).get("/leading").text
    assert handed_over.url("debrief") not in browser(world.gus).get("/leading").text


def test_their_mentor_still_finds_the_session(world, browser, handed_over):
    page = browser(world.edie).get("/leading/leaders").text
    assert f"/moves/{world.meeting.ref}" in page
    assert f"/plans/{world.meeting.ref}" in page


def test_whoever_leads_it_together_finds_their_plan_and_their_debrief_on_its_page(world, browser):
    whose = {"meeting_id": world.meeting.id, "team_id": world.team.id, "planned_by_id": world.bea.id}
    session = world.add(PdSession(title="Talk moves", **whose))
    for person, part in ((world.bea, LEADS), (world.amal, CO_LEADS)):
        world.add(SessionLeader(session_id=session.id, person_id=person.id, part=part))
    world.change(world.team, kind="cohort")
    page = f"/sessions/{session.ref}"
    for person, leads in ((world.bea, True), (world.amal, True), (world.gus, False)):
        assert (f"/meetings/{world.meeting.ref}/leading" in browser(person).get(page).text) == leads
    world.change(world.meeting, state=CLOSED, began_at=now(), ended_at=now())
    for person, leads in ((world.bea, True), (world.amal, True), (world.gus, False)):
        assert (f"/meetings/{world.meeting.ref}/debrief" in browser(person).get(page).text) == leads
