"""Days from somebody else’s calendar: looked at first, taken over by choice, and not taken away unasked."""

import io
from datetime import UTC, datetime

import pytest

from inquiry import live
from inquiry.calendar.models import Bells, SpecialDay
from inquiry.db import db
from tests.browser import words
from tests.calendar.sources import LABOR, LABOR_DAY, days, hand_in, no_school, take_over, the_source
from tests.calendar.written import calendar, day, event

pytestmark = pytest.mark.usefixtures("in_september")
EARLY = event("DTSTART:20261014T173000Z", "DTEND:20261014T200000Z", uid="early", name="Early release")
ODD = day("20261012", uid="odd", name="Founders")
BREAK = day("20261221", "DTEND;VALUE=DATE:20270102", uid="winter", name="Winter break")
WINTER_BREAK = ("Winter break", "2026-12-21", "2027-01-01", "off")


def test_a_file_is_looked_into_before_anything_changes(world, year, browser):
    dev = browser(world.dev)
    look = hand_in(dev, year, LABOR, BREAK, ODD, EARLY)
    page = words(dev.get(look))
    assert "4 events were read." in page
    for new in (
        "Labor Day ( 7 Sep )",
        "Founders ( 12 Oct )",
        "Winter break ( 21 Dec – 1 Jan )",
        "Early release ( 14 Oct )",
    ):
        assert new in page.partition("What each event means")[0]
    assert "Founders 12 Oct · please look: its name does not tell" in page
    assert days(world) == set()
    assert take_over(dev, look, Founders="nothing").status_code == 303
    assert days(world) == {LABOR_DAY, WINTER_BREAK, ("Early release", "2026-10-14", "2026-10-14", "bells")}
    assert "Labor Day" in words(browser(world.edie).get(f"/schools/{world.oak.ref}/calendar"))


def test_a_file_that_comes_again_says_what_is_new_changed_and_gone(world, year, browser):
    dev = browser(world.dev)
    ten = no_school(*range(5, 15))
    take_over(dev, hand_in(dev, year, *ten))
    moved = day("20261016", uid="day 14", name="No school, moved")
    look = hand_in(dev, year, *ten[1:-1], moved, LABOR)
    page = words(dev.get(look)).partition("What each event means")[0]
    assert "New Labor Day ( 7 Sep )" in page
    assert "Changed No school ( 14 Oct ) → No school, moved ( 16 Oct )" in page
    assert "Gone No school ( 5 Oct )" in page
    take_over(dev, look)
    assert len(days(world)) == 10
    assert LABOR_DAY in days(world)


def test_an_early_release_takes_the_bells_that_are_called_so(world, year, browser):
    early = world.add(Bells(school_id=world.oak.id, name="Salida temprana"))
    dev = browser(world.dev)
    take_over(dev, hand_in(dev, year, EARLY))
    with world.app.app_context():
        made = db.session.scalar(db.select(SpecialDay).where(SpecialDay.uid == "early"))
        assert (made.kind, made.bells_id) == ("bells", early.id)


def test_imported_bells_never_make_a_school_day_of_a_weekend(world, year, browser):
    dev = browser(world.dev)
    weeks = day("20261102", "DTEND;VALUE=DATE:20261114", uid="weeks", name="Early release for conferences")
    monthly = event("DTSTART:20261014T173000Z", "DURATION:PT2H", "RRULE:FREQ=MONTHLY;COUNT=2", name="Early release")
    take_over(dev, hand_in(dev, year, weeks, monthly))
    assert {(first, last) for _name, first, last, _kind in days(world)} == {
        ("2026-10-14", "2026-10-14"),  # the second time is a Saturday
        ("2026-11-02", "2026-11-06"),
        ("2026-11-09", "2026-11-13"),
    }


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html>Sign in</html>", "This is a web page and no calendar."),
        (b"name,day", "This is no iCalendar file."),
        (calendar(LABOR)[:-25], "It breaks off before its end."),
        (b"", "There is nothing in it."),
    ],
)
def test_a_bad_file_gets_a_sentence_and_nothing_is_changed(world, year, browser, data, says):
    answer = browser(world.dev).post(f"/school-years/{year.ref}/sources", file=(io.BytesIO(data), "odd.ics"))
    assert answer.status_code == 422
    assert says in words(answer)
    assert "Nothing was changed." in words(answer)
    assert the_source(world) is None


def test_no_file_at_all_gets_a_sentence(world, year, browser):
    answer = browser(world.dev).post(f"/school-years/{year.ref}/sources", file=(io.BytesIO(b""), ""))
    assert (answer.status_code, "Choose a file first." in words(answer)) == (422, True)


def test_a_first_look_nobody_came_back_to_is_forgotten(world, year, browser):
    hand_in(browser(world.dev), year, LABOR)
    world.change(the_source(world), made_at=datetime(2026, 8, 1, tzinfo=UTC))
    with world.app.app_context():
        live.tidy()
    assert the_source(world) is None
