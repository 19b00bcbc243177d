"""A copy of everything in one file, safe to make while people write; and bringing it back."""

import hashlib
import io
import json
import os
import tarfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from inquiry import files
from inquiry.care import rows
from inquiry.clock import now
from inquiry.db import db, is_sqlite, writing
from inquiry.migrate import migrate, newest, upgrade_to, version


class NotACopy(Exception):
    """The file is no copy of ours, or not a whole one. Nothing was changed."""


class NotEmpty(Exception):
    """There is something in the database already. Nothing was changed."""


@dataclass(frozen=True)
class Copy:
    path: Path
    rows: int
    files: int


def copy_name(at: datetime) -> str:
    """What a copy is called: the moment it was made, in UTC, to the second."""
    return f"inquiry-{at:%Y-%m-%d-%H%M%S}.tar"


def make_copy(folder: Path) -> Copy:
    """Copy every row and every picture, as they are at one moment, into a new file only its owner can read."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / copy_name(now())
    waiting = path.with_suffix(".part")
    with _one_moment(), _private(waiting) as raw, tarfile.open(fileobj=raw, mode="w") as tar:
        sums: dict[str, str] = {}
        counted = sum(_add_table(tar, table, sums) for table in rows.tables())
        stored = sum(_add_file(tar, file, sums) for file in sorted(files.root().rglob("[!.]*")) if file.is_file())
        _add(tar, "manifest.json", json.dumps({"revision": version(), "sums": sums}).encode())
    waiting.replace(path)
    return Copy(path, counted, stored)


@contextmanager
def _one_moment():
    """All reading in between sees the database as it is now, while others go on writing."""
    db.session.rollback()
    if not is_sqlite():
        db.session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    db.session.execute(text("SELECT count(*) FROM district"))
    try:
        yield
    finally:
        db.session.rollback()


@contextmanager
def _private(path):
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
        yield raw
        raw.flush()
        os.fsync(raw.fileno())


def _add_table(tar, table, sums):
    lines = list(rows.lines_of(table))
    name = f"tables/{table.name}.jsonl"
    sums[name] = _add(tar, name, "\n".join(lines).encode())
    return len(lines)


def _add_file(tar, file, sums):
    try:
        content = file.read_bytes()
    except FileNotFoundError:  # a raw upload whose time was over this very second
        return 0
    name = f"files/{file.relative_to(files.root()).as_posix()}"
    sums[name] = _add(tar, name, content)
    return 1


def _add(tar, name, content):
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = len(content), int(now().timestamp()), 0o600
    tar.addfile(info, io.BytesIO(content))
    return hashlib.sha256(content).hexdigest()


def check_copy(path: Path) -> dict:
    """Read a copy through and compare every checksum. Gives its manifest, or raises NotACopy."""
    try:
        with tarfile.open(path) as tar:
            manifest = json.load(_open(tar, "manifest.json"))
            for name, wanted in manifest["sums"].items():
                if hashlib.sha256(_open(tar, name).read()).hexdigest() != wanted:
                    raise NotACopy(f"{name} in it is damaged")
    except (tarfile.TarError, OSError, KeyError, ValueError) as error:
        raise NotACopy(str(error)) from error
    return manifest


def _open(tar, name):
    found = tar.extractfile(name)
    if found is None:
        raise NotACopy(f"{name} is missing from it")
    return found


def bring_back(path: Path) -> Copy:
    """Put a copy into an empty installation. Checks the whole of it first."""
    manifest = check_copy(path)
    if version() is not None and not rows.is_empty():
        raise NotEmpty
    db.session.rollback()
    upgrade_to(manifest["revision"] or newest())
    with tarfile.open(path) as tar:
        with writing():
            counted = sum(_put_back_table(tar, table) for table in rows.tables() if _has(manifest, table))
            rows.continue_numbers()
        stored = sum(_put_back_file(tar, name) for name in manifest["sums"] if name.startswith("files/"))
    migrate()
    return Copy(path, counted, stored)


def _has(manifest, table):
    return f"tables/{table.name}.jsonl" in manifest["sums"]


def _put_back_table(tar, table):
    lines = _open(tar, f"tables/{table.name}.jsonl").read().decode().splitlines()
    return rows.put_back(table, (line for line in lines if line))


def _put_back_file(tar, name):
    target = files.path_of(Path(name).name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_open(tar, name).read())
    return 1
