import pytest

from tests.furnished import furnish
from tests.house.walks import Walks
from tests.served import let_go


@pytest.fixture(scope="module")
def walks(house):
    """Everybody’s walks over every page, taken as they are asked for. Not for tests that change anything."""
    app, world, database = house
    let_go(app)
    database.restore()
    return Walks(app, furnish(app, world))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What is asked about the walks of one database is asked where they were taken."""
    for item in items:
        if "walks" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(f"walks-{item.callspec.params['house']}"))
