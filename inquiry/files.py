"""Keeping uploaded pictures on disk: random names, written whole or not at all, sent only by a guarded view."""

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from flask import Response, abort, current_app, request
from sqlalchemy import event
from sqlalchemy.orm import Session

from inquiry.db import db

GOING = "files that go with the next commit"


def root() -> Path:
    """The folder that holds every picture."""
    return current_app.config["INQUIRY_HOME"] / "files"


def workroom() -> Path:
    """The folder for files in hand, on the same disk as the pictures and not readable by others on this machine."""
    room = current_app.config["INQUIRY_HOME"] / "in-hand"
    room.mkdir(mode=0o700, exist_ok=True)
    return room


def path_of(name: str) -> Path:
    """Where a kept file lies. Names are ours, so anything else is a mistake."""
    if not name.replace("-", "").replace("_", "").replace(".", "").isalnum() or ".." in name:
        raise ValueError("not the name of a kept file")
    return root() / name[:2] / name


def keep(source: Path, ending: str) -> str:
    """Move a finished file into the store and give its new name."""
    name = f"{secrets.token_hex(16)}{ending}"
    target = path_of(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = target.with_name(f".{name}")
    shutil.move(source, waiting)
    with waiting.open("rb") as written:
        os.fsync(written.fileno())
    waiting.replace(target)
    return name


def forget(name: str | None) -> None:
    """Delete a kept file; one that is gone already is fine."""
    if name:
        path_of(name).unlink(missing_ok=True)


def forget_all(names: Iterable[str]) -> None:
    """Delete kept files that no row names."""
    for name in names:
        forget(name)


def forget_after_commit(names: Iterable[str]) -> None:
    """Delete kept files as soon as this transaction is committed; if it is undone, they stay."""
    db.session().info.setdefault(GOING, []).extend(names)


@event.listens_for(Session, "after_commit")
def forget_what_goes(session):
    forget_all(session.info.pop(GOING, ()))


@event.listens_for(Session, "after_rollback")
def keep_what_stays(session):
    session.info.pop(GOING, None)


def sweep(in_use: set[str], older_than: float) -> int:
    """Delete what a crash left behind: files that are old enough and that nobody speaks of. Says how many."""
    before = time.time() - older_than
    left = [file for file in _everything() if file.name not in in_use and file.stat().st_mtime < before]
    for file in left:
        file.unlink(missing_ok=True)
    for folder in [folder for folder in workroom().iterdir() if folder.stat().st_mtime < before]:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _everything() -> list[Path]:
    return [file for file in root().rglob("*") if file.is_file()] if root().exists() else []


def send(name: str, mimetype: str) -> Response:
    """Send a kept file: only to who asked, asked for anew each time so that what was taken back is gone, never run.

    Behind our own server only the address goes through Flask (`X-Sendfile`); the server sends the bytes.
    """
    tag = hashlib.sha256(name.encode()).hexdigest()[:32]
    response = _unchanged(tag) or _whole(path_of(name), mimetype)
    response.set_etag(tag)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, max-age=0, must-revalidate"
    response.headers["Content-Disposition"] = "inline"
    return response


def _unchanged(tag: str) -> Response | None:
    return Response(status=304) if request.if_none_match.contains(tag) else None


def _whole(path: Path, mimetype: str) -> Response:
    if not path.is_file():
        abort(404)
    if current_app.config.get("USE_X_SENDFILE"):
        return Response(mimetype=mimetype, headers={"X-Sendfile": str(path)})
    return Response(path.read_bytes(), mimetype=mimetype)
