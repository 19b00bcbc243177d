"""Words are never lost: typed past the end of their step, before a reload, or without a network."""

from playwright.sync_api import expect

from inquiry.cycles.notes import Note
from tests.rooms.school import PATIENCE, keep, kept, press, title


def test_a_card_lies_face_down_until_it_is_read_and_then_open_for_everyone(school, world_of):
    school.begin(world_of.amal, world_of.bea).go_to("write_notices")
    bea, amal = school.device(world_of.bea), school.device(world_of.amal, width=390, height=844)
    wall = school.device(world_of.bea, "projector", width=1920, height=1080)
    keep(amal, "¼ is to the right of ½.")
    expect(wall.get_by_text("One card still face down")).to_be_visible(timeout=PATIENCE)
    expect(wall.locator("body")).not_to_contain_text("¼ is to the right")
    press(bea, "Go on")
    title(amal, "Read the notices")
    if school.speaker().name != "Amal":
        press(bea, "Hand on to the next")
    press(amal, "Read aloud: turn it over")
    expect(wall.locator(".wall .card").first).to_contain_text("¼ is to the right of ½.", timeout=PATIENCE)
    expect(bea.locator(".wall .card").first).to_contain_text("¼ is to the right of ½.", timeout=PATIENCE)


def test_a_kind_question_is_asked_and_the_card_stands(school, world_of):
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    keep(amal, "It is there because they halved the line.")
    expect(amal.get_by_text("What did you see?")).to_be_visible(timeout=PATIENCE)
    kept(amal, "because they halved")


def test_words_being_typed_outlive_their_step_and_are_kept_for_it(school, world_of):
    school.begin().go_to("write_notices")
    step = school.step
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    amal.get_by_label("Notice", exact=True).press_sequentially("Half a sent")
    press(bea, "Go on")
    title(amal, "Read the notices")
    expect(amal.get_by_text("For “Write four notices”")).to_be_visible(timeout=PATIENCE)
    amal.keyboard.type("ence")
    amal.locator(".kept--former").get_by_role("button", name="Keep").click()
    kept(amal, "Half a sentence")
    assert school.note("Half a sentence").step_id == step.id


def test_words_begun_before_a_reload_in_another_step_get_their_place_back(school, world_of):
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.get_by_label("Notice", exact=True).press_sequentially("Not lost")
    school.go_to("read_notices")
    amal.reload()
    expect(amal.locator(".kept--former textarea")).to_have_value("Not lost", timeout=PATIENCE)


def test_without_a_network_words_stay_on_the_device_and_arrive_once(school, world_of):
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.context.set_offline(True)
    keep(amal, "Written in a tunnel")
    expect(amal.locator("#mine")).to_contain_text("Written in a tunnel")
    expect(amal.locator(".live")).to_have_attribute("data-state", "kept", timeout=PATIENCE)
    amal.context.set_offline(False)
    kept(amal, "Written in a tunnel")
    expect(amal.locator("#mine .card")).to_have_count(1)
    assert len([note for note in school.rows(Note) if note.body == "Written in a tunnel"]) == 1
