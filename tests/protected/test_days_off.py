"""A day off takes planned time aloud: where days are kept, in the week, and wherever a meeting is planned on it."""

from datetime import UTC, datetime

import pytest

from inquiry.calendar.models import SpecialDay
from inquiry.db import db
from inquiry.meetings.models import Meeting
from tests.browser import words
from tests.protected.conftest import THURSDAY

LATER = "/schools/{}/protected-time?week={}"
TOMORROW = datetime(2026, 11, 19, 20, 10, tzinfo=UTC)


@pytest.fixture
def meet(world):
    """`meet(moment, minutes)`: a meeting of Grade 4 is planned."""

    def planned(at, minutes=45):
        whose = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
        return world.add(Meeting(**whose, purpose="look together", starts_at=at, minutes=minutes))

    return planned


def test_saving_a_day_off_says_what_it_takes_and_leads_on(world, browser, year, plan):
    plan(world.team, weekday=1)
    dev = browser(world.dev)
    answer = dev.post(f"/school-years/{year.ref}/days", lines="2026-12-01 Storm day", means="off")
    page = dev.get(answer.location or f"/school-years/{year.ref}/days")
    assert "This takes Grade 4’s Tuesday, 1 Dec, at 2:10 pm (45 min)." in words(page).replace("\u00a0", " ")
    way = page.text.split("/protected-time/new?instead=")[1].split('"')[0]
    begun = dev.get(f"/schools/{world.oak.ref}/protected-time/new?instead={way}").text
    assert 'value="14:10"' in begun and "Room 12" in begun


def test_whoever_keeps_the_calendar_and_sees_no_protected_time_reads_nothing_of_it(world, browser, year, plan):
    plan(world.team)
    assert "This takes" not in browser(world.ines).get(f"/school-years/{year.ref}/days").text


def test_in_the_week_it_stands_struck_out_with_the_name_of_the_day(world, browser, plan, grade3):
    plan(world.team)
    for person, seen in ((world.dev, True), (world.amal, True), (world.cleo, False)):
        page = browser(person).get(LATER.format(world.oak.ref, "2026-11-23")).text
        assert ("<s>Grade 4</s>" in page) == seen and ("Thanksgiving" in page) == seen


def test_a_meeting_planned_on_a_day_off_says_so_at_home_and_in_its_plan(world, browser, year, meet):
    storm = {"starts_on": THURSDAY, "ends_on": THURSDAY}
    world.add(SpecialDay(year_id=year.id, name="Storm day", **storm))
    meeting, amal = meet(TOMORROW), browser(world.amal)
    said = "There is no school on 19 Nov: Storm day."
    assert said in words(amal.get("/")).replace("\u00a0", " ")
    assert said in words(amal.get(f"/meetings/{meeting.ref}")).replace("\u00a0", " ")
    with world.app.app_context():
        db.session.execute(db.delete(SpecialDay))
        db.session.commit()
    assert "There is no school" not in amal.get("/").text
