"""What comes before the meeting: an invitation, a plan, and student work that is safe to show."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from inquiry.config import SETTINGS
from tests.e2e.teacher import PATIENCE
from tests.world import PASSWORD

TEAM, INQUIRY = "Grade 4", "Why does ½ move when the line gets longer?"
BIRDS = ("Heron", "Robin", "Wren")
TASK = "Place ½ on a line from 0 to 2."
LOOKED_AT = ("Name and class are covered", "No faces", "Nothing else tells who this is", "The handwriting stays in the")
PIECES = "Choose two or three pieces that differ"


def invite(bea, gus):
    """Bea hands Gus a link; he chooses his own password and is in the team."""
    bea.goes_to("/teams")
    bea.follows(TEAM)
    bea.follows("Invite somebody new")
    bea.page.get_by_label("Name").fill("Gus")
    bea.page.get_by_label("E-mail").fill("gus@riverside.example")
    bea.presses("Invite them")
    bea.is_at("Gus is invited")
    gus.goes_to(bea.page.get_by_role("code").inner_text())
    gus.page.get_by_label("New password").fill(PASSWORD)
    gus.presses("Set it and go in")
    gus.is_at("Home")


def plan(bea, purpose, *, begins_in, minutes=60):
    """Bea plans notice and wonder; the page says whether it fits. Gives the address of the plan.

    She may begin before the script of the page is there; what she chose by then counts all the same.
    """
    at = datetime.now(UTC).astimezone(ZoneInfo(SETTINGS["TIMEZONE"][0])) + begins_in
    bea.goes_to("/teams")
    bea.follows(TEAM)
    bea.follows("Plan a meeting")
    form = bea.page
    form.get_by_label("In this meeting we …").fill(purpose)
    form.get_by_label("Day", exact=True).fill(at.strftime("%Y-%m-%d"))
    form.get_by_label("Begins at").fill(at.strftime("%H:%M"))
    form.get_by_label("Minutes", exact=True).fill(str(minutes))
    for label, choice in _choices():
        form.get_by_label(label, exact=True).select_option(label=choice)
    expect(form.get_by_role("region", name="Does it fit?")).to_contain_text("Notice and wonder", timeout=PATIENCE)
    bea.presses("Plan this meeting")
    bea.is_at(purpose[:1].upper() + purpose[1:])
    return bea.page.url


def _choices():
    yield "Inquiry", INQUIRY
    yield "We open with", "A short welcome"
    yield "The main part", "Notice and wonder rounds"
    yield "We close with", "Plus / delta"
    yield "Facilitator", "Bea"
    yield "Presenter", "Amal"


def soon():
    return timedelta(hours=1)


def next_week():
    return timedelta(days=7)


def share(amal, photos):
    """On the phone: three photos, a black box on each, a bird’s name, and only then the team sees them."""
    amal.goes_to("/")
    amal.follows("Prepare the work")
    amal.unfolds(PIECES)
    _choose_before_the_script_is_there(amal, photos)
    waiting = amal.page.get_by_role("region", name="To be made safe").get_by_role("listitem")
    expect(waiting).to_have_count(len(photos), timeout=4 * PATIENCE)
    ways = [link.get_attribute("href") for link in amal.page.get_by_role("link", name="Make it safe").all()]
    for way, bird in zip(ways, BIRDS, strict=False):
        _make_safe(amal, way, bird)


def _choose_before_the_script_is_there(amal, photos):
    """On a slow phone the page can be used before all of it has come; what was chosen then is not forgotten."""
    held = []
    amal.page.route("**/file-drop.js*", lambda route: held.append(route))
    with amal.page.expect_request("**/file-drop.js*"):
        amal.follows("Add student work")
    amal.page.get_by_label("Photos or PDFs of student work").set_input_files(photos)
    held.pop().continue_()


def _make_safe(amal, way, bird):
    amal.goes_to(way)
    amal.presses("Add a black box")
    expect(amal.page.get_by_role("button", name="Black box 1 of 1")).to_be_visible(timeout=PATIENCE)
    amal.presses("Look at the result")
    amal.is_at("Is it safe to share?")
    for line in LOOKED_AT:
        amal.page.get_by_label(line).check()
    amal.page.get_by_label("What we call this child").fill(bird)
    amal.page.get_by_label("What was the task?").fill(TASK)
    amal.presses(f"Share with the {TEAM} team")
    amal.is_at(bird)


def lay_on_the_table(bea, plan_of_it, birds=BIRDS):
    bea.goes_to(plan_of_it)
    bea.page.get_by_role("link", name="Prepare the work").click()
    bea.unfolds(PIECES)
    for bird in birds:
        bea.page.get_by_role("checkbox", name=bird).check()
    bea.presses("Put these on the table")
    bea.unfolds(PIECES)
    for bird in birds:
        expect(bea.page.get_by_role("checkbox", name=bird)).to_be_checked(timeout=PATIENCE)
