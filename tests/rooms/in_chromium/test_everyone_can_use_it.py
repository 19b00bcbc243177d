"""Axe finds nothing in the room, and nothing scrolls sideways."""

import pytest

from tests.chromium import axe_faults


@pytest.mark.parametrize("width", [360, 768, 1366])
@pytest.mark.parametrize("key", ["welcome", "write_notices", "read_notices", "talk", "next_steps", "norms"])
def test_nothing_scrolls_sideways(school, world_of, width, key):
    school.lay("Robin")
    school.begin().go_to(key)
    bea = school.device(world_of.bea, width=width, height=740)
    wide = bea.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["room", "projector", "cards"])
def test_axe_finds_nothing(school, world_of, path, scheme):
    school.lay("Plover")
    school.begin().go_to("talk")
    school.write(world_of.amal, "They count marks.", "inference")
    for who in (world_of.bea, world_of.amal):
        assert not axe_faults(school.device(who, path, color_scheme=scheme))


def test_axe_finds_nothing_at_the_door_nor_where_codes_are_typed(school, world_of):
    assert not axe_faults(school.device(world_of.amal, "room"))
    page = school.device(world_of.amal, "room")
    page.goto(f"{school.here}/join")
    assert not axe_faults(page)
