"""Who looks after the team of Grade 4."""

import pytest


@pytest.fixture
def bea(world, browser):
    """Bea’s browser: she facilitates Grade 4."""
    return browser(world.bea)
