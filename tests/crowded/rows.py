"""More rows of any kind, in any world."""

from inquiry.db import db
from tests.world import every_table


def added(world, *rows):
    if not rows:
        return []
    found = world.add(*rows)
    return list(found) if isinstance(found, tuple) else [found]


def all_of(world, model):
    with world.app.app_context():
        return db.session.scalars(db.select(model), execution_options=every_table()).all()
