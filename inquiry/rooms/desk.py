"""What is only one person’s in the room: their cards, their turn, the place to write, what they steer with."""

from functools import cached_property

from sqlalchemy import and_

from inquiry.access import allowed, visible
from inquiry.db import db, new_ref
from inquiry.meetings.reveals import left_with_writers
from inquiry.meetings.steps import AHEAD, EMPTY, Hand
from inquiry.norms.ratings import own_ratings_in
from inquiry.rooms import wall, work
from inquiry.rooms.part_in import is_hushed, kinds_for, may_read_now, readable, sees_line
from inquiry.rooms.pile import lying_open

FITS_ANYWHERE = 8  # cards


class Desk:
    """One person’s side of the room."""

    def __init__(self, room, words=""):
        self.room, self.person, self.words = room, room.person, words

    @property
    def leads(self) -> bool:
        return self.room.meeting.facilitator_id == self.person.id

    @property
    def keeps_time(self) -> bool:
        return self.room.meeting.timekeeper_id == self.person.id

    @cached_property
    def may_take_over(self) -> bool:
        return allowed(self.person, "take over", self.room.meeting)

    @property
    def new_device_id(self) -> str:
        """So that a card sent twice by a page without scripts is kept once."""
        return new_ref()

    @cached_property
    def off_the_table(self) -> list:
        """What whoever leads could still put on the table."""
        return work.off_the_table(self.room)

    @property
    def has_long_wall(self) -> bool:
        """Whether the wall may have several pages on a projector; every projector parts it for itself."""
        return lying_open(self.room) > FITS_ANYWHERE

    # --- writing ----------------------------------------------------------------------------------------------------
    @cached_property
    def kinds(self):
        return kinds_for(self.room.meeting, self.room.step, self.person)

    @property
    def is_hushed(self) -> bool:
        return is_hushed(self.room.meeting, self.room.step, self.person)

    @cached_property
    def former_step(self):
        """The last step before this one in which they could write: words begun there are not lost."""
        earlier = self.room.steps[: self.room.number - 1]
        return next((step for step in reversed(earlier) if self.kinds_in(step)), None)

    def kinds_in(self, step):
        return kinds_for(self.room.meeting, step, self.person)

    def sees_line(self, step, kind) -> str:
        return sees_line(step, self.room.steps, kind, self.room.step)

    @property
    def makes_next_steps(self) -> bool:
        return any(kind.kind in ("action", "commitment") for kind in self.kinds)

    # --- own cards --------------------------------------------------------------------------------------------------
    @cached_property
    def cards(self):
        """Their own cards of this step: those written in it, and those to be read aloud in it."""
        return wall.own_cards_here(self.room, readable(self.room))

    @property
    def unread(self):
        """Their cards that are still to be read aloud."""
        pairs = {(step.id, output.kind) for step, output in readable(self.room)}
        down = [card for card in self.cards if card.revealed_at is None and card.withdrawn_at is None]
        return [card for card in down if (card.step_id, card.kind) in pairs]

    @cached_property
    def left(self):
        """Their cards that were not read aloud while it was time, and were left with them."""
        return wall.own_face_down(self.room, left_with_writers(self.room.step, self.room.steps))

    @property
    def may_open_left(self) -> bool:
        return self.room.meeting.is_open and not self.is_hushed

    def may_turn_over(self, note) -> bool:
        """Whether this card of theirs may be read aloud now."""
        waiting = self.unread if self.may_read else []
        left = self.left if self.may_open_left else []
        return note.id in {card.id for card in (*waiting, *left)}

    @property
    def others(self):
        """Their cards beside the next one to read."""
        following = self.unread[:1]
        return [card for card in self.cards if card not in following]

    @property
    def may_read(self) -> bool:
        return may_read_now(self.room, self.person)

    # --- turns ------------------------------------------------------------------------------------------------------
    @property
    def turn(self):
        """Their place in this lap, if they have one."""
        return next((turn for turn in self.room.lap if turn.person_id == self.person.id), None)

    @property
    def has_word(self) -> bool:
        return bool(self.room.speaker and self.room.speaker.person_id == self.person.id)

    @property
    def is_next(self) -> bool:
        return bool(self.room.upcoming and self.room.upcoming.person_id == self.person.id) and not self.has_word

    @property
    def may_speak_once(self) -> bool:
        """In a step where everyone speaks once, in no order: whether they still may."""
        return bool(not self.room.is_ordered and self.turn and self.turn.state == AHEAD)

    @property
    def is_done_reading(self) -> bool:
        return bool(self.turn and self.turn.state == EMPTY)

    # --- hands and norms --------------------------------------------------------------------------------------------
    @cached_property
    def hand(self):
        mine = visible(Hand, Hand.value, to=self.person)
        return db.session.scalar(mine.where(and_(Hand.step_id == self.room.step.id, Hand.person_id == self.person.id)))

    @cached_property
    def ratings(self):
        return own_ratings_in(self.room.meeting.id, of=self.person)
