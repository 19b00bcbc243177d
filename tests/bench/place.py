"""Where the bench keeps its district: built once for each run, copied for every measurement that writes."""

import json
import os
import shutil
import sqlite3
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from inquiry.app import create_app
from inquiry.db import db
from inquiry.migrate import migrate
from tests.bench.world import District20

POSTGRES = os.environ.get("INQUIRY_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
SECRET = "for the bench only"


class Place:
    """One home folder with its database. `said` names the rows that are looked at."""

    def __init__(self, home: Path, database: str = ""):
        self.home = home
        self.database = database or f"sqlite:///{home / 'inquiry.db'}"

    @property
    def settings(self) -> dict[str, str]:
        return {"HOME": str(self.home), "DATABASE": self.database, "SECRET_KEY": SECRET}

    @property
    def said(self) -> dict:
        return json.loads((self.home / "said.json").read_text())

    @property
    def file(self) -> Path:
        return self.home / "inquiry.db"

    def app(self, **more):
        return create_app(**self.settings, **more)

    def build(self) -> "Place":
        self.home.mkdir(parents=True, exist_ok=True)
        app = self.app()
        with app.app_context():
            migrate()
            said = District20().said
            db.session.remove()
            db.engine.dispose()
        (self.home / "said.json").write_text(json.dumps(said))
        if self.is_sqlite:
            with sqlite3.connect(self.file) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.execute("ANALYZE")
        return self

    @property
    def is_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    def copy(self, name: str) -> "Place":
        """The same district again, to write in."""
        there = self.home.parent / name
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(self.home, there)
        return Place(there, "" if self.is_sqlite else self._copy_database(name))

    def _copy_database(self, name: str) -> str:
        url = make_url(self.database)
        copied = f"inquiry_bench_{os.getpid()}_{name}"
        _say(f'DROP DATABASE IF EXISTS "{copied}" WITH (FORCE)')
        _say(f'CREATE DATABASE "{copied}" TEMPLATE "{url.database}"')
        return url.set(database=copied).render_as_string(hide_password=False)

    def drop(self) -> None:
        if not self.is_sqlite:
            _say(f'DROP DATABASE IF EXISTS "{make_url(self.database).database}" WITH (FORCE)')
        shutil.rmtree(self.home, ignore_errors=True)


def on_postgres(home: Path) -> Place:
    name = f"inquiry_bench_{os.getpid()}"
    _say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _say(f'CREATE DATABASE "{name}"')
    return Place(home, make_url(POSTGRES).set(database=name).render_as_string(hide_password=False))


def _say(statement: str) -> None:
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(statement)
