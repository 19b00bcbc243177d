"""The wall: which cards lie open in a step, and how many still lie face down."""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from inquiry.artifacts.gone import taken_back
from inquiry.discussions.kinds import label_in
from inquiry.i18n import language
from inquiry.meetings.reveals import outputs_of, read_in
from inquiry.rooms import card_queries
from inquiry.rooms.work import chips_of


class Card(NamedTuple):
    """A card as it lies on the table."""

    id: int
    ref: str
    kind: str
    subkind: str
    phase: str
    html: str
    body: str
    step_id: int | None
    author_id: int
    position: int
    written_at: datetime
    revealed_at: datetime | None
    withdrawn_at: datetime | None
    who: str
    owner: str | None
    owner_id: int | None
    due_on: date | None
    bring: str | None
    of_all: bool | None
    chips: tuple = ()

    @property
    def label(self):
        return label_in(language(), self.kind, self.subkind)


def cards_of(room) -> list[Card]:
    """The open cards that belong to the current step, the newest first."""
    pairs = carried_pairs(room)
    ask = card_queries.on_the_wall(len(pairs), gathers(room.step))
    return _with_chips(room, ask(room.person, **_here(room), **named(pairs)))


def all_cards(room) -> list[Card]:
    """Every open card of the meeting."""
    return _with_chips(room, card_queries.lying_open(room.person, meeting=room.meeting.id))


def own_cards_here(room, pairs) -> list[Card]:
    """This person’s own cards of the step and of these pairs, face down or open, in the order they come up."""
    return _with_chips(room, card_queries.own(len(pairs))(room.person, **_here(room), **named(pairs)))


def own_face_down(room, pairs) -> list[Card]:
    """Those of this person’s cards of these pairs that nobody else has read."""
    if not pairs:
        return []
    ask = card_queries.own_face_down(len(pairs))
    return _with_chips(room, ask(room.person, meeting=room.meeting.id, **named(pairs)))


def all_own_face_down(room) -> list[Card]:
    """All of this person’s cards that nobody else has read."""
    return _with_chips(room, card_queries.all_own_face_down(room.person, meeting=room.meeting.id))


def one_card(room, note) -> Card:
    """One card, to be shown to everyone."""
    own = {"note": note.id}
    return _with_chips(room, card_queries.one(room.person, **own), card_queries.links_of(room.person, **own))[0]


def hidden_pairs(room):
    """Whose cards wait face down in this step: those written in it and those read aloud in it."""
    own = [(room.step, output) for output in outputs_of(room.step, room.steps) if output.visibility == "team"]
    return own + [pair for pair in read_in(room.step, room.steps) if pair[0].id != room.step.id]


def _here(room):
    return {"meeting": room.meeting.id, "step": room.step.id}


def named(pairs):
    """Pairs of a step and an output, as the questions for cards want them."""
    steps = {f"step_{place}": step.id for place, (step, _output) in enumerate(pairs)}
    return steps | {f"kind_{place}": output.kind for place, (_step, output) in enumerate(pairs)}


def carried_pairs(room):
    return [
        (step, output)
        for step in room.steps
        if step.part == room.step.part
        for output in step.frozen.outputs
        if room.step.key in (output.read_in, *output.carry_to)
    ]


def gathers(step) -> bool:
    """Whether everything that was agreed in the meeting lies together in this step."""
    return step.key == "next_steps"


def pointing_in(room) -> dict:
    """What the cards of the meeting point to, by card."""
    return _by_card(card_queries.links_in(room.person, meeting=room.meeting.id))


def _by_card(links):
    pointing = defaultdict(list)
    for link in links:
        pointing[link.note_id].append(link)
    return pointing


def _with_chips(room, rows, links=None):
    if not rows:
        return []
    pointing = room.pointing if links is None else _by_card(links)
    pointed = {link.artifact_id for row in rows for link in pointing.get(row.id, ())}
    back = taken_back(pointed - {piece.id for piece in room.works}) if pointed else pointed
    chips = {number: chips_of(room.works, several, back) for number, several in pointing.items()}
    return [Card._make((*row, chips.get(row.id, ()))) for row in rows]
