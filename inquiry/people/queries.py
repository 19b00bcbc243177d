from sqlalchemy import select
from sqlalchemy.orm import joinedload

from inquiry.access import tally, visible
from inquiry.db import db
from inquiry.people.models import LETTER_LOST, Key, Person, School, SecurityEvent, digest

PAGE = 100


def nobody_yet() -> bool:
    """Whether the house is still empty."""
    return not tally(Person)


def person_at(email) -> Person | None:
    """Whoever has this e-mail address, also when their account is closed."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().lower()))


def key_of(word, at, *, alone=False) -> Key | None:
    """The key with this word, if it still fits; `alone` lets nobody else use it meanwhile."""
    stmt = select(Key).options(joinedload(Key.person, innerjoin=True)).where(Key.digest == digest(word))
    key = db.session.scalar(stmt.with_for_update(of=Key) if alone else stmt)
    return key if key and key.fits(at) else None


def unused_keys_of(person):
    """The links somebody was given and has not used."""
    return db.session.scalars(select(Key).where(Key.person_id == person.id, Key.used_at.is_(None)))


def security_log(*, to, about=None, before=None):
    """The newest lines of the security log that a person may read."""
    lines = visible(SecurityEvent, to=to).options(joinedload(SecurityEvent.person), joinedload(SecurityEvent.by))
    if about is not None:
        lines = lines.where(SecurityEvent.person_id == about.id)
    if before is not None:
        lines = lines.where(SecurityEvent.id < before)
    return db.session.scalars(lines.order_by(SecurityEvent.id.desc()).limit(PAGE)).all()


def readers_of_lost_letters(*, to, since) -> list[str]:
    """To whom letters could not be delivered since then, by name."""
    rows = visible(SecurityEvent, Person.name, to=to).join(Person, Person.id == SecurityEvent.person_id)
    rows = rows.where(SecurityEvent.kind == LETTER_LOST, SecurityEvent.at >= since)
    return list(db.session.scalars(rows.distinct().order_by(Person.name).limit(PAGE)))


def schools_for(person):
    """The schools a person may name."""
    return db.session.scalars(visible(School, to=person).order_by(School.name)).all()


def cast():
    """Everyone in the demonstration, to step in as."""
    everyone = select(Person).where(Person.left_at.is_(None)).options(joinedload(Person.school))
    return db.session.scalars(everyone.order_by(Person.id)).all()
