"""Counting the statements a page takes, on their way to the database."""

from contextlib import contextmanager

from sqlalchemy import event

from inquiry.db import db


@contextmanager
def counted(app):
    """The statements that ran inside the block."""
    with app.app_context():
        engine = db.engine
    heard = []

    def hear(_connection, _cursor, sql, _parameters, _context, _many):
        heard.append(sql)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)
