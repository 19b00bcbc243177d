"""Ballots: handed to a browser, filled in once, and never led back to anybody.

A ballot is a chance number signed by this installation. Handing it out writes down, in a transaction of its own, that
this person has had theirs, as a digest only this installation can make. Filling it in writes the answer and touches
nothing about a person. So nothing that is kept, and no backup of it, says who answered what.
"""

import secrets
from hashlib import blake2b

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import exists, select

from inquiry.access import for_the_house
from inquiry.db import db
from inquiry.pulse.models import Ballot, BallotTaken


def hand_out(pulse, person) -> str | None:
    """A ballot for this person’s browser to keep; None when they were handed theirs before."""
    if has_taken(pulse, person):
        return None
    db.session.add(BallotTaken(pulse_id=pulse.id, digest=_whose(pulse, person)))
    return _signer().dumps([pulse.ref, secrets.token_urlsafe(18)])


def has_taken(pulse, person) -> bool:
    """Whether this person was handed a ballot before; nobody can say whether they filled it in."""
    return not not_yet_taken([pulse], person)


def not_yet_taken(pulses, person) -> list:
    """Those of these questions this person was not handed a ballot for."""
    whose = {_whose(one, person): one for one in pulses}
    taken = select(BallotTaken.digest).where(BallotTaken.digest.in_(whose))
    known = set(db.session.scalars(for_the_house(taken)))
    return [one for digest, one in whose.items() if digest not in known]


def fill_in(pulse, ballot, value, words) -> bool:
    """Keep an answer. False when the ballot is not one of ours for this question, or has been used."""
    if not is_ours(pulse, ballot) or _is_used(ballot):
        return False
    db.session.add(Ballot(pulse_id=pulse.id, digest=_digest(ballot), value=value, words=words))
    return True


def is_ours(pulse, ballot) -> bool:
    """Whether this installation made the ballot, for this question."""
    try:
        ref, _chance = _signer().loads(ballot or "")
    except (BadSignature, ValueError, TypeError):
        return False
    return ref == pulse.ref


def _is_used(ballot):
    used = exists().where(Ballot.digest == _digest(ballot))
    return bool(db.session.scalar(for_the_house(select(used))))


def _signer():
    return URLSafeSerializer(str(current_app.secret_key), salt="pulse ballot")


def _digest(ballot):
    return blake2b(ballot.encode(), digest_size=24).hexdigest()


def _whose(pulse, person):
    """Who it is, for us alone: without the installation’s secret nobody can make this of a list of the staff."""
    key = blake2b(str(current_app.secret_key).encode(), digest_size=32, person=b"pulse whose").digest()
    return blake2b(f"{pulse.ref} {person.ref}".encode(), key=key, digest_size=24).hexdigest()
