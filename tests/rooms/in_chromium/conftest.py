"""One site and one browser for all tests of this folder, and a meeting for each."""

import pytest

from tests.chromium import chromium as a_chromium
from tests.rooms.school import School
from tests.served import a_site


@pytest.fixture(scope="package")
def site(tmp_path_factory):
    with a_site(tmp_path_factory.mktemp("room-in-chromium")) as site:
        yield site


@pytest.fixture(scope="package")
def chromium():
    with a_chromium() as browser:
        yield browser


@pytest.fixture
def school(site, chromium):
    school = School(site, chromium)
    yield school
    for context in school.opened:
        context.close()
    assert not school.broken


@pytest.fixture
def world_of(site):
    return site[1]
