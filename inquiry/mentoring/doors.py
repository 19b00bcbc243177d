"""The door to sealed records between a leader and a mentor: whoever is not their owner leaves a line for the owner."""

from functools import wraps

from flask import abort
from sqlalchemy import insert

from inquiry.access import allowed, find
from inquiry.db import add, begin_writing, db
from inquiry.doors import DOORS, Door, me
from inquiry.mentoring.models import Mentorship, SealedRead


def as_mentor(what, reads=True):
    """Open a page about a leader to their mentor. That it was opened is written down before anything is read.

    Without `reads`, for what shows the mentor nothing but their own words, no line is left.
    """

    def decorate(view):
        @wraps(view)
        def enter(ref, **rest):
            if reads:
                begin_writing()
            mentorship = find(Mentorship, ref, to=me()) or abort(404)
            if not allowed(me(), "mentor in", mentorship):
                abort(404)
            if reads:
                add(SealedRead(owner_id=mentorship.leader_id, reader_id=me().id, what=what))
            return view(mentorship, **rest)

        DOORS[enter] = Door("does", Mentorship, "mentor in")
        return enter

    return decorate


def as_reader(model, what):
    """Open one sealed row to whoever may see it; when that is not its leader, it is written down for them."""

    def decorate(view):
        @wraps(view)
        def enter(ref, **rest):
            begin_writing()
            thing = find(model, ref, to=me()) or abort(404)
            if thing.leader_id != me().id:
                add(SealedRead(owner_id=thing.leader_id, reader_id=me().id, what=what))
            return view(thing, **rest)

        DOORS[enter] = Door("sees", model)
        return enter

    return decorate


def note_reading(what, owners):
    """Write down for each of these people that somebody opened what is theirs. The transaction is a writing one."""
    if owners:
        rows = [{"owner_id": owner_id, "reader_id": me().id, "what": what} for owner_id in owners]
        db.session.execute(insert(SealedRead), rows)
