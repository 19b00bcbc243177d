"""A nudge says only that a room has news. It goes out after the commit, and not at all when the work is rolled back."""

from collections.abc import Callable

from flask_sqlalchemy.session import Session
from sqlalchemy import event, text

from inquiry.db import db

Nudge = Callable[[str], None]
_told: list[Nudge] = []
NOTIFY = text("SELECT pg_notify('live', :room)")


def on_news(nudge: Nudge) -> None:
    """Have a function called with the room’s name after each commit that brought news."""
    _told.append(nudge)


def off_news(nudge: Nudge) -> None:
    """Stop calling it."""
    _told.remove(nudge)


def remember(room: str) -> None:
    """Nudge this room’s listeners when the transaction is committed; PostgreSQL tells the other processes itself."""
    rooms = db.session().info.setdefault("live", set())
    if room not in rooms and db.engine.dialect.name == "postgresql":
        db.session.execute(NOTIFY, {"room": room})
    rooms.add(room)


@event.listens_for(Session, "after_commit")
def nudge_all(session):
    for room in session.info.pop("live", ()):
        for nudge in list(_told):
            nudge(room)


@event.listens_for(Session, "after_rollback")
def nudge_nobody(session):
    session.info.pop("live", None)
