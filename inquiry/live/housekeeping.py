"""What is done once an hour, and the first of it: old news is forgotten."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import delete

from inquiry.clock import now
from inquiry.db import db, let_go, writing
from inquiry.live.models import LiveEvent

Chore = Callable[[], None]
KEPT = timedelta(days=7)
_chores: list[Chore] = []
_slow_ones: list[Chore] = []


def hourly(chore: Chore) -> Chore:
    """Have a chore done each hour, in a writing transaction of its own; in several processes it may be done twice."""
    _chores.append(chore)
    return chore


def unhurried(chore: Chore) -> Chore:
    """Have a chore done each hour after the others, and in no transaction: it waits for somebody else’s server.

    What it has to write, it writes in transactions of its own.
    """
    _slow_ones.append(chore)
    return chore


def tidy() -> None:
    """Do every chore now. One that fails is logged and does not keep the others from being done."""
    for chore in list(_chores):
        with _told_of(chore), writing():
            chore()
    for chore in list(_slow_ones):
        with _told_of(chore):
            chore()
        let_go()


@contextmanager
def _told_of(chore: Chore) -> Iterator[None]:
    try:
        yield
    except Exception:
        logging.getLogger(__name__).exception("the chore %s was not done", chore.__name__)


def forget_before(moment: datetime) -> None:
    """Drop older news. Numbers go on; whoever stayed away longer is shown the page anew."""
    db.session.execute(delete(LiveEvent).where(LiveEvent.at < moment))


@hourly
def forget_last_week() -> None:
    forget_before(now() - KEPT)
