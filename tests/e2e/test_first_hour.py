"""A principal’s first hour: from no calendar to a week that holds time for two teams."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e import oak
from tests.e2e.later import PlaceThen
from tests.e2e.teacher import LAPTOP, PATIENCE, PHONE, Teacher
from tests.served import let_go

pytestmark = pytest.mark.xdist_group("e2e")
DAYS_OFF = "Nov 25–27 Thanksgiving\n2026-12-21 – 2027-01-01 Winter break\nFeb 30 Conferences"
EARLY = "8:00–8:35 Period 1\n8:40–9:15 Period 2\n9:20–9:55 Period 3\n10:00–10:35 Period 4\n10:40–12:00 Period 5"


@pytest.fixture
def place(tmp_path):
    """Monday, five past eight in the morning. The school has people and teams, and no calendar yet."""
    settings = {"HOME": tmp_path / "home"}
    app, _world = oak.build(settings)
    let_go(app)
    place = PlaceThen(settings, tmp_path / "server.log", oak.MONDAY_MORNING).open()
    yield place
    place.stop()
    print(place.said)


@pytest.fixture
def dev(chromium, place):
    dev = Teacher(chromium, place, "Dev", **LAPTOP).signs_in("Dev")
    yield dev
    dev.context.close()


@pytest.fixture
def phone(chromium, place):
    phone = Teacher(chromium, place, "Dev’s phone", color_scheme="dark", **PHONE)
    yield phone
    phone.context.close()


def test_a_principal_makes_the_year_its_bells_and_time_for_two_teams_and_sees_the_week(dev, phone, place):
    make_the_year(dev)
    make_an_early_release(dev)
    protect_wednesdays(dev)
    mend_a_clash(dev)
    see_the_week(dev)
    see_it_on_the_phone(phone, dev.page.url)
    print_it(dev)
    assert not dev.broken + phone.broken
    assert "Traceback" not in place.said


def make_the_year(dev):
    """Home says what comes first. A line nobody can understand is told of, and nothing else is lost."""
    expect(dev.page.get_by_role("heading", level=1)).to_have_text("Begin with the school year.")
    dev.finds_nothing_wrong()
    dev.follows("Make the school year")
    dev.finds_nothing_wrong()
    dev.types("First day of school", "2026-08-17")
    dev.types("Last day of school", "2027-05-28")
    dev.page.get_by_label("Days off").fill(DAYS_OFF)
    dev.presses("Make the school year")
    dev.reads("Feb 30 Conferences")
    dev.finds_nothing_wrong()
    dev.page.get_by_label("Days off").fill(DAYS_OFF.replace("Feb 30", "Feb 12"))
    dev.presses("Make the school year")
    dev.reads("The school year 2026–27 is there.")
    for name in ("Thanksgiving", "Winter break", "Conferences"):
        dev.reads(name, exact=True)
    dev.finds_nothing_wrong()


def make_an_early_release(dev):
    dev.follows("Bells")
    dev.types("Name", "Early release")
    dev.page.get_by_label("Periods, one line each").fill(EARLY)
    dev.presses("Add the bell schedule")
    dev.reads("Early release is there.")
    dev.finds_nothing_wrong()
    dev.follows("On which days they ring")
    expect(dev.page.get_by_role("group", name="One after the other")).to_be_hidden()
    dev.page.get_by_label("Friday").select_option(label="Early release")
    dev.finds_nothing_wrong()
    dev.presses("Keep this")
    dev.reads("The named days were changed.")


def protect_wednesdays(dev):
    """The calendar leads on to what it is for."""
    dev.follows("Protect time")
    dev.follows("Protect time")
    plans(dev, "Grade 4", "Wednesday", "14:10", "14:55")
    expect(beside(dev)).to_contain_text("nothing stands in the way", timeout=PATIENCE)
    expect(beside(dev)).to_contain_text("Left out on days off: Thanksgiving and Winter break.")
    dev.finds_nothing_wrong()
    dev.presses("Protect this time")
    dev.reads("Everybody concerned sees it in their week.")


def mend_a_clash(dev):
    """Gus is in both teams, and there is one Room 12: both are told while planning, and another day mends it."""
    dev.follows("Plan")
    dev.follows("Protect time")
    plans(dev, "Grade 5", "Wednesday", "14:10", "14:55")
    expect(beside(dev)).to_contain_text(
        "Protected twice at the same time, here and with Grade 4: Gus", timeout=PATIENCE
    )
    expect(beside(dev)).to_contain_text("Room 12 is taken")
    dev.finds_nothing_wrong()
    dev.page.get_by_label("Day of the week").select_option(label="Friday")
    expect(beside(dev)).to_contain_text("Outside the bells, which ring from 8:00 am to 12:00 pm", timeout=PATIENCE)
    dev.page.get_by_label("Day of the week").select_option(label="Thursday")
    expect(beside(dev)).to_contain_text("nothing stands in the way", timeout=PATIENCE)
    dev.presses("Protect this time")
    dev.reads("Everybody concerned sees it in their week.")


def plans(dev, team, weekday, starts, ends):
    dev.page.get_by_label("Who is protected", exact=True).select_option(label=team)
    dev.page.get_by_label("Where").fill("Room 12")
    dev.page.get_by_label("Begins at", exact=True).fill(starts)
    dev.page.get_by_label("Ends at", exact=True).fill(ends)
    dev.page.get_by_label("Day of the week").select_option(label=weekday)


def beside(dev):
    return dev.page.get_by_role("region", name="Does anything stand in the way?")


def see_the_week(dev):
    for day, team in (("Wednesday", "Grade 4"), ("Thursday", "Grade 5")):
        expect(the_day(dev, day)).to_contain_text(team)
    expect(the_day(dev, "Friday")).to_contain_text("None")
    dev.finds_nothing_wrong()


def the_day(person, name):
    return person.page.get_by_role("region", name=name)


def see_it_on_the_phone(phone, week):
    """The same week, day below day, and a table of hours for nobody."""
    phone.signs_in("Dev")
    phone.goes_to(week)
    tops = [the_day(phone, day).bounding_box()["y"] for day in ("Wednesday", "Thursday", "Friday")]
    assert tops == sorted(tops) and len(set(tops)) == 3
    phone.reads("Grade 5")
    phone.finds_nothing_wrong()


def print_it(dev):
    """On one sheet of paper: days, times and teams, and none of the buttons."""
    paper = PdfReader(BytesIO(dev.page.pdf(format="Letter")))
    told = " ".join(paper.pages[0].extract_text().split())
    assert len(paper.pages) == 1
    assert all(words in told for words in ("Wednesday", "Thursday", "Grade 4", "Grade 5", "2:10 pm"))
    assert "Skip to the page" not in told and "The week before" not in told
