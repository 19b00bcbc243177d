"""The questions for the cards of a meeting, each put together once: for a step, one’s own, all, or a single one."""

from functools import cache

from sqlalchemy import and_, bindparam, or_
from sqlalchemy.orm import aliased

from inquiry.access import visible, written_once
from inquiry.cycles.notes import Action, Link, Note
from inquiry.meetings.reveals import face_down
from inquiry.people.models import Person

Owner = aliased(Person, name="owner")
NEXT_STEPS = and_(Note.kind.in_(("action", "commitment"))) | and_(Note.kind == "agreement", Note.subkind == "decision")
COLUMNS = (
    Note.id,
    Note.ref,
    Note.kind,
    Note.subkind,
    Note.phase,
    Note.html,
    Note.body,
    Note.step_id,
    Note.author_id,
    Note.position,
    Note.written_at,
    Note.revealed_at,
    Note.withdrawn_at,
    Person.name.label("who"),
    Owner.name.label("owner"),
    Action.owner_id,
    Action.due_on,
    Action.bring,
    Action.of_all,
)


def _cards(to):
    cards = visible(Note, *COLUMNS, to=to).join(Person, Person.id == Note.author_id)
    return cards.outerjoin(Action, Action.note_id == Note.id).outerjoin(Owner, Owner.id == Action.owner_id)


def in_the_meeting(to):
    return _cards(to).where(Note.meeting_id == bindparam("meeting"))  # cards are found by their meeting


def of_the_step(many):
    """Cards of the step, and of so many pairs of another step and a kind."""
    return or_(Note.step_id == bindparam("step"), *map(_of_pair, range(many)))


def of_pairs(many):
    """Cards of so many pairs of a step and a kind; at least one."""
    return or_(*map(_of_pair, range(many)))


def _of_pair(place):
    return and_(Note.step_id == bindparam(f"step_{place}"), Note.kind == bindparam(f"kind_{place}"))


def _open_ones(stmt):
    open_now = stmt.where(Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None))
    return open_now.order_by(Note.revealed_at.desc(), Note.id.desc())


@cache
def on_the_wall(many, with_next_steps):
    """Cards written in a step, and those an earlier step of its part carries to it; one query for each number."""
    here = or_(of_the_step(many), NEXT_STEPS) if with_next_steps else of_the_step(many)
    return written_once(lambda to: _open_ones(in_the_meeting(to).where(here)))


@cache
def own(many):
    """Somebody’s own cards of a step, face down or open, in the order they come up."""
    return written_once(lambda to: _own(to).where(of_the_step(many)))


@cache
def own_face_down(many):
    """Those of somebody’s own cards of so many pairs of a step and a kind that nobody else has read."""
    return written_once(lambda to: _own(to).where(of_pairs(many), face_down()))


@written_once
def all_own_face_down(to):
    """The same for a whole `meeting`."""
    return _own(to).where(face_down())


def _own(to):
    return in_the_meeting(to).where(Note.author_id == to.id).order_by(Note.position, Note.id)


@written_once
def lying_open(to):
    """Every open card of a `meeting`."""
    return _open_ones(in_the_meeting(to))


@written_once
def one(to):
    """A single `note`."""
    return _cards(to).where(Note.id == bindparam("note"))


def _pointing(to):
    links = visible(Note, Link.note_id, Link.artifact_id, Link.page, Link.region, to=to)
    return links.join(Link, Link.note_id == Note.id).where(Link.artifact_id.is_not(None)).order_by(Link.id)


@written_once
def links_in(to):
    """What the cards of a `meeting` point to."""
    return _pointing(to).where(Note.meeting_id == bindparam("meeting"))


@written_once
def links_of(to):
    """What a single `note` points to."""
    return _pointing(to).where(Note.id == bindparam("note"))
