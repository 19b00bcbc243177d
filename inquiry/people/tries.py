"""Trying to sign in: only so often for one person and from one network address, counted in the security log."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select

from inquiry.clock import now
from inquiry.db import begin_writing, db, is_sqlite, let_go
from inquiry.people.log import network_address, note_down
from inquiry.people.models import ASKED_FOR_LINK, FAILED, SIGNED_IN, STOPPED, Person, SecurityEvent, digest, is_password
from inquiry.people.queries import person_at

WINDOW, FOR_A_PERSON, FROM_AN_ADDRESS = timedelta(minutes=15), 10, 50
LINKS_IN, LINKS_FOR_A_PERSON, LINKS_FROM_AN_ADDRESS = timedelta(hours=1), 3, 20


class Try(NamedTuple):
    """What became of a try: somebody came in, or must wait until a moment, or neither."""

    person: Person | None = None
    wait_until: datetime | None = None


def try_to_sign_in(email, password) -> Try:
    """Compare a password outside of any transaction, then count, so that tries at the same time count as well."""
    person, whom = person_at(email), digest(email)
    if wait := _wait_until(whom):
        return _stopped(person, whom, wait)
    kept = person.password if person and person.is_active else None
    let_go()
    is_right = is_password(kept, password)
    begin_writing()
    _one_after_the_other(whom)
    if wait := _wait_until(whom):
        return _stopped(person, whom, wait)
    return _came_in(person, whom) if is_right else _failed(person, whom)


def may_ask_for_link(whom) -> bool:
    """Whether another letter with a link may be asked for; nobody’s mailbox is to be filled."""
    full = _full_until(ASKED_FOR_LINK, SecurityEvent.whom == whom, LINKS_FOR_A_PERSON, LINKS_IN)
    here = SecurityEvent.address == network_address()
    return not (full or _full_until(ASKED_FOR_LINK, here, LINKS_FROM_AN_ADDRESS, LINKS_IN))


def _came_in(person, whom):
    note_down(SIGNED_IN, person=person, by=person, whom=whom)
    return Try(person=person)


def _failed(person, whom):
    note_down(FAILED, person=person, whom=whom)
    return Try()


def _stopped(person, whom, wait):
    """Say so in the log once; a flood of tries must not become a flood of lines."""
    if not _full_until(STOPPED, SecurityEvent.whom == whom, 1, WINDOW):
        note_down(STOPPED, person=person, whom=whom)
    return Try(wait_until=wait)


def _wait_until(whom):
    here = SecurityEvent.address == network_address()
    by_person = _full_until(FAILED, SecurityEvent.whom == whom, FOR_A_PERSON, WINDOW)
    by_address = _full_until(FAILED, here, FROM_AN_ADDRESS, WINDOW)
    return max(filter(None, (by_person, by_address)), default=None)


def _full_until(kind, condition, limit, window):
    """When the oldest of the last so many lines is far enough away; None as long as there were fewer."""
    recent = select(SecurityEvent.at).where(SecurityEvent.kind == kind, SecurityEvent.at > now() - window, condition)
    oldest = db.session.scalar(recent.order_by(SecurityEvent.at.desc()).offset(limit - 1).limit(1))
    return oldest and oldest + window


def _one_after_the_other(whom):
    """Let tries for one person pass one by one. SQLite has one writer anyway."""
    if not is_sqlite():
        db.session.execute(select(func.pg_advisory_xact_lock(int(whom[:15], 16))))
