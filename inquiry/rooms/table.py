"""What lies on the table of a meeting: work, cards, hands, norms, and what was promised last time."""

from functools import cached_property
from typing import Any

from inquiry.access import tally, visible
from inquiry.cycles.notes import Note
from inquiry.db import db
from inquiry.meetings import reveals
from inquiry.meetings.steps import Hand
from inquiry.minutes.queries import opening_of
from inquiry.norms.queries import in_force
from inquiry.norms.ratings import raters
from inquiry.people.models import Person
from inquiry.rooms import pile, sentences, wall, work


class Table:
    """Everything here is the same for everyone in the room; each thing is read once, when it is first asked for."""

    meeting: Any
    person: Any
    step: Any
    steps: Any
    frozen: Any
    team: Any

    @cached_property
    def works(self):
        return work.on_the_table(self.meeting, self.person)

    @property
    def shown(self):
        """The piece of work on the projector, and the first one on every other screen."""
        chosen = next((one for one in self.works if one.id == self.meeting.shown_id), None)
        return chosen or next(iter(self.works), None)

    @cached_property
    def cards(self) -> list[wall.Card]:
        """The wall of this step, the newest card first."""
        return wall.cards_of(self)

    @cached_property
    def pointing(self) -> dict:
        """What the cards of this meeting point to."""
        return wall.pointing_in(self)

    @cached_property
    def face_down(self) -> int:
        return pile.face_down(self)

    @cached_property
    def unread(self) -> int:
        """How many cards have not been read aloud although their reading ends with this step."""
        return pile.face_down_of(self, reveals.unread_at_the_end_of(self.step, self.steps))

    @cached_property
    def face_down_in_all(self) -> int:
        """How many cards of the whole meeting only their writers have read."""
        return pile.face_down_in_all(self)

    @property
    def says_unread(self) -> str:
        return sentences.not_read(self.unread)

    @property
    def says_face_down_in_all(self) -> str:
        return sentences.not_read(self.face_down_in_all)

    @property
    def lying_open(self) -> int:
        return len(self.cards)

    @property
    def says_face_down(self) -> str:
        return sentences.face_down(self)

    @cached_property
    def cards_before(self) -> int:
        """How many cards of this meeting lie open in all."""
        here = Note.meeting_id == self.meeting.id
        return tally(Note, here, Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None))

    @property
    def is_vote(self) -> bool:
        return self.frozen.turn == "vote"

    @cached_property
    def hands(self):
        """The hands of this vote, once they are shown: name and value, the lowest first."""
        if self.step.revealed_at is None:
            return []
        shown = visible(Hand, Hand.value, Person.name, to=self.person).join(Person, Person.id == Hand.person_id)
        return db.session.execute(shown.where(Hand.step_id == self.step.id).order_by(Hand.value, Person.name)).all()

    @cached_property
    def hands_up(self) -> int:
        return tally(Hand, Hand.step_id == self.step.id)

    @cached_property
    def norms(self):
        return in_force(self.meeting.team_id, to=self.person)

    @property
    def focus_norm(self):
        return next((norm for norm in self.norms if norm.id == self.meeting.focus_norm_id), None)

    @cached_property
    def raters(self) -> int:
        """How many have rated how the norms were kept."""
        return raters(self.meeting.id)

    @cached_property
    def opening(self):
        """What opens this meeting: what we said we would do, what became of it, and what we wanted to change."""
        return opening_of(self.team, self.person, now_in=self.meeting)

    @property
    def promises(self):
        return self.opening.promises

    @property
    def delta(self):
        return self.opening.deltas
