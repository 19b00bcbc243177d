"""A session is planned, filled and prepared before anybody meets."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.e2e import cohort
from tests.e2e.teacher import PATIENCE

TITLE = "Talk moves for fractions"
PURPOSE, BESIDE = "Hear three children in their own words", "Who will you ask first?"


def find_a_mentor(edie):
    edie.goes_to("/leading")
    edie.follows("Ask for a mentor")
    edie.page.get_by_label("Who?").select_option(label="Cleo · Oak")
    edie.presses("This is my mentor")
    edie.reads("Your mentor since")


def plan_the_session(edie, zone):
    """Two places, open to the district, led together with Amal."""
    edie.goes_to("/sessions")
    edie.follows(f"Plan a session for {cohort.NAME}")
    edie.types("Title of the session", TITLE)
    edie.page.get_by_label("Everybody in the district").check()
    edie.page.get_by_role("spinbutton", name="Places").fill("2")
    edie.page.locator("summary", has_text="Who leads it with you").click()
    edie.page.get_by_role("checkbox", name="Amal").check()
    edie.types("Day", datetime.now(ZoneInfo(zone)).date().isoformat())
    edie.types("Begins at", "15:00")
    edie.types("Minutes", "60")
    for label, choice in (("We open with", "A short welcome"), ("The main part", "Notice and wonder rounds")):
        edie.page.get_by_label(label, exact=True).select_option(label=choice)
    edie.presses("Plan this session")
    edie.reads("The session is planned, and people can sign up.")
    edie.finds_nothing_wrong()


def look_at_the_session(person):
    person.goes_to("/sessions")
    person.follows(TITLE)


def fill_the_places(farah, gus, bea):
    """Farah of the cohort and Gus from outside have the places; Bea waits, and moves up when Farah withdraws."""
    for person in (farah, gus):
        look_at_the_session(person)
        person.presses("Sign up")
        person.reads("You have a place.")
    look_at_the_session(bea)
    bea.presses("Join the waiting list")
    bea.reads("You are the first on the waiting list.")
    bea.finds_nothing_wrong()
    farah.page.get_by_text("I cannot come", exact=True).click()
    farah.presses("Give my place back")
    farah.reads("Your place is given back.")
    bea.goes_to("/")
    bea.reads("A place came free, and it is yours")


def prepare_leading(edie, cleo):
    """Edie plans how she leads it, with two moves to practice; Cleo asks a question beside it, on her phone."""
    look_at_the_session(edie)
    edie.follows("The whole plan")
    edie.follows("Plan how I lead it")
    edie.types("What may colleagues learn?", PURPOSE)
    edie.page.get_by_label("One move I will practice").select_option(label="Wait")
    edie.page.get_by_label("Another one").select_option(label="Say the goal")
    edie.presses("Keep the plan")
    edie.reads("Kept. Go on with it whenever you like.")
    edie.finds_nothing_wrong()
    open_leaders(cleo)
    cleo.follows("Read the plan: Edie")
    cleo.reads(PURPOSE)
    cleo.reads("Wait, Say the goal")
    cleo.finds_nothing_wrong()
    cleo.types("Your words beside it", BESIDE)
    cleo.presses("Keep my words")
    cleo.reads("Kept")
    edie.page.reload()
    expect(edie.page.get_by_role("region", name="What Cleo writes")).to_contain_text(BESIDE, timeout=PATIENCE)


def open_leaders(cleo):
    cleo.goes_to("/leading")
    cleo.follows("What they plan and try")
