"""The steps in inquiry/migrations arrive where the models are, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from inquiry.db import db
from inquiry.migrate import migrate, newest, version


def test_the_steps_lead_to_the_models(app):
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_a_database_that_is_up_to_date_is_left_alone(app):
    with app.app_context():
        assert version() == newest()
        assert not migrate()
