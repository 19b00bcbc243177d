"""How many cards lie open on the wall, and how many face down beside it. Everyone is told after each card, so the
questions are put together once for each step, and the few words for a number are rendered once."""

from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import and_, or_

from inquiry.access import to_tally
from inquiry.cycles.notes import Note
from inquiry.db import db
from inquiry.meetings.reveals import face_down as lies_face_down
from inquiry.rooms import sentences
from inquiry.rooms.card_queries import NEXT_STEPS
from inquiry.rooms.wall import carried_pairs, gathers, hidden_pairs

Sorts = tuple[tuple[int, str], ...]  # of cards: the step they were written in, and their kind


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
    sorts = _sorts(pairs)
    return _number(_of_face_down(room.meeting.id, sorts)) if sorts else 0


def lying_open(room) -> int:
    """How many cards lie on the wall of this step."""
    sorts = _sorts(carried_pairs(room))
    return _number(_of_open(room.meeting.id, room.step.id, sorts, gathers(room.step)))


def _sorts(pairs) -> Sorts:
    return tuple((step.id, output.kind) for step, output in pairs)


def _number(question) -> int:
    return db.session.connection().execute(question).scalar()


@lru_cache(maxsize=500)
def _of_face_down(meeting_id, sorts):
    return to_tally(Note, Note.meeting_id == meeting_id, or_(*map(_is_of, sorts)), lies_face_down())


@lru_cache(maxsize=500)
def _of_open(meeting_id, step_id, carried, with_next_steps):
    ways = [Note.step_id == step_id, *map(_is_of, carried), *([NEXT_STEPS] if with_next_steps else [])]
    lies_open = and_(Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None))
    return to_tally(Note, Note.meeting_id == meeting_id, or_(*ways), lies_open)


def _is_of(sort):
    step_id, kind = sort
    return and_(Note.step_id == step_id, Note.kind == kind)
