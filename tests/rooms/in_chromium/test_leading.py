"""Whoever leads the room, and how everyone follows by itself."""

import pytest
from playwright.sync_api import expect

from tests.rooms.school import PATIENCE, box_of, press, title


def test_the_door_opens_by_itself_when_the_facilitator_begins(school, world_of):
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    expect(bea.get_by_role("list", name="In the room")).to_contain_text("Amal", timeout=PATIENCE)
    press(bea, "Begin the meeting")
    title(amal, "Welcome")
    press(bea, "Start the clock")
    expect(amal.locator("clock-face")).to_have_attribute("state", "running", timeout=PATIENCE)
    press(bea, "Go on")
    title(amal, "What we said we would do")


def test_a_new_step_begins_at_its_top_for_whoever_leads_and_for_who_had_scrolled(school, world_of):
    school.lay("Robin")
    school.begin().go_to("show")
    bea, amal = school.device(world_of.bea, height=600), school.device(world_of.amal, width=390, height=500)
    for page in (bea, amal):
        page.evaluate("scrollTo(0, 9999)")
    bea.get_by_role("button", name="Go on").click()
    for page in (bea, amal):
        title(page, "Write four notices")
        page.wait_for_function("() => scrollY === 0")


def test_whoever_leads_is_asked_about_cards_that_came_since_their_buttons_were_drawn(school, world_of):
    school.begin().go_to("write_notices")
    step = school.step
    bea = school.go_to("read_notices").device(world_of.bea)
    school.write(world_of.amal, "Nobody has read this.", step=step)
    bea.get_by_role("button", name="Go on").focus()
    bea.keyboard.press("Enter")
    expect(bea.get_by_role("button", name="Leave them with their writers and go on")).to_be_visible(timeout=PATIENCE)
    title(bea, "Read the notices")
    bea.get_by_role("button", name="Turn them over and go on").focus()
    bea.keyboard.press("Tab")
    bea.keyboard.press("Enter")
    title(bea, "Write four wonders")
    assert school.note("Nobody has read this.").revealed_at is None
    expect(bea.locator("body")).not_to_contain_text("Nobody has read this.")


def test_a_change_is_taken_on_with_one_tap(school, world_of):
    school.begin().go_to("delta")
    school.write(world_of.amal, "Begin with the photo.", "delta")
    school.go_to("choose")
    amal = school.device(world_of.amal)
    amal.get_by_role("link", name="Take this one on").click()
    expect(amal.locator(".desk .composer textarea").first).to_have_value("Begin with the photo.")
    expect(amal.locator(".desk .composer textarea").first).to_be_focused()


@pytest.mark.parametrize("width", [360, 390])
def test_the_bar_of_who_leads_fits_a_phone_in_spanish_too(school, world_of, width):
    school.begin().go_to("read_notices")
    bea = school.device(world_of.bea, width=width, height=800, locale="es-ES")
    bar = box_of(bea, "#helm .helm")
    assert bar["height"] <= 150 and bar["x"] + bar["width"] <= width
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    assert not bea.locator("#helm .helm > .act > .button, #helm .helm summary.button").evaluate_all(cut)
    tops = {round(one.bounding_box()["y"]) for one in bea.locator("#helm .helm > .act > .button").all()}
    assert len(tops) == 2, "one row for what is pressed now and then, and one for going on"


def test_the_facilitator_leads_by_keyboard_alone(school, world_of):
    school.begin()
    bea = school.device(world_of.bea)
    bea.get_by_role("button", name="Start the clock").focus()
    bea.keyboard.press("Enter")
    expect(bea.get_by_role("button", name="Pause")).to_be_visible(timeout=PATIENCE)
    bea.get_by_role("button", name="Go on").focus()
    bea.keyboard.press("Enter")
    title(bea, "What we said we would do")


def test_everyone_learns_that_the_meeting_has_ended_and_where_the_minutes_are(school, world_of):
    school.begin().go_to("norms")
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    bea.get_by_text("End the meeting").first.click()
    press(bea, "End it and write the minutes")
    title(amal, "The meeting has ended")
    amal.get_by_role("link", name="Read the minutes").click()
    expect(amal).to_have_url(f"{school.here}{school.url('minutes')}", timeout=PATIENCE)
