"""Real databases for the tests: an SQLite file and a PostgreSQL database, each built once and copied for every test."""

import os
import shutil

import psycopg
import pytest
from sqlalchemy.engine import make_url

from inquiry.db import db

POSTGRES = os.environ.get("TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")


def server_answers():
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


class SQLite:
    name = "sqlite"

    def __init__(self, folder):
        self.home = folder
        self.template = folder.parent / f"{folder.name}-template"
        self.settings = {"HOME": str(folder), "DATABASE": f"sqlite:///{folder / 'inquiry.db'}"}

    def keep(self):
        shutil.copytree(self.home, self.template)

    def restore(self):
        shutil.rmtree(self.home)
        shutil.copytree(self.template, self.home)

    def drop(self):
        pass


class PostgreSQL(SQLite):
    name = "postgresql"

    def __init__(self, folder):
        super().__init__(folder)
        self.line = None
        self.database = f"inquiry_test_{os.getpid()}_{folder.name.replace('-', '_')}"
        self.settings["DATABASE"] = make_url(POSTGRES).set(database=self.database).render_as_string(hide_password=False)
        self.drop()
        self._say(f'CREATE DATABASE "{self.database}"')

    def keep(self):
        super().keep()
        tables = self._tables()
        self._in_ours("CREATE SCHEMA kept", *(f'CREATE TABLE kept."{t}" AS TABLE public."{t}"' for t in tables))
        self._in_ours(_putting_back(tables))
        self.line = psycopg.connect(self.settings["DATABASE"], autocommit=True)
        self.line.execute("SET synchronous_commit = off")

    def restore(self):
        """Put the rows back as they were, on a line that stays open: what is done there is planned once.

        Far quicker than a new database, which waits for the disk. Numbers go on where they were.
        """
        super().restore()
        self.line.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        self.line.execute("SELECT kept.put_back()")

    @staticmethod
    def _tables():
        return [table.name for table in db.metadata.sorted_tables]

    def drop(self):
        if self.line:
            self.line.close()
        self._say(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    def _in_ours(self, *statements):
        with psycopg.connect(self.settings["DATABASE"]) as connection:
            connection.execute(";\n".join(statements))

    @staticmethod
    def _say(statement):
        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            connection.execute(statement)


def _putting_back(tables):
    """A function that empties what has rows, last things first, and fills it again from what was kept."""
    emptied = "".join(
        f'IF EXISTS (SELECT FROM public."{table}") THEN DELETE FROM public."{table}"; END IF;\n'
        for table in reversed(tables)
    )
    filled = "".join(f'INSERT INTO public."{table}" SELECT * FROM kept."{table}";\n' for table in tables)
    begun = "UPDATE public.meeting SET step_id = NULL WHERE step_id IS NOT NULL;\n"
    return f"CREATE FUNCTION kept.put_back() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n{begun}{emptied}{filled}END $$"


KINDS = {"sqlite": SQLite, "postgresql": PostgreSQL}


def a_database(kind, folder, config):
    """An empty database of this kind, with its files in this folder."""
    if kind == "postgresql" and (says := getattr(config, "postgres_is_away", None)):
        pytest.skip(says)
    return KINDS[kind](folder)
