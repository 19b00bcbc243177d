"""A group designs a lesson, meets before, each teaches it, and they meet again."""

import pytest
from sqlalchemy import select

from inquiry.db import db
from inquiry.meetings.models import Meeting
from inquiry.sessions.models import LessonDesign, LessonVersion, Taught
from tests.browser import words

LESSON = {"title": "Halves on a line", "question": "Do they use the whole line?", "body": "Fold it first."}


@pytest.fixture
def lesson(world, browser, cohort):
    answer = browser(world.amal).post(f"/teams/{cohort.ref}/lessons/new", **LESSON)
    assert answer.status_code == 303, words(answer)
    with world.app.app_context():
        return db.session.scalar(select(LessonDesign))


def change(world, browser, person, lesson, base="0", **said):
    return browser(person).post(f"/lessons/{lesson.ref}/plan", base=base, **LESSON | said)


def test_the_group_sees_it_and_nobody_else(world, browser, lesson, cohort):
    assert "Fold it" in words(browser(world.edie).get(f"/lessons/{lesson.ref}"))
    assert "Halves on a line" in words(browser(world.edie).get(f"/teams/{cohort.ref}/lessons"))
    for person in (world.bea, world.dev, world.gus):
        assert browser(person).get(f"/lessons/{lesson.ref}").status_code == 404
        assert browser(person).get(f"/teams/{cohort.ref}/lessons").status_code == 404


def test_each_version_of_its_plan_is_kept(world, browser, lesson):
    assert change(world, browser, world.edie, lesson, body="Draw it first.").status_code == 303
    page = words(browser(world.farah).get(f"/lessons/{lesson.ref}/history"))
    assert "Fold it first." in page
    assert "changed by Edie" in page


def test_two_who_change_it_at_once_lose_nothing(world, browser, lesson):
    change(world, browser, world.edie, lesson, body="Draw it first.")
    answer = change(world, browser, world.amal, lesson, body="Cut it first.")
    assert answer.status_code == 409
    assert "Draw it first." in answer.text
    assert "Cut it first." in answer.text
    with world.app.app_context():
        kept = db.session.scalars(select(LessonVersion).where(LessonVersion.stood.is_(False))).one()
    assert kept.body == "Cut it first."
    assert "Cut it first." in words(browser(world.amal).get(f"/lessons/{lesson.ref}/history"))
    assert "Cut it first." not in words(browser(world.edie).get(f"/lessons/{lesson.ref}/history"))
    assert change(world, browser, world.amal, lesson, base="1", body="Cut it first.", both="1").status_code == 303
    page = words(browser(world.edie).get(f"/lessons/{lesson.ref}"))
    assert page.index("Draw it first.") < page.index("Cut it first.")


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_meetings_before_and_after_are_planned_from_its_page(world, browser, lesson, cohort, when):
    amal, url = browser(world.amal), f"/lessons/{lesson.ref}/meeting-{when}/new"
    page = amal.get(url).text
    assert "Halves on a line" in page
    protocol = {"before": "lesson_study_plan", "after": "cld_debrief"}[when]
    assert f'<option selected value="{protocol}">' in page
    plan = {"purpose": "plan it", "day": "2027-02-04", "time": "15:30", "minutes": "60", "place": "", "expected": "3"}
    empty = dict.fromkeys(
        ("cycle", "protocol", "opening", "closing", "timekeeper", "recorder", "presenter", "focus_norm"), ""
    )
    assert amal.post(url, **plan | empty, facilitator=world.edie.ref).status_code == 303
    with world.app.app_context():
        number = getattr(db.session.get(LessonDesign, lesson.id), f"{when}_id")
        meeting = db.session.get(Meeting, number)
    assert meeting.team_id == cohort.id
    assert f"/meetings/{meeting.ref}" in amal.get(f"/lessons/{lesson.ref}").text
    assert f"/lessons/{lesson.ref}" in amal.get(f"/meetings/{meeting.ref}").text
    assert amal.post(f"/meetings/{meeting.ref}/calling-off", why="Snow").status_code == 303
    assert url in amal.get(f"/lessons/{lesson.ref}").text  # and it can be planned anew


def test_each_says_when_they_teach_it_and_what_they_bring_back(world, browser, lesson):
    for words_now in ("Two folded", "Five **folded**"):
        answer = browser(world.farah).post(f"/lessons/{lesson.ref}/teaching", on="2027-02-06", words=words_now)
        assert answer.status_code == 303
    browser(world.edie).post(f"/lessons/{lesson.ref}/teaching", on="", words="")
    page = words(browser(world.amal).get(f"/lessons/{lesson.ref}"))
    assert "Farah" in page
    assert "Five folded" in page
    assert "Two folded" not in page
    with world.app.app_context():
        assert len(db.session.scalars(select(Taught)).all()) == 2
    assert browser(world.bea).post(f"/lessons/{lesson.ref}/teaching", on="", words="x").status_code == 404
