"""A meeting begins: what is frozen, who may, and how people come in."""

import re
from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.meetings.models import CLOSED
from tests.browser import words


def test_the_facilitator_begins_and_the_protocols_are_frozen_in_both_languages(evening):
    evening.begin()
    step = next(step for step in evening.steps if step.key == "write_notices")
    assert step.data["title"] == {"en": "Write four notices", "es": "Escriban cuatro observaciones"}
    assert evening.meeting.frozen["protocols"]["main"]["id"] == "notice_wonder"


def test_a_meeting_is_opening_commitments_main_and_closing_in_this_order(evening):
    evening.begin()
    parts = [step.part for step in evening.steps]
    assert parts == sorted(parts, key=["opening", "commitments", "main", "closing"].index)
    assert set(parts) == {"opening", "commitments", "main", "closing"}
    assert sum(step.planned_seconds for step in evening.steps) <= evening.meeting.minutes * 60


def test_a_member_who_does_not_facilitate_cannot_begin(evening, world):
    assert evening.seat(world.amal).post(evening.url("beginning")).status_code == 403
    assert evening.meeting.is_planned


def test_beginning_twice_begins_once(evening, world):
    evening.begin()
    before = [step.ref for step in evening.steps]
    assert evening.seat(world.bea).post(evening.url("beginning")).status_code == 403
    assert [step.ref for step in evening.steps] == before


def test_at_the_door_one_sees_who_is_there_and_only_the_facilitator_a_button(evening, world):
    evening.come(world.amal)
    assert "Begin the meeting" in evening.room(world.bea).text
    amal = evening.room(world.amal)
    assert "Begin the meeting" not in amal.text
    assert "Amal" in words(amal)


def test_the_code_is_short_and_holds_no_letter_that_looks_like_another(evening):
    evening.begin()
    assert re.fullmatch(r"[A-HJKMNP-RTU-Y]{6}", evening.meeting.code)


def test_the_code_is_on_the_projector_as_soon_as_somebody_stands_at_the_door(evening, world):
    evening.come(world.amal)
    code = evening.meeting.code
    assert code in evening.seat(world.bea).get(evening.url("projector")).text
    assert evening.seat(world.farah).get(f"/j/{code}").status_code == 303
    assert evening.begin().meeting.code == code


@pytest.mark.parametrize("shape", ["/j/{}", "/join?code={}"])
def test_the_code_leads_into_the_room_however_it_is_typed(evening, world, shape):
    evening.begin()
    typed = evening.meeting.code.lower()
    answer = evening.seat(world.farah).get(shape.format(f"{typed[:3]}-{typed[3:]}"))
    assert answer.status_code == 303
    assert answer.location.endswith(evening.url("room"))


@pytest.mark.parametrize("who", ["edie", "dev", "ines", "cleo"])
def test_who_is_not_in_the_team_learns_how_to_be_let_in_and_nothing_else(evening, world, who):
    evening.begin()
    right = evening.seat(getattr(world, who)).get(f"/j/{evening.meeting.code}")
    wrong = evening.seat(getattr(world, who)).get("/j/XXXXXX")
    assert right.status_code == wrong.status_code == 404
    assert words(right).replace(evening.meeting.code, "") == words(wrong).replace("XXXXXX", "")
    assert "Bea" not in right.text
    assert world.meeting.purpose not in right.text


def test_a_stranger_signs_in_first_and_comes_back_to_the_code(evening, browser):
    evening.begin()
    answer = browser().get(f"/j/{evening.meeting.code}")
    assert answer.status_code in (302, 303)
    assert f"/j/{evening.meeting.code}" in answer.location.replace("%2F", "/")


@pytest.mark.parametrize("who", ["edie", "dev", "ines", "cleo"])
@pytest.mark.parametrize("page", ["room", "projector", "cards", "room/desk", "room/helm"])
def test_for_others_there_is_no_such_room(evening, world, who, page):
    evening.begin()
    assert evening.seat(getattr(world, who)).get(evening.url(page)).status_code == 404


def test_who_comes_late_starts_with_what_is_there(evening, world):
    evening.begin().go_to("talk")
    evening.write(world.bea, "They count the marks and not the spaces.", "inference")
    assert "They count the marks" in evening.room(world.gus).text


def test_a_meeting_without_a_protocol_is_an_open_talk(evening, world):
    world.change(world.meeting, protocol_id=None, closing_id=None)
    evening.begin()
    assert [step.key for step in evening.steps] == ["welcome", "commitments", "work", "next_steps", "norms"]


def test_the_first_steps_show_norms_and_what_was_promised(evening, world):
    world.change(world.meeting, focus_norm_id=world.norms[1].id)
    evening.begin()
    room = words(evening.room(world.amal))
    assert "We share the air." in room
    assert "our focus today" in room
    evening.go_to("commitments")
    room = words(evening.room(world.amal))
    assert "Ask two children how they found ½" in room
    assert "What they said" in room


def test_after_the_end_the_room_leads_to_the_minutes(evening, world):
    evening.begin()
    evening.seat(world.bea).post(evening.url("closing"))
    assert world.again(world.meeting).state == CLOSED
    assert evening.meeting.code is None
    answer = evening.room(world.amal)
    assert answer.status_code == 303
    assert "/minutes" in answer.location


def test_a_late_start_shrinks_the_protocol_to_the_time_that_is_left(evening, world):
    world.change(world.meeting, starts_at=now() - timedelta(minutes=10))
    evening.begin()
    assert 45 * 60 <= sum(step.planned_seconds for step in evening.steps) <= 50 * 60


def test_a_meeting_that_does_not_fit_its_time_does_not_begin_and_says_what_helps(world, browser):
    world.change(world.meeting, protocol_id="tuning", minutes=30)
    bea = browser(world.bea)
    response = bea.post(f"/meetings/{world.meeting.ref}/beginning")
    assert response.location == f"/meetings/{world.meeting.ref}"
    assert world.again(world.meeting).is_planned
    assert "has not begun" in bea.get(response.location).text
