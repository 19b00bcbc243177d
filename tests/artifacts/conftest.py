import pytest

from inquiry import files
from tests.artifacts.hands import Hands


@pytest.fixture
def hands(world, browser):
    """`hands(world.amal)` adds, covers and shares student work in Amal’s browser."""
    return lambda person, team=None: Hands(browser(person), team or world.team)


@pytest.fixture
def kept(app):
    """`kept()` is the names of all pictures on disk."""

    def look():
        with app.app_context():
            return {file.name for file in files.root().rglob("*") if file.is_file()} if files.root().exists() else set()

    return look
