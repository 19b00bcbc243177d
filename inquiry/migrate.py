"""Bringing the database up to date, with Alembic; a copy is made first."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from inquiry import paths
from inquiry.db import db


def _config() -> Config:
    config = Config(str(paths.MIGRATIONS / "alembic.ini"))
    config.set_main_option("script_location", str(paths.MIGRATIONS).replace("%", "%%"))
    return config


def version() -> str | None:
    """The step the database is at; None when it is empty."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The step this release wants."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def migrate() -> bool:
    """Take the steps that are missing. Says whether there were any. Needs an app context."""
    if version() == newest():
        return False
    upgrade_to("head")
    return True


def upgrade_to(step: str) -> None:
    """Take the steps up to a certain one."""
    command.upgrade(_config(), step)
