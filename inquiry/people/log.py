"""Writing the security log."""

from flask import has_request_context, request

from inquiry.db import add
from inquiry.people.models import SecurityEvent


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
