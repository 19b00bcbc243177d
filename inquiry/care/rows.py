"""Every row of every table as plain lines of JSON and back, the same on SQLite and PostgreSQL."""

import json
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Date, DateTime, Table, func, insert, select, text

from inquiry.access import for_the_house
from inquiry.db import Moment, db

MANY = 500


def tables() -> list[Table]:
    """All tables, those others point to first."""
    return db.metadata.sorted_tables


def lines_of(table: Table) -> Iterator[str]:
    """Each row as one line of JSON. Read in one transaction, so that the copy is of one moment."""
    rows = db.session.execute(for_the_house(select(table)), execution_options={"yield_per": MANY})
    for row in rows.mappings():
        yield json.dumps(dict(row), default=_said, ensure_ascii=False)


def _said(value):
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value))


def put_back(table: Table, lines) -> int:
    """Insert rows from their lines; returns how many."""
    waiting, count = [], 0
    for line in lines:
        waiting.append(_understood(table, json.loads(line)))
        count += 1
        if len(waiting) >= MANY:
            db.session.execute(insert(table), waiting)
            waiting = []
    if waiting:
        db.session.execute(insert(table), waiting)
    return count


def _understood(table, row):
    return {name: _value(table.c[name], value) for name, value in row.items()}


def _value(column, value):
    if value is None:
        return None
    if isinstance(column.type, Moment | DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def is_empty() -> bool:
    """Whether nobody has used this database yet."""
    return db.session.scalar(text("select count(*) from district")) == 0


def continue_numbers() -> None:
    """On PostgreSQL, let new rows be numbered after those that were put back."""
    if db.engine.dialect.name != "postgresql":
        return
    for table in tables():
        column = table.autoincrement_column
        if column is not None:
            highest = db.session.scalar(for_the_house(select(func.max(column)))) or 0
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            db.session.execute(select(func.setval(sequence, max(highest, 1), highest > 0)))
