"""A search begins, is given up, and is found to have died. The reckoning itself is a process of its own."""

import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import delete, event, select

from inquiry.clock import now
from inquiry.db import db
from inquiry.timetables.models import RUNNING, STOPPED, WAITING, Proposal, Search

CODE = Path(__file__).parents[2]
PATIENCE = timedelta(seconds=20)  # without a sign of life for so long, nobody reckons any more


def is_alive(search) -> bool:
    """Whether somebody is reckoning, or about to."""
    return search.state in (WAITING, RUNNING) and search.seen_at is not None and now() - search.seen_at < PATIENCE


def is_lost(search) -> bool:
    """Whether it should be reckoned, and nobody does."""
    return search.state in (WAITING, RUNNING) and not is_alive(search)


def locked(search) -> Search:
    """The same search, which nobody else changes until this request is over."""
    this_one = select(Search).where(Search.id == search.id).with_for_update()
    return db.session.scalar(this_one, execution_options={"populate_existing": True})


def begin(search) -> bool:
    """Have a search reckoned, in a process that starts when this request is kept. Not when one is at it already."""
    search = locked(search)
    if is_alive(search) or has_adopted(search):
        return False
    put_aside(search)
    search.state, search.progress, search.says, search.ended_at = WAITING, 0, {}, None
    search.started_at = search.seen_at = now()
    whole = current_app._get_current_object()  # type: ignore[attr-defined]
    event.listen(db.session(), "after_commit", lambda _session: launch(search.ref, whole.config), once=True)
    return True


def has_adopted(search) -> bool:
    """Whether a proposal of this search is in force."""
    ours = select(Proposal.id).where(Proposal.search_id == search.id, Proposal.adopted_at.is_not(None))
    return db.session.scalar(ours.limit(1)) is not None


def put_aside(search) -> None:
    """Proposals that were made for other wishes go."""
    db.session.execute(delete(Proposal).where(Proposal.search_id == search.id, Proposal.adopted_at.is_(None)))


def stop(search) -> None:
    """Give up a search. What was found stands; whoever reckons sees it within a second."""
    search = locked(search)
    if search.state in (WAITING, RUNNING):
        search.state, search.ended_at = STOPPED, now()


def launch(ref: str, config) -> subprocess.Popen:
    """Start the reckoning and do not wait for it. It needs the database and no secret of ours."""
    told = {name: str(config[f"INQUIRY_{name}"]) for name in ("HOME", "DATABASE")}
    environment = {f"INQUIRY_{name}": value for name, value in {**told, "SECRET_KEY": "not needed"}.items()}
    child = subprocess.Popen(  # noqa: S603 - our own program, and a name that the house gave
        [sys.executable, "-s", "-P", "-m", "inquiry.timetables.reckoning", ref],
        env=_ours(os.environ) | environment | {"PYTHONPATH": str(CODE)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # the server may stop or begin anew meanwhile
    )
    threading.Thread(target=child.wait, daemon=True).start()  # or it would stay in the list of processes
    return child


def _ours(environ):
    return {name: value for name, value in environ.items() if not name.startswith("INQUIRY_")}
