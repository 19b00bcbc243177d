"""Student work stands where one writes about it, large enough, on every device."""

import pytest
from playwright.sync_api import expect

from inquiry.meetings.models import OnTheTable
from tests.browser import Browser
from tests.rooms.school import OVER, PATIENCE, UPRIGHT, WIDE, box_of, press, title


@pytest.mark.parametrize("size", [WIDE, UPRIGHT])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_the_whole_sheet_stands_large_on_the_projector(school, world_of, size, width, height):
    school.lay("Robin", size)
    school.begin().go_to("show")
    wall = school.device(world_of.bea, "projector", width=width, height=height)
    for key in ("show", "write_notices"):
        school.go_to(key)
        expect(wall.locator("#step-title")).to_contain_text(school.step.frozen.title.in_("en"), timeout=PATIENCE)
        sheet = box_of(wall, "#shown img")
        foot = box_of(wall, "#foot")
        assert sheet["y"] + sheet["height"] <= foot["y"], "nothing of it is cut off"
        assert sheet["width"] / sheet["height"] == pytest.approx(size[0] / size[1], rel=0.02)
        assert sheet["height"] > height * 0.38, "and it is large"
        assert max(wall.evaluate(OVER)) <= 0


@pytest.mark.parametrize("size", [WIDE, UPRIGHT])
def test_on_a_laptop_one_sees_the_sheet_and_the_place_to_write_beside_each_other(school, world_of, size):
    school.lay("Robin", size)
    school.begin().go_to("write_notices")
    places = []
    bea = school.device(world_of.bea, height=768)
    for key in ("write_notices", "read_notices", "write_wonders"):
        school.go_to(key)
        title(bea, school.step.frozen.title.in_("en"))
        sheet, words, helm = (
            box_of(bea, "#works img"),
            box_of(bea, ".desk .composer textarea"),
            box_of(bea, "#helm .helm"),
        )
        for spot in (sheet, words):
            assert spot["y"] >= 0 and spot["y"] + spot["height"] <= helm["y"], key
        assert words["x"] >= sheet["x"] + sheet["width"]
        places.append((sheet["x"], words["x"]))
    assert len(set(places)) == 1, "neither changes its side from step to step"


def test_on_a_phone_the_sheet_stays_above_the_place_to_write(school, world_of):
    school.lay("Robin", UPRIGHT)
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal, width=390, height=844, has_touch=True, is_mobile=True)
    sheet, words = box_of(amal, "#works img"), box_of(amal, ".desk .composer textarea")
    assert sheet["y"] + sheet["height"] <= words["y"]
    assert words["y"] + words["height"] <= 844
    amal.get_by_role("link", name="The work").click()
    assert box_of(amal, "#works img")["height"] > sheet["height"], "a tap shows it large"
    amal.get_by_role("link", name="My place").click()
    expect(amal.locator(".desk .composer textarea").first).to_be_visible()


def test_student_work_is_not_shown_in_the_welcome_and_at_the_close(school, world_of):
    school.lay("Robin")
    school.begin()
    bea, wall = school.device(world_of.bea), school.device(world_of.bea, "projector")
    for key, shown in (("welcome", False), ("show", True), ("write", False), ("norms", False)):
        school.go_to(key)
        title(bea, school.step.frozen.title.in_("en"))
        for sheet in (bea.locator("#works"), wall.locator("#shown")):
            expect(sheet).to_be_visible(visible=shown, timeout=PATIENCE)


def test_work_put_down_and_taken_back_in_mid_meeting_is_seen_by_everyone_at_once(school, world_of):
    kestrel, osprey = school.lay("Kestrel"), school.lay("Osprey")
    school.drop(OnTheTable, OnTheTable.artifact_id == osprey.id)
    school.begin().go_to("talk")
    school.write(world_of.amal, "The jumps are equal.", "inference", artifact=kestrel.ref)
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    wall = school.device(world_of.bea, "projector", width=1920, height=1080)
    bea.locator("#helm-more summary").first.click()
    bea.get_by_label("Put more student work").select_option("Osprey")
    press(bea, "Put it down")
    for page in (amal, bea):
        expect(page.locator("#works")).to_contain_text("Osprey", timeout=PATIENCE)
    expect(bea.locator("#helm-more")).not_to_have_attribute("open", "")
    expect(amal.get_by_label("Points to")).to_contain_text("Osprey")
    assert Browser(school.app, world_of.bea).post(f"/artifacts/{kestrel.ref}/withdrawal").status_code == 303
    for page in (bea, amal, wall):
        expect(page.locator("#wall .chip")).to_have_text("a piece that was taken back", timeout=PATIENCE)
        expect(page.locator("body")).not_to_contain_text("Kestrel")
    expect(wall.locator("#shown")).to_contain_text("Osprey")
    amal.get_by_text("Point to a part").click()
    expect(amal.get_by_label("From the left")).to_be_hidden()
    amal.get_by_text("Or set it with numbers").click()
    expect(amal.get_by_label("From the left")).to_be_visible()
