"""Invitations by e-mail for what calendars would learn too late: Google asks a feed every 8 to 24 hours.

Nothing that people wrote is in a letter but the names of the team and the place.
"""

from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import partial

from flask import current_app
from flask_babel import force_locale

from inquiry import mail
from inquiry.clock import now
from inquiry.db import db
from inquiry.diaries import ics, words
from inquiry.diaries.entries import Entry, said
from inquiry.diaries.models import CANCEL, NONE, REQUEST, TOLD, Letter
from inquiry.diaries.outbox import after_commit
from inquiry.diaries.readers import Reader, readers
from inquiry.people.letters import address

SOON = timedelta(hours=24)


def is_soon(*moments: datetime | None) -> bool:
    """Whether one of these moments is so near that a feed may not be read before it."""
    return any(now() < one < now() + SOON for one in moments if one)


def tell(entry: Entry, whom, *, was: datetime | None) -> None:
    """Write to everyone who is concerned and wants to hear: that something is new, changed, or called off."""
    if not mail.is_configured() or max(entry.starts_at, was or entry.starts_at) < now():
        return
    soon = is_soon(entry.starts_at, was)
    for reader in readers(entry.uid, whom):
        if reader.wants_to_hear(is_soon=soon) and (method := _method(entry, reader, soon)):
            _write(entry, reader, method, was)


def take_back(entry: Entry, whom) -> None:
    """Take back the invitations of people whom an entry no longer concerns; it stands for the others."""
    if mail.is_configured():
        for reader in readers(entry.uid, whom):
            if reader.wants != NONE:
                _write(entry, reader, CANCEL, None)


def _method(entry, reader, soon):
    """An invitation is taken back only from who has one; others are told in words, if it is soon."""
    if not entry.is_off:
        return REQUEST
    return CANCEL if reader.is_invited else TOLD if soon else None


def _write(entry: Entry, reader: Reader, method: str, was):
    entry = entry._replace(version=_version(entry, reader))
    kept = {"uid": entry.uid, "version": entry.version, "method": method, "starts_at": entry.starts_at}
    db.session.add(Letter(person_id=reader.id, **kept))
    with force_locale(reader.language or "en"):
        told = said(entry, by_mail=True)
        subject = words.subject(entry, told, method, is_change=was is not None or reader.is_invited)
        text = words.text(entry, told, was, name=reader.name, choice=_where_to_choose())
    enclosed = None if method == TOLD else partial(enclose, entry, told, method, now())
    after_commit(partial(mail.send, reader.email, subject, text, enclosed))


def _version(entry, reader):
    """Calendars ignore whatever is not newer than what they were sent before."""
    return entry.version if reader.version is None else max(entry.version, reader.version + 1)


def _where_to_choose():
    """The page with the choice of letters; a calendar that is read at night writes without anybody’s request."""
    return address(current_app.url_map.bind("").build("own.show") + "#calendar-part")


def enclose(entry, told, method, at, letter: EmailMessage) -> None:
    """Put the entry into a letter twice, as calendars look for it: beside the words, and as a file.

    Outlook takes whoever is both organizer and reader for the owner of the entry, so such a letter has words alone.
    """
    sender, reader = (letter[name].addresses[0].addr_spec for name in ("From", "To"))
    if sender.lower() == reader.lower():
        return
    made = ics.invitation(entry, told, method, organizer=sender, attendee=reader, at=at)
    about = {"method": method, "charset": "utf-8"}
    letter.add_alternative(made, "text", "calendar", params=about)
    letter.add_attachment(made, "application", "ics", filename="invite.ics")
