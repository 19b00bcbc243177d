"""Plan, lead, look back: between a leader and their mentor, the leader first, and no word is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from inquiry.clock import now
from inquiry.growth.models import Debrief, LeadingPlan
from inquiry.meetings.models import CLOSED
from inquiry.meetings.steps import Step
from inquiry.mentoring.models import Mentorship, SealedRead
from inquiry.teams.models import Membership
from tests.browser import words
from tests.world import every_table

PLAN = {"purpose": "See where ½ sits", "why": "Silence first", "risks": "Gus may go quiet", "questions": "What else?"}
LOOKED = {"learned": "They saw the length", "keep": "The silence", "try_next": "Wait longer", "goal": "Ask once more"}


@pytest.fixture
def mentorship(world):
    """Edie of another school has been Bea’s mentor for a month."""
    agreed = {"agreed_at": now() - timedelta(days=30), "sees_from": now() - timedelta(days=30)}
    return world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed))


@pytest.fixture
def held(world):
    """The meeting was held an hour ago; its first step took a minute longer than planned."""
    over = {"state": CLOSED, "began_at": now() - timedelta(hours=2), "ended_at": now() - timedelta(hours=1)}
    world.change(world.meeting, starts_at=now() - timedelta(hours=2), **over)
    data = {"title": {"en": "We look in silence"}}
    times = {"planned_seconds": 240, "used_seconds": 300, "opened_at": now() - timedelta(hours=2)}
    world.add(Step(meeting_id=world.meeting.id, position=0, part="main", key="look", data=data, **times))
    return world.meeting


def only(world, model):
    with world.app.app_context():
        from inquiry.db import db

        return db.session.scalar(select(model).execution_options(**every_table()))


def write_plan(world, browser, **said):
    return browser(world.bea).post(f"/meetings/{world.meeting.ref}/leading", **PLAN | said)


def look_back(world, browser, **said):
    return browser(world.bea).post(f"/meetings/{world.meeting.ref}/debrief", **LOOKED | said)


def mentors_page(world, browser, mentorship, what, who=None):
    return browser(who or world.edie).get(f"/mentoring/{mentorship.ref}/{what}/{world.meeting.ref}")


def answer_plan(world, browser, said, who=None, **more):
    plan = only(world, LeadingPlan)
    return browser(who or world.edie).post(f"/leading-plans/{plan.ref}/words-beside", mentor_words=said, **more)


def answer_debrief(world, browser, said, who=None):
    row = only(world, Debrief)
    return browser(who or world.edie).post(f"/debriefs/{row.ref}/words-beside", mentor_words=said)


def test_a_plan_is_kept_and_its_mentor_reads_it_and_writes_beside_it(world, browser, mentorship):
    assert write_plan(world, browser).status_code == 303
    assert "Gus may go quiet" in words(mentors_page(world, browser, mentorship, "plans"))
    assert answer_plan(world, browser, "What if nobody speaks?").status_code == 303
    page = words(browser(world.bea).get(f"/meetings/{world.meeting.ref}/leading"))
    assert "What Edie writes" in page
    assert "What if nobody speaks?" in page


def test_that_the_mentor_opened_a_plan_is_written_down_for_the_leader(world, browser, mentorship, inside):
    write_plan(world, browser)
    mentors_page(world, browser, mentorship, "plans")
    inside.rollback()
    assert [(one.reader_id, one.what) for one in inside.scalars(select(SealedRead))] == [(world.edie.id, "plan")]


def test_who_is_not_the_mentor_neither_reads_nor_writes_beside_a_plan(world, browser, mentorship):
    write_plan(world, browser)
    for who in (world.amal, world.bea, world.cleo, world.dev, world.ines):
        assert mentors_page(world, browser, mentorship, "plans", who).status_code == 404
    for who in (world.amal, world.cleo, world.dev, world.ines):
        assert answer_plan(world, browser, "I was here", who).status_code == 404
    assert answer_plan(world, browser, "As my own mentor", world.bea).status_code == 403
    assert only(world, LeadingPlan).mentor_words == ""


def test_a_colleague_of_the_team_keeps_a_plan_of_their_own_and_sees_no_other(world, browser, mentorship):
    write_plan(world, browser)
    assert "Gus may go quiet" not in words(browser(world.amal).get(f"/meetings/{world.meeting.ref}/leading"))


def test_a_plan_written_on_two_devices_loses_no_word(world, browser, mentorship):
    write_plan(world, browser)
    seen = {f"seen_{name}": said for name, said in PLAN.items()}
    assert write_plan(world, browser, **seen, risks="Farah may go quiet").status_code == 303
    late = write_plan(world, browser, **seen, risks="Gus and Amal", why="Because")
    assert late.status_code == 422
    assert "Farah may go quiet" in words(late)
    assert "Gus and Amal" in words(late)
    assert only(world, LeadingPlan).risks == "Farah may go quiet"


def test_what_only_the_other_device_changed_stays(world, browser, mentorship):
    write_plan(world, browser)
    seen = {f"seen_{name}": said for name, said in PLAN.items()}
    write_plan(world, browser, **seen, risks="Farah may go quiet")
    assert write_plan(world, browser, **seen, why="Because").status_code == 303
    assert (only(world, LeadingPlan).risks, only(world, LeadingPlan).why) == ("Farah may go quiet", "Because")


def test_the_mentors_words_on_two_devices_lose_no_word(world, browser, mentorship):
    write_plan(world, browser)
    answer_plan(world, browser, "Where would you stand?")
    late = answer_plan(world, browser, "Who begins?")
    assert late.status_code == 422
    assert "Where would you stand?" in words(late)
    assert "Who begins?" in words(late)


def test_the_mentor_reads_and_writes_only_once_the_leader_has_written(world, browser, mentorship, held):
    look_back(world, browser)
    assert "They saw the length" not in words(mentors_page(world, browser, mentorship, "debriefs"))
    assert answer_debrief(world, browser, "Well…").status_code == 404
    look_back(world, browser, written="1", **{f"seen_{name}": said for name, said in LOOKED.items()})
    assert "They saw the length" in words(mentors_page(world, browser, mentorship, "debriefs"))
    assert answer_debrief(world, browser, "I saw it too.").status_code == 303
    assert "I saw it too." in words(browser(world.bea).get(f"/meetings/{world.meeting.ref}/debrief"))


def test_the_room_fills_in_times_and_roles(world, browser, mentorship, held):
    page = words(browser(world.bea).get(f"/meetings/{world.meeting.ref}/debrief"))
    assert "We look in silence 4 min 5 min" in page
    assert "Timekeeper Gus" in page
    look_back(world, browser, written="1")
    assert "We look in silence 4 min 5 min" in words(mentors_page(world, browser, mentorship, "debriefs"))


def test_a_session_that_has_not_begun_has_no_debrief(world, browser):
    assert browser(world.bea).get(f"/meetings/{world.meeting.ref}/debrief").status_code == 403


def test_the_page_on_leading_says_what_is_next_and_what_was_to_be_tried(world, browser, mentorship, held):
    assert f"/meetings/{world.meeting.ref}/debrief" in browser(world.bea).get("/leading").text
    look_back(world, browser, written="1")
    page = browser(world.bea).get("/leading")
    assert "Wait longer" in words(page)
    assert f"/meetings/{world.meeting.ref}/debrief" not in page.text
    assert "Wait longer" in words(browser(world.edie).get("/leading/leaders"))
    assert "Answer the debrief" in words(browser(world.edie).get("/leading/leaders"))


def test_the_mentor_finds_the_plan_of_the_next_session(world, browser, mentorship):
    assert "not begun yet" in words(browser(world.edie).get("/leading/leaders"))
    write_plan(world, browser)
    assert "waits for your words" in words(browser(world.edie).get("/leading/leaders"))


@pytest.fixture
def both(world, browser, mentorship, held):
    """A plan and a debrief, both answered by Edie."""
    write_plan(world, browser)
    look_back(world, browser, written="1")
    answer_plan(world, browser, "Edie beside the plan")
    answer_debrief(world, browser, "Edie beside the debrief")
    return mentorship


def test_after_a_change_of_mentor_the_old_one_reads_nothing_and_the_new_one_what_is_new(world, browser, both):
    browser(world.bea).post(f"/people/{world.bea.ref}/mentor", mentor=world.cleo.ref)
    for what in ("plans", "debriefs"):
        assert mentors_page(world, browser, both, what).status_code == 404
    newer = next(one for one in all_mentorships(world) if one.mentor_id == world.cleo.id)
    for what in ("plans", "debriefs"):
        page = mentors_page(world, browser, newer, what, world.cleo)
        assert page.status_code == 404 or "Edie beside" not in words(page)
    assert "Wait longer" not in words(browser(world.cleo).get("/leading/leaders"))
    since = (now() - timedelta(days=60)).date().isoformat()
    browser(world.bea).post(f"/mentorships/{newer.ref}/earlier-records", since=since)
    for what in ("plans", "debriefs"):
        page = words(mentors_page(world, browser, newer, what, world.cleo))
        assert "What Edie writes" in page
        assert "it stays as it is" in page
    assert answer_plan(world, browser, "Cleo over it", world.cleo).status_code == 403
    assert only(world, LeadingPlan).mentor_words == "Edie beside the plan"


def all_mentorships(world):
    with world.app.app_context():
        from inquiry.db import db

        return list(db.session.scalars(select(Mentorship)))


@pytest.mark.parametrize("becomes", [{"is_evaluator": True}, {"role": "principal", "school_id": "oak"}])
def test_a_mentor_who_becomes_the_evaluator_finds_nothing_on_any_page(world, browser, both, becomes):
    world.change(world.edie, **{name: world.oak.id if value == "oak" else value for name, value in becomes.items()})
    for what in ("plans", "debriefs"):
        assert mentors_page(world, browser, both, what).status_code == 404
    assert answer_plan(world, browser, "Still here?").status_code == 404
    assert answer_debrief(world, browser, "Still here?").status_code == 404
    page = words(browser(world.edie).get("/leading/leaders"))
    assert "Wait longer" not in page
    assert "You evaluate Bea now" in page
    assert "Edie beside the plan" in words(browser(world.bea).get(f"/meetings/{world.meeting.ref}/leading"))


def test_a_leader_who_leaves_the_team_keeps_what_they_wrote_and_their_mentor_too(world, browser, both):
    with world.app.app_context():
        from inquiry.db import db

        part = db.session.scalar(select(Membership).where(Membership.person_id == world.bea.id))
    world.change(part, until_at=now() - timedelta(seconds=1))
    assert browser(world.bea).get(f"/meetings/{world.meeting.ref}/leading").status_code == 404
    records = words(browser(world.bea).get("/leading/records"))
    assert "Gus may go quiet" in records
    assert "Edie beside the debrief" in records
    assert "fractions" not in records  # what the team’s meeting was about stays with the team
    assert "They saw the length" in words(mentors_page(world, browser, both, "debriefs"))


def test_when_a_leaders_account_is_closed_their_mentor_finds_nothing(world, browser, both):
    world.change(world.bea, left_at=now())
    for what in ("plans", "debriefs"):
        assert mentors_page(world, browser, both, what).status_code == 404
    assert "Wait longer" not in words(browser(world.edie).get("/leading/leaders"))


def test_two_moves_to_practise_are_chosen_in_the_words_of_the_district(world, browser, mentorship, held):
    write_plan(world, browser, first_move="wait", second_move="wait")
    assert only(world, LeadingPlan).moves == ["wait"]
    seen = {f"seen_{name}": said for name, said in PLAN.items()}
    write_plan(world, browser, first_move="wait", second_move="no such move", **seen)
    assert only(world, LeadingPlan).moves == ["wait"]
    name = "Wait"
    assert name in words(mentors_page(world, browser, mentorship, "plans"))
    assert name in words(browser(world.bea).get(f"/meetings/{world.meeting.ref}/debrief"))


def test_a_plan_begun_on_two_devices_at_the_same_moment_loses_no_word(world, browser):
    said = ("Gus may go quiet", "Farah may go quiet")
    devices = [browser(world.bea) for _ in said]
    address = f"/meetings/{world.meeting.ref}/leading"
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda device, risks: device.post(address, risks=risks), devices, said))
    kept = only(world, LeadingPlan).risks
    assert sorted(one.status_code for one in answers) == [303, 422]
    (late,) = (words(one) for one in answers if one.status_code == 422)
    assert kept in late
    assert all(one in late for one in said)
