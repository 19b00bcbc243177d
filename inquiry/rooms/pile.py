"""How many cards lie open on the wall, and how many face down beside it. Everyone is told after each card, so the
questions are put together once for each number of sorts, and the few words for a number are rendered once."""

from functools import cache
from typing import NamedTuple

from sqlalchemy import and_, bindparam, not_, or_

from inquiry.access import to_tally
from inquiry.asking import Composed
from inquiry.cycles.notes import Note
from inquiry.db import db
from inquiry.meetings.reveals import face_down as lies_face_down
from inquiry.meetings.reveals import kept_private
from inquiry.rooms import sentences
from inquiry.rooms.card_queries import NEXT_STEPS, of_pairs, of_the_step
from inquiry.rooms.wall import carried_pairs, gathers, hidden_pairs, named


class Pile(NamedTuple):
    """Two numbers, and the sentence for one of them."""

    lying_open: int | None  # None: not counted, because it is as before
    face_down: int

    @property
    def says_face_down(self) -> str:
        return sentences.face_down(self)


def pile_of(room) -> Pile:
    return Pile(lying_open(room), face_down(room))


def face_down(room) -> int:
    """How many cards of this step nobody but their authors has read."""
    return face_down_of(room, hidden_pairs(room))


def face_down_of(room, pairs) -> int:
    """How many cards of these steps and kinds nobody but their authors has read."""
    return _number(_of_face_down(len(pairs)), room, pairs) if pairs else 0


def face_down_in_all(room) -> int:
    """How many cards that were written for the team in this meeting nobody but their authors has read."""
    private = kept_private(room.steps)
    return _number(_of_face_down_beside(len(private)), room, private)


def lying_open(room) -> int:
    """How many cards lie on the wall of this step."""
    pairs = carried_pairs(room)
    return _number(_of_open(len(pairs), gathers(room.step)), room, pairs)


def _number(question, room, pairs) -> int:
    db.session.flush()
    here = {"meeting": room.meeting.id, "step": room.step and room.step.id, **named(pairs)}
    return question.ask(db.session.connection(), here)[0][0]


def _to_tally(*conditions):
    return Composed(to_tally(Note, Note.meeting_id == bindparam("meeting"), *conditions))


@cache
def _of_face_down(many):
    return _to_tally(of_pairs(many), lies_face_down())


@cache
def _of_face_down_beside(many):
    return _to_tally(lies_face_down(), *([not_(of_pairs(many))] if many else []))


@cache
def _of_open(many, with_next_steps):
    here = or_(of_the_step(many), NEXT_STEPS) if with_next_steps else of_the_step(many)
    return _to_tally(here, and_(Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None)))
