import os

import pytest

from inquiry.db import db
from tests.browser import Browser
from tests.chromium import chromium as a_chromium
from tests.databases import KINDS, a_database, server_answers
from tests.served import inhabited, let_go


def pytest_sessionstart(session):
    if not server_answers():
        says = "No PostgreSQL server answers. Start one on localhost or point TEST_POSTGRES at one."
        if os.environ.get("CI"):
            pytest.exit(says, returncode=1)
        session.config.postgres_is_away = says


@pytest.fixture(scope="session", params=list(KINDS))
def house(request, tmp_path_factory):
    """The product with its world, once on each database."""
    database = a_database(request.param, tmp_path_factory.mktemp(request.param), request.config)
    with inhabited(database) as (app, world):
        database.keep()
        yield app, world, database
    database.drop()


@pytest.fixture
def app(house):
    """The product, with the world as it was in the beginning."""
    app, _world, database = house
    let_go(app)
    database.restore()
    yield app
    let_go(app)


@pytest.fixture(scope="module")
def chromium():
    """A real browser, started once for all tests of a file."""
    with a_chromium() as browser:
        yield browser


@pytest.fixture
def world(house, app):
    return house[1]


@pytest.fixture
def browser(app):
    """`browser(world.amal)` is Amal’s browser; `browser()` is a stranger’s."""
    return lambda person=None, **more: Browser(app, person, **more)


@pytest.fixture
def inside(app):
    """A database session of our own, for tests of models and rules."""
    with app.app_context():
        yield db.session
