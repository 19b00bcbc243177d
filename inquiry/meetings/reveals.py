"""Which cards lie face down, and when they are turned over.

A card that is to be read aloud was promised to its writer. What is still unread when its reading is over, whoever leads
turns over or leaves with its writer; a step that was left so keeps no `revealed_at`, and late cards follow it.
"""

from dataclasses import replace

from sqlalchemy import and_, or_, update

from inquiry.access import for_the_house
from inquiry.cycles.notes import Note
from inquiry.db import db
from inquiry.discussions.reveal import is_open

READ, ENDED, TOGETHER = "when_read", "on_step_end", "simultaneous"
OPEN, LEFT = "open", "left"  # what becomes of cards that were not read aloud


def outputs_of(step, steps):
    """What is kept of a step; where the reading of its cards was left out, they are turned over at its end."""
    for output in step.frozen.outputs:
        left_out = output.reveal == READ and not _comes(output.read_in, step.part, steps)
        yield replace(output, reveal=ENDED, read_in=None) if left_out else output


def _comes(key, part, steps):
    return any(step.key == key and step.part == part for step in steps)


def output_for(step, steps, kind, subkind=""):
    """What the step says about cards of this kind; None for what was added beside the protocol."""
    outputs = [output for output in outputs_of(step, steps) if output.kind == kind]
    exact = [output for output in outputs if (output.subkind or "") == (subkind or "")]
    return next(iter(exact or outputs), None)


def is_face_up(step, output, steps, current) -> bool:
    """Whether a card that arrives now for this step lies open at once: a late card keeps up with the others.

    `current` is None once the meeting is over.
    """
    if output is None:
        return True
    turned = _without(step, steps, lambda other: other.revealed_at is None)
    over = turned if current is None else _over(step, steps, current)
    ended = over & turned if output.reveal == READ else over
    return is_open(output, step.key, ended=ended, revealed=step.revealed_at is not None)


def _over(step, steps, current):
    """The steps of the same part that are over, every pass of them."""
    return _without(step, steps, lambda other: other.position >= current.position)


def _without(step, steps, is_missing):
    part = [other for other in steps if other.part == step.part]
    return {other.key for other in part} - {other.key for other in part if is_missing(other)}


def read_in(current, steps):
    """Which cards are read aloud in this step: (the step they were written in, output)."""
    return [
        (step, output)
        for step in steps
        if step.part == current.part
        for output in outputs_of(step, steps)
        if output.reveal == READ and output.read_in == current.key and output.visibility == "team"
    ]


def to_turn_over(current, steps):
    """What the facilitator can turn over now, at one moment, for everyone; also what is due when the step is left."""
    own = [
        (current, output)
        for output in outputs_of(current, steps)
        if output.reveal in (ENDED, TOGETHER) and output.visibility == "team"
    ]
    return own + read_in(current, steps)


def due_at_the_end_of(current, steps):
    """Which cards nobody keeps face down once this step is left; a reading that comes round again keeps its cards."""
    comes_again = any(
        step.part == current.part and step.key == current.key and step.position > current.position for step in steps
    )
    pairs = to_turn_over(current, steps)
    return [(step, output) for step, output in pairs if output.reveal != READ or not comes_again]


def unread_at_the_end_of(current, steps):
    """Which cards nobody reads aloud any more once this step is left."""
    return [(step, output) for step, output in due_at_the_end_of(current, steps) if output.reveal == READ]


def left_with_writers(current, steps):
    """Which cards were to be read aloud in a step that is over: those still face down are their writers’ alone."""
    return [
        (step, output)
        for step in steps
        for output in outputs_of(step, steps)
        if output.reveal == READ and output.visibility == "team" and output.read_in in _over(step, steps, current)
    ]


def matching(pairs):
    """The cards of these (step, output) pairs, as a condition."""
    return or_(*(and_(Note.step_id == step.id, Note.kind == output.kind) for step, output in pairs))


def face_down():
    """Cards that lie on the table and that only their author has read."""
    return and_(Note.revealed_at.is_(None), Note.withdrawn_at.is_(None))


def turn_over(pairs, *, at) -> int:
    """Turn these cards over, all at the same moment. Says how many there were."""
    return _reveal(matching(pairs) & face_down(), at) if pairs else 0


def leave(step, steps, *, cards, at) -> None:
    """A step is over: what was promised for its end lies open; what was not read aloud, only if that was said."""
    due, unread = due_at_the_end_of(step, steps), unread_at_the_end_of(step, steps)
    turn_over([pair for pair in due if cards == OPEN or pair not in unread], at=at)
    if cards == OPEN or not unread:
        step.revealed_at = step.revealed_at or at
    elif cards == LEFT:
        step.revealed_at = None


def end(meeting, step, steps, *, cards, at) -> None:
    """The meeting is over. Where cards still lay face down, they are opened or left as was said."""
    if cards == OPEN:
        turn_over_all(meeting, steps, at=at)
        for each in steps:
            each.revealed_at = each.revealed_at or (None if each.frozen.turn == "vote" else at)
    elif cards != LEFT:
        leave(step, steps, cards=None, at=at)


def turn_over_all(meeting, steps, *, at) -> int:
    """Turn over everything written for the team; what its protocol calls private stays private."""
    return _reveal(_hidden(meeting, steps), at)


def kept_private(steps):
    """Which cards their protocol never turns over."""
    return [(step, output) for step in steps for output in step.frozen.outputs if output.visibility != "team"]


def _hidden(meeting, steps):
    private = kept_private(steps)
    hidden = (Note.meeting_id == meeting.id) & face_down()
    return hidden & ~matching(private) if private else hidden


def _reveal(condition, at):
    db.session.flush()
    statement = update(Note).where(condition).values(revealed_at=at).execution_options(synchronize_session=False)
    return db.session.execute(for_the_house(statement)).rowcount  # type: ignore[attr-defined]
