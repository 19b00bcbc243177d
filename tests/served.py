"""The product as people meet it: a world in a database of its own, and a server in front of it."""

from contextlib import contextmanager

from inquiry.app import create_app
from inquiry.db import db
from inquiry.migrate import migrate
from tests.databases import SQLite
from tests.server import Server
from tests.world import World


@contextmanager
def a_site(folder, furnish=None):
    """The product, its world and the address where its server listens. On SQLite: the browser is asked."""
    database = SQLite(folder)
    with inhabited(database) as (app, world):
        if furnish:
            furnish(app, world)
        with served(database) as here:
            yield app, world, here


@contextmanager
def inhabited(database):
    """The product in this process, with the world in this database."""
    database.settings["SECRET_KEY"] = "for tests only"
    app = create_app(TESTING=True, **database.settings)
    with app.app_context():
        migrate()
        world = World().attach(app)
    let_go(app)
    try:
        yield app, world
    finally:
        let_go(app)


@contextmanager
def served(database):
    """Where a server listens that shows what is in this database."""
    server = Server(database.settings).open()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.stop()


def let_go(app):
    """Nothing of the database is held any more."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
