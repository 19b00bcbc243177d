"""The secret address of somebody’s calendar: signed, so that nobody makes one up; numbered, so that it can change."""

from hashlib import sha256

from flask import current_app, url_for
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import select

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.diaries.models import Feed
from inquiry.people.letters import address
from inquiry.people.models import Person


def feed_of(person) -> Feed | None:
    """Somebody’s own feed, if they made one."""
    return db.session.scalar(visible(Feed, to=person).where(Feed.person_id == person.id))


def link_of(feed) -> str:
    """The address to give to a calendar."""
    return address(url_for("diaries.feed", word=word_of(feed)))


def word_of(feed) -> str:
    """The secret in the address."""
    return _seal().dumps([feed.ref, feed.number])


def person_behind(word: str) -> Person | None:
    """Whose calendar this secret opens: compared in constant time, and nobody’s once it was changed or they left."""
    try:
        ref, number = _seal().loads(word)
    except (BadData, TypeError, ValueError):
        return None
    theirs = select(Person).join(Feed, Feed.person_id == Person.id).where(Feed.ref == ref, Feed.number == number)
    return db.session.scalar(theirs.where(Person.left_at.is_(None)))


def renew(person) -> Feed:
    """Make the first link, or another one; then those given out before open nothing."""
    feed = feed_of(person)
    if feed is None:
        return add(Feed(person_id=person.id))
    feed.number, feed.made_at = feed.number + 1, now()
    return feed


def take_away(person) -> None:
    """No link at all: whatever was given out opens nothing."""
    if feed := feed_of(person):
        db.session.delete(feed)


def _seal():
    return URLSafeSerializer(current_app.secret_key, salt="calendar feed", signer_kwargs={"digest_method": sha256})
