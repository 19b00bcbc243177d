"""Tapping the moves of a session: by the mentor in it, by the leader afterwards. Each once, and taken back at once."""

from datetime import timedelta
from itertools import count

import pytest

from inquiry.clock import now
from inquiry.growth.models import LeadingPlan, MoveTap
from inquiry.mentoring.models import Mentorship, SealedRead
from tests.browser import words
from tests.rooms.evening import Evening
from tests.world import LONG_AGO

DEVICES = count(1)


def device():
    return f"{next(DEVICES):032x}"


@pytest.fixture
def mentorship(world):
    """Edie of another school is Bea’s mentor."""
    agreed = {"agreed_at": LONG_AGO, "sees_from": LONG_AGO}
    return world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed))


@pytest.fixture
def evening(world, browser):
    """A meeting that Bea leads, in its first step."""
    return Evening(world, browser).begin()


@pytest.fixture
def pad(evening, mentorship):
    """Where Edie taps."""
    return f"/mentoring/{mentorship.ref}/moves/{evening.meeting.ref}"


def taps(evening, *conditions):
    return [
        (tap.who, tap.family, tap.code) for tap in evening.rows(MoveTap, MoveTap.taken_back_at.is_(None), *conditions)
    ]


def millis(moment):
    return round(moment.timestamp() * 1000)


def test_a_mentor_taps_a_move_with_the_step_that_runs(world, evening, browser, pad):
    edie = browser(world.edie)
    edie.post(pad, code="wait", who="leader", step="now", words="Take your time")
    (tap,) = evening.rows(MoveTap)
    assert (tap.leader_id, tap.by_id, tap.step_id) == (world.bea.id, world.edie.id, evening.step.id)
    assert (tap.who, tap.family, tap.code, tap.words) == ("leader", "eliciting", "wait", "Take your time")
    assert "Wait" in edie.get(pad).text
    assert "Take your time" in edie.get(pad).text


def test_a_tap_that_was_kept_on_the_device_belongs_to_the_step_of_its_moment(world, evening, browser, pad):
    first, tapped = evening.step, now()
    evening.steer("on", cards="open")
    evening.steer("on", cards="open")
    browser(world.edie).post(
        pad, json=True, code="wait", who="leader", step="now", device_id=device(), at=millis(tapped)
    )
    (tap,) = evening.rows(MoveTap)
    assert tap.step_id == first.id
    assert abs(tap.at - tapped) < timedelta(seconds=1)


def test_after_going_back_a_tap_belongs_to_the_step_gone_back_to(world, evening, browser, pad):
    first = evening.step
    evening.steer("on", cards="open")
    evening.steer("back")
    browser(world.edie).post(pad, code="wait", who="leader", step="now")
    assert evening.rows(MoveTap)[0].step_id == first.id


@pytest.mark.parametrize("off", [timedelta(days=-3), timedelta(days=3)])
def test_a_clock_that_is_wrong_puts_no_tap_outside_the_session(world, evening, browser, pad, off):
    browser(world.edie).post(pad, code="wait", who="leader", step="now", at=millis(now() + off))
    (tap,) = evening.rows(MoveTap)
    assert evening.meeting.began_at <= tap.at <= now()


def test_a_device_that_sends_its_tap_again_changes_nothing(world, evening, browser, pad):
    edie, name = browser(world.edie), device()
    answers = [edie.post(pad, json=True, code="wait", who="mentor", step="now", device_id=name) for _again in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 200]
    assert taps(evening) == [("mentor", "eliciting", "wait")]
    assert all(f'id="tap-{name}"' in one.json["part"] for one in answers)


def test_a_tap_is_taken_back_at_once_and_is_not_brought_back_by_its_device(world, evening, browser, pad):
    edie, name = browser(world.edie), device()
    tap = {"code": "wait", "who": "leader", "step": "now", "device_id": name}
    edie.post(pad, json=True, **tap)
    assert "data-gone" in edie.post(f"/move-taps/{name}/taking-back", json=True).json["part"]
    edie.post(pad, json=True, **tap)
    assert taps(evening) == []
    assert edie.post(f"/move-taps/{name}/taking-back").status_code == 403


def test_without_a_script_a_tap_and_its_taking_back_lead_to_the_page_again(world, evening, browser, pad):
    edie = browser(world.edie)
    assert edie.post(pad, code="wait", who="leader", step="").location.endswith(pad)
    (tap,) = evening.rows(MoveTap)
    assert edie.post(f"/move-taps/{tap.ref}/taking-back").location.endswith(pad)
    assert taps(evening) == []


def test_another_ones_tap_is_nobody_elses_to_take_back_or_to_take_over(world, evening, browser, pad):
    name = device()
    browser(world.edie).post(pad, json=True, code="wait", who="leader", step="now", device_id=name)
    bea, own = browser(world.bea), evening.url("moves")
    assert bea.post(f"/move-taps/{name}/taking-back").status_code == 403
    assert bea.post(own, json=True, code="repair", who="leader", device_id=name).status_code == 409
    assert browser(world.amal).post(f"/move-taps/{name}/taking-back").status_code == 404
    assert taps(evening) == [("leader", "eliciting", "wait")]


def test_the_leader_notes_moves_afterwards_in_a_step_or_in_none(world, evening, browser, mentorship):
    steps = evening.steps
    evening.close()
    bea, own = browser(world.bea), evening.url("moves")
    bea.post(own, code="repair", who="leader", step=steps[2].ref)
    bea.post(own, code="counter", who="mentor", step="")
    assert [tap.step_id for tap in evening.rows(MoveTap)] == [steps[2].id, None]
    assert taps(evening) == [("leader", "cultivating", "repair"), ("mentor", "connecting", "counter")]
    said = words(browser(world.edie).get(f"/mentoring/{mentorship.ref}/moves/{evening.meeting.ref}"))
    assert "noted by Bea" in said


