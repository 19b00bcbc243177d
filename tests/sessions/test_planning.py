"""A session is planned with the same page and the same protocols as any meeting, by whoever facilitates the cohort."""

import pytest
from sqlalchemy import select

from inquiry.db import db
from inquiry.meetings.models import Meeting
from inquiry.sessions.models import PdSession, SessionLeader
from tests.browser import words

PLAN = {
    "purpose": "Talk moves for fractions",
    "day": "2027-02-04",
    "time": "15:30",
    "minutes": "90",
    "place": "Library",
    "expected": "60",
    "protocol": "notice_wonder",
    "opening": "",
    "closing": "plus_delta",
    **dict.fromkeys(("cycle", "timekeeper", "recorder", "presenter", "focus_norm"), ""),
    "about": "Three moves, **tried out**.",
    "open_to": "district",
    "places": "40",
    "closes_at": "2027-02-03T12:00",
}


@pytest.fixture
def planned(world, browser, cohort):
    said = PLAN | {"facilitator": world.edie.ref, "co_leaders": world.amal.ref}
    answer = browser(world.edie).post(f"/teams/{cohort.ref}/sessions/new", **said)
    assert answer.status_code == 303, words(answer)
    return answer.location.rsplit("/", 1)[1]


def test_a_session_is_a_meeting_of_its_cohort(world, planned, cohort, inside):
    session = inside.scalar(select(PdSession).where(PdSession.ref == planned))
    meeting = inside.get(Meeting, session.meeting_id)
    assert (meeting.team_id, meeting.purpose, meeting.protocol_id, meeting.expected, meeting.minutes) == (
        cohort.id,
        "Talk moves for fractions",
        "notice_wonder",
        60,
        90,
    )
    assert (session.title, session.places, session.open_to) == ("Talk moves for fractions", 40, "district")
    assert session.closes_at.isoformat() == "2027-02-03T18:00:00+00:00"  # noon in Chicago


def test_it_is_led_together(world, browser, planned):
    with world.app.app_context():
        led = dict(db.session.execute(select(SessionLeader.person_id, SessionLeader.part)).all())
    assert led == {world.edie.id: "leads", world.amal.id: "co-leads"}
    page = words(browser(world.bea).get(f"/sessions/{planned}"))
    assert "Edie" in page
    assert "Amal" in page
    assert "tried out" in page


def test_whoever_leads_with_others_looks_after_it_and_can_be_taken_off_again(world, browser, planned):
    about = {"title": "Talk moves", "about": "", "open_to": "cohort", "places": "", "closes_at": ""}
    assert browser(world.farah).get(f"/sessions/{planned}/about").status_code == 403
    assert browser(world.amal).post(f"/sessions/{planned}/about", **about).status_code == 303
    assert browser(world.amal).get(f"/sessions/{planned}/about").status_code == 403
    assert browser(world.edie).get(f"/sessions/{planned}/about").status_code == 200


def test_only_who_facilitates_a_cohort_plans_its_sessions(world, browser, cohort):
    assert browser(world.amal).get(f"/teams/{cohort.ref}/sessions/new").status_code == 403
    assert browser(world.bea).get(f"/teams/{world.team.ref}/sessions/new").status_code == 403  # no cohort
    assert browser(world.edie).get(f"/teams/{cohort.ref}/sessions/new").status_code == 200


def test_a_mistake_keeps_what_was_written(world, browser, cohort):
    said = PLAN | {"facilitator": world.edie.ref, "places": "0", "purpose": ""}
    answer = browser(world.edie).post(f"/teams/{cohort.ref}/sessions/new", **said)
    assert answer.status_code == 422
    assert "Three moves, **tried out**." in answer.text
    assert "Give the session a title." in words(answer)


def test_what_would_help_the_plan_to_fit_keeps_the_session(world, browser, cohort):
    here = f"/teams/{cohort.ref}/sessions/new"
    page = browser(world.edie).get(
        f"/teams/{cohort.ref}/meetings/fit?minutes=20&protocol=tuning&expected=9&here={here}"
    )
    assert f'formaction="{here}#fit"' in page.text
    elsewhere = browser(world.edie).get(
        f"/teams/{cohort.ref}/meetings/fit?minutes=20&protocol=tuning&expected=9&here=//evil.example/x"
    )
    assert "evil" not in elsewhere.text


def test_two_who_describe_it_at_once_lose_nothing(world, browser, planned):
    said = {"title": "Talk moves", "open_to": "district", "places": "", "closes_at": "", "seen": "as it was before"}
    answer = browser(world.edie).post(f"/sessions/{planned}/about", **said, about="Mine")
    assert answer.status_code == 422
    assert "Three moves, **tried out**." in answer.text
    assert "Mine" in answer.text


def test_its_page_and_the_plan_of_its_meeting_lead_to_each_other(world, browser, planned, inside):
    session = inside.scalar(select(PdSession).where(PdSession.ref == planned))
    meeting = inside.get(Meeting, session.meeting_id)
    assert f"/sessions/{planned}" in browser(world.edie).get(f"/meetings/{meeting.ref}").text
    assert f"/meetings/{meeting.ref}" in browser(world.edie).get(f"/sessions/{planned}").text
    assert f"/meetings/{meeting.ref}" not in browser(world.bea).get(f"/sessions/{planned}").text
