"""The house after everything hostile was sent everywhere."""

import pytest

from inquiry.app import create_app
from inquiry.db import db
from inquiry.migrate import migrate
from tests.databases import KINDS
from tests.text.pouring import Pouring
from tests.world import World


def pour(kind, folder, config, every=False):
    """Pour everything into a world of its own, on this kind of database."""
    if kind == "postgresql" and (says := getattr(config, "postgres_is_away", None)):
        pytest.skip(says)
    database = KINDS[kind](folder)
    database.settings["SECRET_KEY"] = "for tests only"
    app = create_app(TESTING=True, **database.settings)
    with app.app_context():
        migrate()
        world = World()
        db.session.remove()
    poured = Pouring(app, world.attach(app), every).pour()
    poured.database = database
    yield poured
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    database.drop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Each database is filled once, in one worker: that takes the longest."""
    for item in items:
        if kind := getattr(item, "callspec", None) and item.callspec.params.get("poured"):
            item.add_marker(pytest.mark.xdist_group(f"poured-{kind}"))


@pytest.fixture(scope="session", params=list(KINDS))
def poured(request, tmp_path_factory):
    yield from pour(request.param, tmp_path_factory.mktemp(f"poured-{request.param}"), request.config)
