"""The demo district, built once on each database as `make demo` builds it. Nothing here changes it."""

from types import SimpleNamespace

import pytest

from inquiry.app import create_app
from inquiry.db import db
from inquiry.demo import build
from inquiry.migrate import migrate
from inquiry.people.models import Person
from tests.browser import Browser
from tests.databases import KINDS, a_database
from tests.served import let_go
from tests.world import every_table


@pytest.fixture(scope="package", params=list(KINDS))
def demo(request, tmp_path_factory):
    """Its people by name, and a browser for each."""
    database = a_database(request.param, tmp_path_factory.mktemp(f"demo-{request.param}"), request.config)
    app = create_app(TESTING=True, DEMO=True, **{**database.settings, "SECRET_KEY": "for tests only"})
    with app.app_context():
        migrate()
        build()
        people = {person.name: person for person in db.session.scalars(db.select(Person))}
    yield SimpleNamespace(app=app, people=people, browser=lambda name, **more: Browser(app, people[name], **more))
    let_go(app)
    database.drop()


@pytest.fixture
def rows(demo):
    """Every row of a table, as it stands there."""
    with demo.app.app_context():
        yield lambda model: db.session.scalars(db.select(model), execution_options=every_table()).all()
