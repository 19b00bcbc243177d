"""The database: rows, moments, one transaction for each request, and the tripwire on sealed tables."""

import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import TypeVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ClauseElement, DateTime, Engine, MetaData, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.sql import Select, visitors

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator):
    """A moment in UTC. SQLite forgets zones, so we put UTC back when reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value, dialect):
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))

    def result_processor(self, dialect, coltype):
        """SQLite’s text is made into a moment in one go: a wall has hundreds of them."""
        return in_utc if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def in_utc(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(f"{kept}+00:00") if kept else None


class Base(DeclarativeBase):
    registry = registry(metadata=MetaData(naming_convention=NAMES), type_annotation_map={datetime: Moment})


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


class Row(db.Model):  # type: ignore[name-defined, misc]
    """A row with a private number for us and an unguessable name for the address bar."""

    __abstract__ = True
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True, default=lambda: new_ref())


def new_ref() -> str:
    """A name nobody can guess and nobody mistakes for a word."""
    return secrets.token_urlsafe(9)


R = TypeVar("R")


def add(row: R) -> R:
    """Put a new row in this request’s transaction and give it back, numbered."""
    db.session.add(row)
    db.session.flush()
    return row


# --- one writer at a time -------------------------------------------------------------------------------------------
# SQLite has one writer. A lock in the process is fairer and quicker than its own waiting; BEGIN IMMEDIATE keeps two
# processes from reading, then both writing. Readers never wait for either.
_one_writer = threading.Lock()
_holding = threading.local()


def is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def begin_writing() -> None:
    """Make this thread’s transaction a writing one, from its first statement on."""
    if is_sqlite() and not getattr(_holding, "lock", False):
        _one_writer.acquire()
        _holding.lock = True
    db.session.rollback()
    db.session.connection(execution_options={"write": True})


def end_writing() -> None:
    """Let the next writer in. Called when the transaction is over, however it ended."""
    if getattr(_holding, "lock", False):
        _holding.lock = False
        _one_writer.release()


def let_go() -> None:
    """Give up this request’s transaction before long work elsewhere, such as on a picture; nothing may be pending."""
    db.session.rollback()
    end_writing()


@contextmanager
def writing() -> Iterator[None]:
    """One writing transaction outside a request: a command, a housekeeping job."""
    begin_writing()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        end_writing()


PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "foreign_keys=ON",
    "cache_size=-32768",
    "mmap_size=134217728",
    "temp_store=MEMORY",
)


@event.listens_for(Engine, "connect")
def settle(connection, _record):
    """SQLite settings, measured; on PostgreSQL nothing here applies."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None  # or the driver begins transactions on its own
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def begin(connection):
    if connection.dialect.name == "sqlite":
        is_writing = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


# --- the tripwire ---------------------------------------------------------------------------------------------------
class Unattended(Exception):
    """A sealed table was about to be read and nobody had said who is reading."""


@lru_cache(maxsize=1)
def confidential_tables() -> frozenset[str]:
    return frozenset(table.name for table in db.metadata.tables.values() if table.info.get("confidential"))


@lru_cache(maxsize=4096)
def confidential_names(sql: str) -> frozenset[str]:
    """The sealed tables a statement mentions. Cached: the same few statements come again and again."""
    return frozenset(re.findall(r"\w+", sql)) & confidential_tables()


class Signature:
    """Stands for the sealed tables a query mentions. They are looked for only when it comes near one: most never do."""

    def __init__(self, statement: ClauseElement):
        self.statement = statement

    @cached_property
    def tables(self) -> frozenset[str]:
        tables = (part for part in visitors.iterate(self.statement) if part.__visit_name__ == "table")
        return frozenset(str(getattr(table, "name", "")) for table in tables) & confidential_tables()


def attend(statement: Select, *more: Signature) -> Select:
    """Sign a query with the sealed tables it mentions. Only the access rules call this."""
    return statement.execution_options(attended=frozenset([Signature(statement), *more]))


@lru_cache(maxsize=4096)
def reads(sql: str) -> bool:
    """Whether a statement can bring somebody’s words back. An INSERT of values returns only the numbers of its rows."""
    spoken = sql.upper()
    if spoken.lstrip().startswith("INSERT"):  # on PostgreSQL several rows are SELECTed FROM (VALUES …)
        return spoken.count("SELECT") != spoken.count(" FROM (VALUES")
    return "SELECT" in spoken or "RETURNING" in spoken


@event.listens_for(Engine, "before_cursor_execute")
def refuse_unattended_reading(connection, cursor, sql, parameters, context, many):
    if not reads(sql):
        return
    sealed = confidential_names(sql)
    if sealed and (stray := sealed - _attended(context)):
        raise Unattended(f"{', '.join(stray)} may only be read through visible(…, to=somebody)")


def _attended(context) -> set[str]:
    """The tables this execution was signed for: by name, or by the signatures of its parts."""
    signed = context.execution_options.get("attended", ()) if context else ()
    return {name for one in signed for name in (one.tables if isinstance(one, Signature) else (one,))}
