"""How Alembic finds our models and our database. Run through `inquiry migrate`."""

from alembic import context

from inquiry.db import db


def run():
    with db.engine.connect() as connection:
        connection = connection.execution_options(write=True)
        context.configure(connection=connection, target_metadata=db.metadata, render_as_batch=True, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()


run()
