"""A card points to a part of a piece of student work."""

import pytest
from playwright.sync_api import expect

from inquiry.cycles.notes import Link
from tests.rooms.school import keep, kept, press


def test_a_part_of_a_piece_is_pointed_at_with_numbers_alone(school, world_of):
    piece = school.lay("Heron")
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.get_by_text("Point to a part").click()
    amal.get_by_text("Or set it with numbers").click()
    for label, value in (("From the left", 10), ("From the top", 20), ("Width", 30), ("Height", 40)):
        amal.get_by_label(label).fill(str(value))
    press(amal, "Point here")
    keep(amal, "The jumps are equal.")
    kept(amal, "The jumps are equal.")
    link = next(link for link in school.rows(Link) if link.artifact_id == piece.id)
    assert link.region == [0.1, 0.2, 0.3, 0.4]
    expect(amal.locator(".composer__region")).to_be_hidden()


def test_a_part_of_a_piece_is_pointed_at_by_drawing(school, world_of):
    school.lay("Wren")
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.get_by_text("Point to a part").click()
    box = amal.locator(".works__picture").bounding_box()
    amal.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.25)
    amal.mouse.down()
    amal.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.5, steps=4)
    amal.mouse.up()
    expect(amal.get_by_label("Points to")).not_to_have_value("")
    keep(amal, "Here")
    kept(amal, "Here")
    region = next(link.region for link in school.rows(Link) if link.note_id == school.note("Here").id)
    assert region == pytest.approx([0.25, 0.25, 0.5, 0.25], abs=0.03)
