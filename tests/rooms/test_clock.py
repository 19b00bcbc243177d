"""The clock: a row that changes only when somebody decides something."""

from datetime import timedelta

import pytest

from inquiry.clock import now


def test_it_waits_until_the_facilitator_starts_it(evening):
    evening.begin()
    assert evening.meeting.clock == "waiting"
    evening.steer("start")
    assert evening.meeting.clock == "running"
    planned = timedelta(seconds=evening.step.planned_seconds)
    assert abs(evening.meeting.clock_ends_at - now() - planned) < timedelta(seconds=30)


def test_a_pause_keeps_what_is_left(evening):
    evening.begin()
    evening.steer("start")
    ends_at = evening.meeting.clock_ends_at
    evening.steer("pause")
    assert evening.meeting.clock == "paused"
    assert evening.meeting.clock_ends_at is None
    assert 0 < evening.meeting.clock_left_ms <= evening.step.planned_seconds * 1000
    evening.steer("start")
    assert evening.meeting.clock_ends_at >= ends_at
    assert evening.log() == ["began", "started", "paused", "resumed"]


@pytest.mark.parametrize("running", [True, False])
def test_a_minute_more_is_a_minute_more(evening, running):
    evening.begin()
    if running:
        evening.steer("start")
    before = evening.meeting
    evening.steer("minute")
    after = evening.meeting
    assert evening.step.added_seconds == 60
    if running:
        assert after.clock_ends_at - before.clock_ends_at == timedelta(seconds=60)
    else:
        assert after.clock_left_ms - before.clock_left_ms == 60_000


def test_a_step_that_runs_over_is_shown_and_nothing_moves(evening, world):
    evening.begin()
    evening.steer("start")
    world.change(world.meeting, clock_ends_at=now() - timedelta(seconds=75))
    room = evening.room(world.amal)
    assert "+1:1" in room.text
    assert evening.step.key == "welcome"
    evening.steer("pause")
    assert evening.meeting.clock_left_ms < -74_000


def test_time_is_lent_from_a_later_step_only_by_choice_and_never_below_its_least(evening):
    evening.begin()
    lender = next(step for step in evening.steps if step.key == "talk")
    spare = (lender.planned_seconds - lender.least_seconds) // 60
    for _minute in range(spare + 3):
        evening.steer("loan", lender=lender.ref)
    lender = next(step for step in evening.steps if step.key == "talk")
    assert lender.planned_seconds + lender.added_seconds >= lender.least_seconds
    assert evening.step.added_seconds == -lender.added_seconds
    assert evening.log().count("borrowed") >= spare


def test_an_earlier_step_lends_nothing(evening):
    evening.begin().go_to("talk")
    earlier = next(step for step in evening.steps if step.key == "write_notices")
    evening.steer("loan", lender=earlier.ref)
    assert evening.step.added_seconds == 0


def test_going_on_keeps_a_running_clock_running_and_a_resting_one_resting(evening):
    evening.begin()
    evening.steer("on")
    assert evening.meeting.clock == "waiting"
    evening.steer("start")
    evening.steer("on")
    assert evening.meeting.clock == "running"


def test_going_back_loses_nothing(evening, world):
    evening.begin().go_to("write_notices")
    evening.write(world.amal, "¼ is to the right of ½.")
    evening.steer("on")
    evening.steer("back")
    assert evening.step.key == "write_notices"
    assert "¼ is to the right of ½." in evening.room(world.amal).text
    assert evening.log()[-2:] == ["went_on", "went_back"]


def test_time_used_is_kept_for_each_step(evening, world):
    evening.begin()
    evening.steer("start")
    step = evening.step
    world.change(step, running_since=now() - timedelta(seconds=90))
    evening.steer("on")
    assert 88 <= world.again(step).used_seconds <= 120


def test_a_second_click_on_go_on_does_not_skip_a_step(evening, world):
    evening.begin()
    stale = {"step": evening.step.ref, "version": evening.meeting.clock_version}
    seat = evening.seat(world.bea)
    assert seat.post(evening.url("clock/on"), **stale).status_code == 303
    again = seat.post(evening.url("clock/on"), **stale)
    assert again.status_code == 409
    assert "already moved on" in again.text
    assert evening.step.key == "commitments"
    assert seat.post(evening.url("clock/on"), json=True, **stale).json["message"]


@pytest.mark.parametrize("act", ["start", "pause", "minute", "on", "back", "reveal", "loan"])
def test_only_the_facilitator_has_the_clock(evening, world, act):
    evening.begin()
    assert evening.steer(act, person=world.amal).status_code == 403


def test_a_step_that_may_be_left_out_can_be_skipped(evening, world):
    world.change(world.meeting, protocol_id="tuning", presenter_id=world.amal.id, minutes=90)
    evening.begin().go_to("debrief")
    assert "This step may be left out." in evening.room(world.bea).text
    evening.steer("on", skip="yes")
    assert evening.log()[-1] == "skipped"


def test_the_last_step_offers_the_end_and_no_step_after_it(evening, world):
    evening.begin().go_to("norms")
    assert evening.steer("on").status_code == 303
    assert evening.step.key == "norms"
    assert "End the meeting" in evening.room(world.bea).text


def test_what_the_clock_does_is_told_as_a_deadline_and_not_as_ticks(evening):
    evening.begin()
    before = len(evening.events())
    evening.steer("start")
    told = [event for event in evening.events()[before:] if event.kind == "room-part"]
    assert len(told) == 1
    assert 'ends-at="' in told[0].body["en"]
