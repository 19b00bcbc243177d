"""A check-up: is everything where it should be, and what to do where it is not."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import text

from inquiry import files, mail
from inquiry.artifacts.queries import files_in_use
from inquiry.config import SETTINGS
from inquiry.db import db, is_sqlite
from inquiry.migrate import newest, version

GOOD, LOOK, BAD = "good", "look", "bad"
LITTLE_ROOM = 2 * 1024**3


@dataclass(frozen=True)
class Finding:
    """One line of the check-up: how it is, what was looked at, and what to do."""

    how: str
    says: str


def check_up() -> list[Finding]:
    """Look at everything; changes nothing, and may run while people write."""
    try:
        db.session.execute(text("SELECT 1"))
    except Exception as error:
        return [Finding(BAD, f"The database does not answer: {type(error).__name__}. Is INQUIRY_DATABASE right?")]
    if version() != newest():
        return [
            Finding(BAD, f"The database is at step {version()}, this release wants {newest()}. Run: inquiry migrate")
        ]
    checks = (_database, _pictures, _room_on_disk, _settings, _mail, _copies)
    return [Finding(GOOD, f"The database is at step {newest()}."), *(one for check in checks for one in check())]


def _database() -> Iterator[Finding]:
    if not is_sqlite():
        yield Finding(GOOD, f"PostgreSQL {db.session.scalar(text('SHOW server_version'))}.")
        return
    whole = db.session.scalar(text("PRAGMA quick_check")) == "ok"
    loose = db.session.execute(text("PRAGMA foreign_key_check")).all()
    if whole and not loose:
        yield Finding(GOOD, "The SQLite file is whole.")
    else:
        yield Finding(BAD, "The SQLite file is damaged. Stop the server, keep the file, and bring back the last copy.")


def _pictures() -> Iterator[Finding]:
    named = files_in_use()
    kept = {file.name for file in files.root().rglob("[!.]*") if file.is_file()} if files.root().exists() else set()
    if missing := named - kept:
        yield Finding(
            BAD, f"{len(missing)} pictures are missing from {files.root()}. Bring back the last copy beside this one."
        )
    if nobodys := kept - named:
        yield Finding(LOOK, f"{len(nobodys)} files in {files.root()} belong to nothing any more. Nobody can open them.")
    if not named - kept:
        yield Finding(GOOD, f"All {len(named)} pictures are there.")


def _room_on_disk() -> Iterator[Finding]:
    free = shutil.disk_usage(current_app.config["INQUIRY_HOME"]).free
    how = GOOD if free > LITTLE_ROOM else LOOK
    yield Finding(how, f"{free / 1024**3:.0f} GB are free where pictures are kept.")


def _settings() -> Iterator[Finding]:
    if current_app.config["INQUIRY_DEMO"]:
        yield Finding(
            LOOK, "INQUIRY_DEMO is on: anybody can sign in as the demo’s people. Never where real people work."
        )
    if not current_app.config["INQUIRY_HTTPS"]:
        yield Finding(
            LOOK, "INQUIRY_HTTPS is off. Put the server behind TLS and switch it on before children’s work goes in."
        )
    yield Finding(GOOD, f"{len(SETTINGS)} settings are understood; see docs/running.md.")


def _mail() -> Iterator[Finding]:
    if mail.is_configured():
        yield Finding(GOOD, "Mail is configured.")
    else:
        yield Finding(LOOK, "Mail is not configured: invitation and password links are written to the log instead.")


def _copies() -> Iterator[Finding]:
    copies = sorted((current_app.config["INQUIRY_HOME"] / "copies").glob("inquiry-*.tar"))
    if copies:
        yield Finding(GOOD, f"The last copy is {copies[-1].name}. Keep copies on another machine too.")
    else:
        yield Finding(LOOK, "There is no copy yet. Run: inquiry backup")


def worst(findings: list[Finding]) -> str:
    """How it is, all in all."""
    hows = {finding.how for finding in findings}
    return BAD if BAD in hows else LOOK if LOOK in hows else GOOD
