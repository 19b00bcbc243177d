"""Writing the security log."""

from flask import has_request_context, request
from sqlalchemy import select

from inquiry.db import add, db, writing
from inquiry.people.models import LETTER_LOST, Person, SecurityEvent


def note_down(kind, *, person=None, by=None, whom="", detail=""):
    """One line in the security log: what happened to whom, by whom, from which network address. Never any content."""
    return add(
        SecurityEvent(
            kind=kind,
            person_id=person and person.id,
            by_id=by and by.id,
            whom=whom,
            address=network_address(),
            detail=detail,
        )
    )


def network_address() -> str:
    """Where a request comes from; empty for commands."""
    return (request.remote_addr or "") if has_request_context() else ""


def letter_lost(address) -> None:
    """A letter to somebody was given up. They and whoever runs accounts read it; what was in it is not kept."""
    with writing():
        person = db.session.scalar(select(Person).where(Person.email == address))
        note_down(LETTER_LOST, person=person)
