"""Letters that leave when what they tell is true: after the commit, and not at all if it is undone."""

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.orm import Session

from inquiry.db import db

WAITING = "letters that leave with the next commit"


def after_commit(post: Callable[[], object]) -> None:
    """Have a letter handed to the postman as soon as this transaction is committed."""
    db.session().info.setdefault(WAITING, []).append(post)


@event.listens_for(Session, "after_commit")
def let_leave(session):
    if not session.in_nested_transaction():
        for post in session.info.pop(WAITING, ()):
            post()


@event.listens_for(Session, "after_rollback")
def keep_back(session):
    if not session.in_nested_transaction():
        session.info.pop(WAITING, None)
