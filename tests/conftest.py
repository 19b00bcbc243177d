import os

import pytest

from inquiry.app import create_app
from inquiry.db import db
from inquiry.migrate import migrate
from tests.browser import Browser
from tests.chromium import chromium as a_chromium
from tests.databases import KINDS, server_answers
from tests.world import World


def pytest_sessionstart(session):
    if not server_answers():
        says = "No PostgreSQL server answers. Start one on localhost or point TEST_POSTGRES at one."
        if os.environ.get("CI"):
            pytest.exit(says, returncode=1)
        session.config.postgres_is_away = says


@pytest.fixture(scope="session", params=list(KINDS))
def house(request, tmp_path_factory):
    """The product with its world, once on each database."""
    if request.param == "postgresql" and (says := getattr(request.config, "postgres_is_away", None)):
        pytest.skip(says)
    database = KINDS[request.param](tmp_path_factory.mktemp(request.param))
    app = create_app(TESTING=True, SECRET_KEY="for tests only", **database.settings)
    with app.app_context():
        migrate()
        world = World()
        db.session.remove()
        db.engine.dispose()
    database.keep()
    yield app, world.attach(app), database
    with app.app_context():
        db.engine.dispose()
    database.drop()


@pytest.fixture
def app(house):
    """The product, with the world as it was in the beginning."""
    app, _world, database = house
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    database.restore()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


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
