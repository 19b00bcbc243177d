"""A Friday: what became of the week is said in a moment, and the principal answers it."""

import pytest
from playwright.sync_api import expect

from tests.e2e import oak
from tests.e2e.later import PlaceThen
from tests.e2e.teacher import LAPTOP, PATIENCE, PHONE, Teacher
from tests.served import let_go

pytestmark = pytest.mark.xdist_group("e2e")
NEED, ANSWER = "We need cover on Thursday, from ten past two.", "Ms. Ortiz takes the class at two."
PROMISE, THANKS = "From Monday two substitutes are called first.", "You kept us at the work."


@pytest.fixture
def place(tmp_path):
    """It is twenty past twelve on a Friday. Bea’s team has been sitting in the room since half past eleven."""
    settings = {"HOME": tmp_path / "home"}
    app, world = oak.build(settings, oak.a_planned_year)
    oak.the_meeting_begins(app, world)
    let_go(app)
    place = PlaceThen(settings, tmp_path / "server.log", oak.FRIDAY_NOON).open()
    place.room = f"/meetings/{world.meeting.ref}/room"
    yield place
    place.stop()
    print(place.said)


@pytest.fixture
def people(chromium, place):
    """Bea at her laptop, Amal on her phone in the dark, Dev at his laptop."""
    bea, dev = (Teacher(chromium, place, name, **LAPTOP).signs_in(name) for name in ("Bea", "Dev"))
    amal = Teacher(chromium, place, "Amal", color_scheme="dark", **PHONE).signs_in("Amal")
    yield bea, amal, dev
    for person in (bea, amal, dev):
        person.context.close()


def test_a_loss_is_logged_with_three_taps_and_the_principal_answers_thanks_and_is_read(people, place):
    bea, amal, dev = people
    end_the_meeting(bea, place)
    log_a_loss(amal)
    ask_for_cover(amal)
    begin_with_what_is_asked(dev)
    read_the_ledger(dev)
    read_what_was_answered(amal)
    thank(dev, "Bea")
    find_the_thanks(bea)
    assert not bea.broken + amal.broken + dev.broken
    assert "Traceback" not in place.said


def end_the_meeting(bea, place):
    bea.goes_to(place.room)
    bea.opens("More")
    bea.opens("End the meeting now")
    bea.presses("End it and write the minutes")
    bea.reads("Minutes of Grade 4")


def log_a_loss(amal):
    """From the page of her team: what it was, why, and all of it. What the room kept is not asked for."""
    amal.goes_to("/teams")
    amal.follows("Grade 4")
    shelf = amal.page.get_by_role("region", name="Protected time this week")
    expect(shelf.get_by_text("45 min kept")).to_be_visible(timeout=PATIENCE)
    expect(shelf.get_by_text("Something was lost")).to_have_count(1)
    amal.finds_nothing_wrong()
    shelf.get_by_text("Something was lost").tap()
    shelf.get_by_text("Coverage", exact=True).tap()
    shelf.get_by_role("button", name="All of it").tap()
    amal.reads("Written down. Nobody’s name is with it.")
    amal.reads("45 min lost: Coverage")
    amal.finds_nothing_wrong()


def ask_for_cover(amal):
    amal.goes_to("/teams")
    amal.follows("Grade 4")
    amal.follows("Ask the principal for something")
    amal.types("What do you need?", NEED)
    amal.presses("Ask the principal")
    amal.reads("Asked. It stands on your principal’s first page until it is answered.")
    amal.finds_nothing_wrong()


def begin_with_what_is_asked(dev):
    """Who asks comes first, then what is at risk; what is well is one line."""
    dev.goes_to("/")
    expect(dev.page.get_by_role("heading", level=1)).to_have_text("A team asks you for something.")
    week = dev.page.get_by_role("region", name="Protected time this week")
    expect(week.get_by_text("Called off: Fire drill")).to_be_visible()
    expect(week.get_by_text("Moved: Book fair in the library")).to_be_visible()
    expect(week.get_by_text("45 min lost: Coverage")).to_be_visible()
    expect(week.get_by_text("45 min kept")).to_be_hidden()
    expect(week.get_by_text("One time is as planned or was kept")).to_be_visible()
    dev.finds_nothing_wrong()
    dev.types("Your answer", ANSWER)
    dev.presses("Answer")
    dev.reads("Grade 4 reads your answer on the team’s page.")
    expect(dev.page.get_by_role("heading", level=1)).to_have_text("All is said of this week’s times.")
    dev.finds_nothing_wrong()


def read_the_ledger(dev):
    dev.follows("The ledger")
    dev.page.get_by_text("The numbers, team by team").click()
    row = dev.page.get_by_role("table", name="Minutes by team").get_by_role("row", name="Grade 4")
    assert numbers_of(row) == ["180", "135", "45", "0", "0", "0", "0", "0", "0"]
    assert not dev.page.get_by_text("Amal").count(), "the ledger names somebody"
    dev.page.get_by_text("What I will do: Coverage").click()
    dev.finds_nothing_wrong()
    dev.page.get_by_role("textbox", name="What I will do").locator("visible=true").fill(PROMISE)
    dev.page.get_by_role("button", name="Tell everybody").locator("visible=true").click()
    dev.reads("Everybody at the school reads it now.")


def numbers_of(row):
    """Planned, kept, lost to each cause, and not said yet."""
    return [cell.inner_text() for cell in row.get_by_role("cell").all()]


def read_what_was_answered(amal):
    amal.goes_to("/teams")
    amal.follows("Grade 4")
    amal.follows("Ask the principal for something")
    amal.reads(ANSWER)
    amal.finds_nothing_wrong()
    amal.follows("Grade 4")
    amal.follows("The ledger")
    amal.reads(PROMISE)
    amal.finds_nothing_wrong()


def thank(dev, name):
    """Home says whom there is to thank, and for what everybody may know."""
    dev.goes_to("/")
    dev.reads("facilitates Grade 4, which has met lately.")
    dev.follows(f"Say thanks to {name}")
    dev.finds_nothing_wrong()
    dev.types("What do you thank for?", THANKS)
    dev.presses("Say thanks")
    dev.reads(f"{name} finds it on the first page.")


def find_the_thanks(bea):
    bea.goes_to("/")
    found = bea.page.get_by_role("region", name="Somebody says thanks")
    expect(found).to_contain_text(THANKS, timeout=PATIENCE)
    expect(found).to_contain_text("Dev")
    bea.finds_nothing_wrong()
