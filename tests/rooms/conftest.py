"""A meeting of this test’s own, at the moments in which most tests begin."""

import pytest

from tests.rooms.evening import Evening


@pytest.fixture
def evening(world, browser):
    return Evening(world, browser)


@pytest.fixture
def writing(evening):
    """Everyone is writing notices in silence."""
    return evening.begin().go_to("write_notices")


@pytest.fixture
def reading(evening, world):
    """Amal wrote two notices and Farah one; now they read."""
    evening.begin(world.amal, world.bea, world.farah).go_to("write_notices")
    for person, text in ((world.amal, "a one"), (world.amal, "a two"), (world.farah, "f one")):
        evening.write(person, text)
    return evening.go_to("read_notices")
