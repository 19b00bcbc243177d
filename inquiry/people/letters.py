"""Links that let somebody choose a password, and the letters that carry them."""

from flask import current_app, request, url_for

from inquiry import mail
from inquiry.clock import now
from inquiry.db import add
from inquiry.i18n import _, when
from inquiry.people.log import note_down
from inquiry.people.models import FORGOTTEN, INVITED, Key, Person
from inquiry.people.queries import unused_keys_of


def invite(person, *, by):
    """Write to somebody who is new here; gives back the link, to be handed over where no mail goes out."""
    link, key = _cut(person, INVITED)
    note_down(INVITED, person=person, by=by)
    text = _(
        "Hello %(name)s,\n\n%(who)s invites you to Inquiry, where teams of teachers look at student work together.\n\n"
        "Choose your password here:\n%(link)s\n\nThe link works once, until %(until)s.",
        name=person.name,
        who=by.name,
        link=link,
        until=_until(key),
    )
    mail.send(person.email, _("%(who)s invites you to Inquiry", who=by.name), text)
    return link


def welcome(name, email, *, by, role="teacher", school_id=None):
    """Write a new colleague into the roster and invite them; gives back the person and the link."""
    person = Person(district_id=by.district_id, school_id=school_id, name=name, email=email, role=role)
    add(person)
    return person, invite(person, by=by)


def send_new_password_link(person):
    """A link for somebody who forgot their password, to their own mailbox and nowhere else."""
    link, key = _cut(person, FORGOTTEN)
    text = _(
        "Hello %(name)s,\n\nsomebody, most likely you, asked for a new password for Inquiry. "
        "Choose it here:\n%(link)s\n\n"
        "The link works once, until %(until)s. If it was not you, nothing needs to be done.",
        name=person.name,
        link=link,
        until=_until(key),
    )
    mail.send(person.email, _("A new password for Inquiry"), text)


def spend_all(person, at):
    """No link that was ever sent to somebody opens anything any more."""
    for key in unused_keys_of(person):
        key.used_at = at


def _cut(person, purpose):
    """A new link; an earlier invitation stops working."""
    at = now()
    if purpose == INVITED:
        spend_all(person, at)
    key, word = Key.cut(person, purpose, at)
    add(key)
    return address(url_for("keys.show", word=word)), key


def address(path):
    """A path as a whole address, for letters."""
    base = current_app.config["INQUIRY_ADDRESS"] or request.host_url
    return base.rstrip("/") + path


def _until(key):
    return when(key.expires_at, current_app.config["INQUIRY_TIMEZONE"])
