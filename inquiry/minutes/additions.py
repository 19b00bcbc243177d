"""What a correction adds becomes a card of the meeting, so that the inquiry and the next meeting know of it too."""

from inquiry.access import visible
from inquiry.cycles.notes import Action, Note
from inquiry.cycles.writing import next_step
from inquiry.db import add, db
from inquiry.discussions.kinds import phase_of
from inquiry.minutes.cards import cards_of
from inquiry.minutes.corrections import BRING, DUE, OWNER, WORDS
from inquiry.minutes.times import day

DECISION, NEXT_STEP = ("agreement", "decision"), ("action", "")


def put_down(meeting, kind, text, once, *, by, at) -> Note:
    """Put a card on the table of a meeting that is over."""
    kind, subkind = kind
    note = Note(team_id=meeting.team_id, cycle_id=meeting.cycle_id, meeting_id=meeting.id, author_id=by.id)
    note.kind, note.subkind, note.phase = kind, subkind, phase_of(kind, subkind)
    note.device_id, note.written_at, note.revealed_at = f"{once}-{kind}", at, at
    note.say(text)
    return add(note)


def promise(note, owner, members, due_on, bring) -> None:
    """Make the card a next step."""
    add(Action(note_id=note.id, due_on=due_on, bring=bring or "")).goes_to(owner, members)


def as_cards(meeting, notes, *, by, at) -> list[dict]:
    """The new cards as the minutes keep them."""
    mark = {"by": by.name, "at": at.isoformat()}
    return [{**card, "added": mark} for note in notes for card in cards_of(meeting, [], only=note)]


def agree_with(before, fields, record, members, *, by, at) -> None:
    """Let decisions and next steps say themselves what the minutes now say: words, who, until when, what to bring."""
    for card in (*record.decisions, *record.next_steps):
        said = _said_anew(card, before, fields)
        note = said and db.session.scalar(visible(Note, to=by).where(Note.ref == card.ref))
        if note:
            _reword(note, said, by=by, at=at)
            _settle(note, said, members, by=by)


def _said_anew(card, before, fields) -> dict:
    """What was changed of one card."""
    names = {name: f"{name}-{card.ref}" for name in (WORDS, OWNER, DUE, BRING)}
    return {name: fields[full] for name, full in names.items() if fields.get(full) != before.get(full)}


def _reword(note, said, *, by, at):
    """The corrected words stand on the card too; its author’s stay in its history."""
    old = note.reword(said.get(WORDS) or note.body, by=by, at=at)
    if old is not None:
        add(old)
        note.corrected_at = at


def _settle(note, said, members, *, by):
    step = next_step(note, by) if said.keys() & {OWNER, DUE, BRING} else None
    if step:
        if OWNER in said:
            step.goes_to(said[OWNER], members)
        step.due_on = day(said[DUE]) if DUE in said else step.due_on
        step.bring = said.get(BRING, step.bring)