def test_before_a_session_begins_nothing_is_tapped(world, browser, mentorship):
    pad = f"/mentoring/{mentorship.ref}/moves/{world.meeting.ref}"
    assert "It has not begun yet" in browser(world.edie).get(pad).text
    assert browser(world.edie).post(pad, code="wait", who="leader").status_code == 409


@pytest.mark.parametrize(
    "fields", [{"code": "no-such-move"}, {"code": ""}, {"who": "somebody"}, {"words": "x" * 501}, {"device_id": "../x"}]
)
def test_what_is_no_move_is_refused_and_nothing_is_kept(world, evening, browser, pad, fields):
    answer = browser(world.edie).post(pad, json=True, **{"code": "wait", "who": "leader", **fields})
    assert answer.status_code == 422
    assert answer.json["message"]
    assert taps(evening) == []


def test_a_move_that_was_put_away_while_a_device_was_offline_is_kept_with_its_name(world, evening, browser, pad):
    world.change(world.cleo, role="coach lead")
    browser(world.cleo).post(f"/districts/{world.district.ref}/moves/wait/putting-away")
    edie = browser(world.edie)
    assert 'value="wait"' not in edie.get(pad).text
    edie.post(pad, code="wait", who="leader", step="now")
    assert "Wait" in words(edie.get(pad))


def test_a_mentor_reads_the_steps_by_name_and_nothing_people_wrote(world, evening, browser, pad):
    evening.go_to("write_notices")
    evening.write(world.amal, "calendula-on-a-card", kind="noticing")
    evening.steer("on", cards="open")
    page = browser(world.edie).get(pad).text
    assert evening.steps[0].data["title"]["en"] in page
    for said in ("calendula-on-a-card", "Look at fractions together", "Amal", "Room 12", world.cycle.question):
        assert said not in page
    assert browser(world.edie).get(evening.url("room")).status_code == 404


def test_the_step_that_runs_is_told_when_it_changes(world, evening, browser, pad):
    edie, first = browser(world.edie), evening.step
    assert edie.get(f"{pad}/step?now={first.ref}").text == ""
    evening.steer("on", cards="open")
    assert evening.step.data["title"]["en"] in edie.get(f"{pad}/step?now={first.ref}").text
    evening.close()
    assert "The session is over" in edie.get(f"{pad}/step?now={first.ref}").text
    assert edie.get(f"{pad}/step?now=none").text == ""


def test_the_leader_sees_that_their_mentor_opened_the_moves_and_not_each_tap(world, evening, browser, pad):
    edie = browser(world.edie)
    edie.get(pad)
    for _turn in range(3):
        edie.post(pad, json=True, code="wait", who="leader", step="now", device_id=device())
        edie.get(f"{pad}/step")
    assert [(read.owner_id, read.what) for read in evening.rows(SealedRead)] == [(world.bea.id, "moves")]


def test_what_a_mentor_set_out_to_see_stands_there(world, evening, browser, pad):
    world.add(LeadingPlan(meeting_id=evening.meeting.id, leader_id=world.bea.id, moves=["ask_for_evidence", "repair"]))
    assert "Set out to practice: Ask for evidence, Repair" in words(browser(world.edie).get(pad))


@pytest.mark.parametrize("who", ["amal", "farah", "cleo", "dev", "edie"])
def test_who_did_not_lead_a_meeting_notes_no_moves_of_it(world, evening, browser, who):
    answer = browser(getattr(world, who)).post(evening.url("moves"), code="wait", who="leader")
    assert answer.status_code in (403, 404)
    assert taps(evening) == []


def test_who_planned_to_lead_a_part_of_it_notes_their_own(world, evening, browser):
    world.add(LeadingPlan(meeting_id=evening.meeting.id, leader_id=world.amal.id))
    browser(world.amal).post(evening.url("moves"), code="wait", who="leader", step="now")
    assert [tap.leader_id for tap in evening.rows(MoveTap)] == [world.amal.id]
    assert "Wait" not in words(browser(world.bea).get(evening.url("moves"))).split("Whose move")[0]


def test_a_mentor_taps_only_in_sessions_that_this_leader_led(world, browser, mentorship):
    world.change(world.meeting, facilitator_id=world.amal.id)
    assert browser(world.edie).get(f"/mentoring/{mentorship.ref}/moves/{world.meeting.ref}").status_code == 404


@pytest.mark.parametrize("becomes", [{"is_evaluator": True}, {"role": "principal"}])
def test_a_mentor_who_comes_to_evaluate_the_leader_taps_and_reads_no_more(world, evening, browser, pad, becomes):
    browser(world.edie).post(pad, code="wait", who="leader", step="now")
    world.change(world.edie, school_id=world.oak.id, **becomes)
    edie = browser(world.edie)
    assert (edie.get(pad).status_code, edie.post(pad, code="wait", who="leader").status_code) == (404, 404)
    assert edie.post(f"/move-taps/{evening.rows(MoveTap)[0].ref}/taking-back").status_code == 404


def test_a_former_mentor_taps_and_reads_no_more(world, evening, browser, pad, mentorship):
    world.change(mentorship, until_at=now())
    assert browser(world.edie).get(pad).status_code == 404
