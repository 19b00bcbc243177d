"""The week as a picture: everything for the principal, one’s own for a member, only when for everybody else."""

from datetime import date

import pytest

from inquiry.db import db, writing
from inquiry.people.models import Person, School
from inquiry.protected.week import monday, this_week, week_of
from inquiry.teams.models import Membership
from tests.browser import words
from tests.protected.conftest import THURSDAY

WEEK = "/schools/{}/protected-time"


@pytest.fixture
def planned(world, plan, grade3):
    """Two teams on Thursday at the same hour, one of them on Tuesday too, and the whole staff on Friday."""
    plan(world.team, purpose="Look at work")
    plan(grade3, place="Library")
    plan(grade3, weekday=1, starts=600, place="Library")
    plan(None, weekday=4, place="Hall")


@pytest.fixture
def seen(world, browser, planned):
    """What somebody reads on the page of a week."""

    def read(person, **query):
        answer = browser(person).get(WEEK.format(world.oak.ref), query_string=query)
        assert answer.status_code == 200
        return words(answer).replace("\u00a0", " ")

    return read


def week_in(app, person, on=None):
    with app.app_context(), app.test_request_context():
        someone = db.session.get(Person, person.id)
        return week_of(db.session.get(School, someone.school_id), someone, on)


def test_the_principal_sees_all_of_the_school(world, seen):
    said = seen(world.dev)
    assert said.count("Grade 3") >= 2 and "Grade 4" in said and "Everybody" in said


def test_a_member_sees_theirs_and_of_the_others_only_when(app, world, planned):
    week = week_in(app, world.amal)
    assert {line.time.team for line in week.lines} == {"Grade 4", None}
    assert {hour.team for box in week.boxes for hour in box.hours} == {"Grade 3"}


def test_of_another_team_nobody_learns_where_or_what_for(world, seen, browser):
    said = seen(world.cleo)
    assert "Grade 3" in said and "Library" not in said and "Look at work" not in said


def test_other_schools_do_not_look_in(world, browser, planned):
    for person in (world.edie, world.ines):
        assert browser(person).get(WEEK.format(world.oak.ref)).status_code == 403


def test_what_is_at_the_same_hour_stands_together_and_what_overlaps_side_by_side(app, world, planned, plan):
    plan(world.team, starts=870, place="Room 1")
    thursday = week_in(app, world.dev).days[3]
    assert [(box.begins, box.lane, len(box.lines)) for box in thursday.boxes] == [(850, 0, 2), (870, 1, 1)]


def test_a_week_with_days_off_says_why(world, seen):
    said = seen(world.dev, week="2026-11-25")
    assert "Thanksgiving" in said
    assert "Grade 3" in said and "Grade 4 Thanksgiving" in said  # struck out in the picture


def test_weeks_go_forward_and_back(world, seen):
    said = seen(world.dev, week="2026-12-03")
    assert "Protected time, 30 Nov to 4 Dec" in said


@pytest.mark.parametrize("week", ["yesterday", "2026-13-45", "0001-01-01", "9999-12-31", ""])
def test_a_week_that_is_none_is_answered_all_the_same(world, browser, planned, week):
    assert browser(world.dev).get(WEEK.format(world.oak.ref), query_string={"week": week}).status_code in (200, 404)


def test_a_week_begins_on_monday():
    assert monday(date(2026, 11, 22)) == date(2026, 11, 16)
    assert monday(date(2026, 11, 16)) == date(2026, 11, 16)


def test_this_week_for_the_first_page(app, world, planned):
    with app.test_request_context():
        found = this_week(db.session.get(Person, world.amal.id))
    assert [line.time.team for line in found] == ["Grade 4", None]
    assert found[0].time.on == THURSDAY


def test_who_leaves_a_team_sees_only_when_at_the_next_look(app, world, planned):
    with app.app_context(), writing():
        part = db.session.scalar(db.select(Membership).where(Membership.person_id == world.amal.id))
        part.until_at = part.from_at
    assert {line.time.team for line in week_in(app, world.amal).lines} == {None}


def test_it_stands_on_the_page_of_the_team(world, browser, planned):
    said = words(browser(world.amal).get(f"/teams/{world.team.ref}"))
    assert "Protected time this week" in said and "Look at work" in said
