"""Where each note stands in the story: the five parts, and what each holds."""

from dataclasses import dataclass, field
from operator import attrgetter

from inquiry.cycles.gates import PHASES
from inquiry.cycles.models import CLOSED
from inquiry.discussions.kinds import PHASE_OF

BLOCKS = {
    "problem": "statements",
    "goal": "statements",
    "theory_of_action": "statements",
    "claim": "claims",
    "success": "thanks",
    "appreciation": "thanks",
    "action": "steps",
    "commitment": "steps",
}
LOOKING_BACK = ("plus", "delta")
BLOCKS_OF_SUBKINDS = {("question", "focus"): "statements", ("agreement", "decision"): "statements"}


@dataclass
class Part:
    """One phase of the story."""

    phase: str
    moves: list = field(default_factory=list)
    also: list = field(default_factory=list)
    statements: list = field(default_factory=list)
    wall: list = field(default_factory=list)
    claims: list = field(default_factory=list)
    thanks: list = field(default_factory=list)
    steps: list = field(default_factory=list)

    def in_order(self):
        """As they were written, whatever their kinds."""
        for several in (self.statements, self.wall, self.claims, self.thanks, self.steps):
            several.sort(key=attrgetter("id"))

    @property
    def is_empty(self):
        return not (self.statements or self.wall or self.claims or self.thanks or self.steps or self.also)


def parts_of(groups, moves, told, hidden):
    """The five parts; `told` are rows of other parts of the house, `hidden` notes that stand beside another one."""
    parts = {phase: Part(phase) for phase in PHASES}
    for (phase, kind, subkind), notes in groups.items():
        place = _place(parts, phase, kind, subkind)
        place += [note for note in notes if note.id not in hidden and not _looks_back(kind, note)]
    for part in parts.values():
        part.in_order()
    _first_words(parts["frame"])
    for move in moves:  # in the margin of the phase it led to; the end in that of the last phase
        parts[move.from_phase if move.to_phase == CLOSED else move.to_phase].moves.append(move)
    for row in told:
        parts[phase_at(moves, row.at)].also.append(row)
    return list(parts.values())


def _looks_back(kind, note):
    """What helped in a meeting and what to change there is in its minutes; it is no finding about students."""
    return kind in LOOKING_BACK and note.meeting_id is not None


def _place(parts, phase, kind, subkind):
    """The list a note of this kind stands in."""
    part = parts[phase] if phase in parts else parts[PHASE_OF.get(kind, "frame")]
    return getattr(part, BLOCKS_OF_SUBKINDS.get((kind, subkind)) or BLOCKS.get(kind, "wall"))


def _first_words(frame):
    """The problem comes first; a hope nobody wrote in a meeting is what the inquiry began with."""
    words = [note for note in frame.wall if note.kind == "hope" and note.meeting_id is None]
    frame.wall = [note for note in frame.wall if note not in words] if words else frame.wall
    frame.statements = sorted(frame.statements, key=_problem_first) + words


def _problem_first(note):
    return (note.kind != "problem", note.subkind != "learner")


def phase_at(moves, moment):
    """The phase an inquiry was in at a moment."""
    there = (move.to_phase for move in reversed(moves) if move.at <= moment and move.to_phase != CLOSED)
    return next(there, "frame")
