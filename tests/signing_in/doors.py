"""The ways into the house: the sign-in page, and links that let somebody choose a password."""

from sqlalchemy import func, select

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.people.models import Key, Person, SecurityEvent
from tests.world import PASSWORD

OTHER = "seven green umbrellas walking"


def come_in(browser, email, password=PASSWORD, url="/sign-in", **more):
    return browser.post(url, email=email, password=password, **more)


def key_for(world, person, purpose, made=None):
    """The path of a link that lets somebody choose a password."""
    with world.app.app_context(), writing():
        key, word = Key.cut(db.session.get(Person, person.id), purpose, made or now())
        db.session.add(key)
    return f"/key/{word}"


def lines(world, kind):
    with world.app.app_context():
        return db.session.scalar(select(func.count()).where(SecurityEvent.kind == kind))
