"""A real server, a real browser, and a team that has not met yet."""

import pytest

from tests.e2e.photos import three_photos
from tests.e2e.place import Place
from tests.e2e.school import build
from tests.e2e.team import Team


@pytest.fixture
def settings(tmp_path):
    return {"HOME": tmp_path / "home"}


@pytest.fixture
def place(settings, tmp_path):
    """The server; where it runs in several processes they all serve the one school."""
    build(settings)
    place = Place(settings, tmp_path / "server.log").open()
    yield place
    place.stop()
    print(place.said)  # shown when the test failed


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.failed = getattr(item, "failed", False) or report.failed
    return report


@pytest.fixture
def team(request, chromium, place, tmp_path):
    """Four people and a projector; when a test fails, what stood on their pages is kept as pictures."""
    team = Team(chromium, place)
    yield team
    if request.node.failed:
        team.take_pictures(tmp_path)
    team.leave()


@pytest.fixture
def photos(tmp_path):
    return three_photos(tmp_path)
