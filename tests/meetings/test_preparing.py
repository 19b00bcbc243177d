"""A presenter is led through preparing, and the facilitator sees what is still to come."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.meetings.models import CANCELLED, OnTheTable
from tests.browser import words
from tests.world import LONG_AGO


@pytest.fixture
def presented(world):
    """The meeting, with Amal presenting in a tuning protocol."""
    world.change(world.meeting, protocol_id="tuning", presenter_id=world.amal.id)
    return f"/meetings/{world.meeting.ref}"


def piece(world, alias, shared=True):
    told = {"team_id": world.team.id, "owner_id": world.amal.id, "shared_at": LONG_AGO if shared else None}
    work = world.add(Artifact(alias=alias, about="½ on a line", **told))
    world.add(ArtifactPage(artifact_id=work.id, number=1, width=800, height=600, files={}, made_safe_at=LONG_AGO))
    return work


def test_the_facilitator_sees_what_is_missing_and_has_a_kind_reminder(world, browser, presented):
    page = words(browser(world.bea).get(f"{presented}/preparation"))
    assert "A focus question" in page
    assert "Dear Amal, we meet tomorrow" in page
    assert "A kind reminder" not in words(browser(world.amal).get(f"{presented}/preparation"))


def test_the_presenter_prepares_step_by_step_until_nothing_is_missing(world, browser, presented):
    first, second = piece(world, "S1"), piece(world, "S2")
    amal = browser(world.amal)
    amal.post(f"{presented}/focus-question", focus_question="Does the task make them reason?", seen="")
    amal.post(f"{presented}/work", work=[second.ref, first.ref])
    amal.post(f"{presented}/context", context="A task from last week.", seen="")
    amal.post(f"{presented}/pre-talk", pre_talk_at="2026-12-01T15:00", pre_talk_done="y")
    kept = world.again(world.meeting)
    assert kept.focus_question == "Does the task make them reason?"
    assert kept.pre_talk_at == datetime(2026, 12, 1, 21, tzinfo=UTC)
    assert "All is prepared" in words(amal.get(f"{presented}/preparation"))
    assert "All is prepared." in words(browser(world.bea).get(presented))


def opened(page):
    """Which of the four parts stand open."""
    return re.findall(r'class="preparing__part" id="about-(\w+)" open', page.text)


def test_one_part_is_open_at_a_time_and_keeping_it_opens_the_next(world, browser, presented):
    work = piece(world, "S1")
    amal, page = browser(world.amal), f"{presented}/preparation"
    assert opened(amal.get(page)) == ["question"], "the first thing still to do"
    kept = amal.post(f"{presented}/focus-question", focus_question="Do they reason?", seen="")
    assert opened(amal.get(kept.location)) == ["work"]
    assert opened(amal.get(amal.post(f"{presented}/work", work=[work.ref]).location)) == ["context"]
    came_back = amal.post(f"{presented}/focus-question", focus_question="Another one", seen="")
    assert (came_back.status_code, opened(came_back)) == (422, ["question"])
    world.change(world.meeting, state=CANCELLED)
    assert opened(amal.get(page)) == ["question", "work", "context", "talk"], "to be read, all stand open"


def test_work_lies_on_the_table_in_the_order_it_was_chosen_and_can_be_taken_off(world, browser, presented, inside):
    first, second = piece(world, "S1"), piece(world, "S2")
    amal = browser(world.amal)
    amal.post(f"{presented}/work", work=[first.ref, second.ref])
    amal.post(f"{presented}/work", work=[second.ref])
    assert inside.scalars(select(OnTheTable.artifact_id)).all() == [second.id]


def test_what_is_not_shared_cannot_be_put_on_the_table_by_others(world, browser, presented, inside):
    hidden = piece(world, "S9", shared=False)
    browser(world.bea).post(f"{presented}/work", work=[hidden.ref])
    assert inside.scalars(select(OnTheTable.id)).all() == []
    assert "S9" not in browser(world.bea).get(f"{presented}/preparation").text


def test_two_people_at_one_question_lose_nothing(world, browser, presented):
    world.change(world.meeting, focus_question="What do you see?")
    answer = browser(world.amal).post(f"{presented}/focus-question", focus_question="Do they reason?", seen="")
    assert answer.status_code == 422
    assert "“What do you see?”" in words(answer)
    assert "Do they reason?" in answer.text
    assert world.again(world.meeting).focus_question == "What do you see?"


def test_looking_at_work_together_needs_work_but_no_presenter(world, browser):
    page = words(browser(world.bea).get(f"/meetings/{world.meeting.ref}"))
    assert "Student work to look at, shared with the team" in page
    assert "Somebody who presents" not in page
