"""Every setting: its name outside (`INQUIRY_…`), what it is when nobody says otherwise, and why."""

import os
import secrets
from pathlib import Path
from typing import Any


class Unknown(Exception):
    """A setting nobody here knows; most likely a slip of the pen, so we stop instead of ignoring it."""


class Missing(Exception):
    """A setting without which another one would do harm."""


def _yes(word: str) -> bool:
    return word.strip().lower() in ("1", "yes", "true", "on")


SETTINGS: dict[str, tuple[Any, Any]] = {
    "HOME": ("instance", str),  # where the database, the pictures and the secret are kept
    "DATABASE": ("", str),  # empty: an SQLite file in HOME; or postgresql://…
    "SECRET_KEY": ("", str),  # signs cookies; empty: made once and kept in HOME
    "ADDRESS": ("", str),  # https://… as people type it; used in mailed links. Empty: taken from the request
    "HTTPS": (False, _yes),  # behind TLS: cookies travel only encrypted
    "PROXIES": (0, int),  # how many proxies of our own stand before us; only then is X-Forwarded-For believed
    "TIMEZONE": ("America/Chicago", str),  # of the district; people read times in it
    "PROCESSES": (1, int),  # several need PostgreSQL, or one SQLite file on a local disk
    "NUDGE": ("", str),  # how processes tell each other of news: local, poll, pg; empty: the right one
    "UPLOAD_MEGABYTES": (25, int),  # one scanned stack of student work
    "RAW_DAYS": (30, int),  # how long the untouched upload is kept after a safe copy exists
    "MAIL_HOST": ("", str),  # empty: links are written to the log and shown to the administrator’s console
    "MAIL_PORT": (587, int),
    "MAIL_USER": ("", str),
    "MAIL_PASSWORD": ("", str),
    "MAIL_FROM": ("", str),
    "MAIL_TLS": (True, _yes),
    "DEMO": (False, _yes),  # sign-in links for the cast; never switch on where real people work
}


def read(environ=os.environ, **said) -> dict[str, Any]:
    """The settings as Flask wants them: defaults, then the environment, then what the caller says."""
    ours = {name.removeprefix("INQUIRY_"): value for name, value in environ.items() if name.startswith("INQUIRY_")}
    if stray := set(ours) - set(SETTINGS):
        raise Unknown(
            f"There is no setting INQUIRY_{', INQUIRY_'.join(sorted(stray))}. See docs/running.md for the list."
        )
    known = {name: kind(ours[name]) if name in ours else default for name, (default, kind) in SETTINGS.items()}
    known |= {name: value for name, value in said.items() if name in SETTINGS}
    others = {name: value for name, value in said.items() if name not in SETTINGS}
    return _for_flask(known) | others


def _for_flask(known: dict[str, Any]) -> dict[str, Any]:
    if known["MAIL_HOST"] and not known["ADDRESS"]:  # or a stranger’s request would say where mailed links lead
        raise Missing("INQUIRY_MAIL_HOST needs INQUIRY_ADDRESS: the https://… address to which mailed links lead.")
    home = Path(known["HOME"]).absolute()
    home.mkdir(parents=True, exist_ok=True)
    return {
        **{f"INQUIRY_{name}": value for name, value in known.items()},
        "INQUIRY_HOME": home,
        "SECRET_KEY": known["SECRET_KEY"] or _kept_secret(home / "secret"),
        "SQLALCHEMY_DATABASE_URI": database(known["DATABASE"], home),
        "MAX_CONTENT_LENGTH": known["UPLOAD_MEGABYTES"] * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": known["HTTPS"],
        "PERMANENT_SESSION_LIFETIME": 30 * 24 * 3600,
        "BABEL_DEFAULT_TIMEZONE": known["TIMEZONE"],
    }


def database(said: str, home: Path) -> str:
    """The address of the database; PostgreSQL is always spoken to through psycopg."""
    if not said:
        return f"sqlite:///{home / 'inquiry.db'}"
    for short in ("postgresql://", "postgres://"):
        if said.startswith(short):
            return "postgresql+psycopg://" + said.removeprefix(short)
    return said


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()
