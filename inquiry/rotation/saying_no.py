"""An easy no: for three months, never asked why, taken back at any time."""

from datetime import timedelta

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.rotation.models import NotThisTime

LASTS = timedelta(days=91)


def not_this_time(person, team, role):
    """From now on somebody else is suggested for this part."""
    known = _said(person, team, role) or add(
        NotThisTime(team_id=team.id, person_id=person.id, role=role, until_at=now())
    )
    known.at, known.until_at = now(), now() + LASTS


def take_back(person, team, role):
    """They may be suggested again."""
    if known := _said(person, team, role):
        known.until_at = min(known.until_at, now())


def _said(person, team, role):
    whose = NotThisTime.team_id == team.id, NotThisTime.person_id == person.id, NotThisTime.role == role
    return db.session.scalar(visible(NotThisTime, to=person).where(*whose))
