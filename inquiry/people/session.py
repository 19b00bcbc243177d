"""Who this browser stands for, and which way it goes after sign-in."""

import re

from flask import session
from flask_login import login_user, logout_user

from inquiry.doors import may_change_me
from inquiry.people.access import person_of, reader_of

OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f-\x9f\s]*")


def who_asks(session_user_id):
    """Whom the cookie of this request stands for: as a row only where something may be changed."""
    return (person_of if may_change_me() else reader_of)(session_user_id)


def let_in(person, *, stay):
    """Sign somebody in, for thirty days if they like. Nothing of who sat here before is kept, but the language."""
    _start_anew()
    login_user(person)
    session.permanent = stay


def let_out():
    """Sign out on this device."""
    logout_user()
    _start_anew()


def _start_anew():
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language


def own_path(said) -> str | None:
    """Where somebody wanted to go, if that is a page of ours and nobody else’s."""
    return said if said and OWN_PATH.fullmatch(said) else None
