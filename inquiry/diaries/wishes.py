"""Which calendar letters somebody wants."""

from inquiry.access import visible
from inquiry.db import add, db
from inquiry.diaries.models import ALL, CHANGES, NONE, LetterWish
from inquiry.i18n import lazy

WISHES = {
    CHANGES: lazy("When something changes at short notice: today, or within a day"),
    ALL: lazy("For each meeting that is planned, and for each change of it"),
    NONE: lazy("Never"),
}


def wants_of(person) -> str:
    """What somebody asked for; who never said gets letters about changes at short notice."""
    wish = _wish_of(person)
    return wish.wants if wish else CHANGES


def wish(person, wants) -> None:
    """Keep what somebody asks for."""
    known = _wish_of(person) or add(LetterWish(person_id=person.id))
    known.wants = wants


def _wish_of(person):
    return db.session.scalar(visible(LetterWish, to=person).where(LetterWish.person_id == person.id))
