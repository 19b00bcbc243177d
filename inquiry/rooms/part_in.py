"""What one person may do in a step: write which kinds of card, read the next one aloud, show a hand."""

from dataclasses import dataclass

from inquiry.discussions import turns
from inquiry.discussions.kinds import label
from inquiry.i18n import _
from inquiry.meetings.reveals import is_face_up, output_for, read_in

OPEN_TURNS: tuple[str, ...] = (
    "present",
    "q_and_a",
    "popcorn",
    "open_discussion",
    "fishbowl",
    "presenter_reflect",
    "debrief",
)
OPEN_TURNS += ("summarize", "round_robin", "sort", "vote")
BESIDE = (("action", ""), ("agreement", "decision"), ("parked_idea", ""))  # what whoever keeps the record may add
PROMISES = ("action", "commitment")


@dataclass(frozen=True)
class Kind:
    """A kind of card that may be written now."""

    kind: str
    subkind: str

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.subkind}" if self.subkind else self.kind

    @property
    def label(self):
        return label(self.kind, self.subkind or None)


def roles_of(meeting, step, person) -> set[str]:
    """What somebody is in this step. Where nobody presents, nobody is kept silent for it."""
    held = {
        "facilitator": meeting.facilitator_id,
        "recorder": meeting.recorder_id,
        "timekeeper": meeting.timekeeper_id,
        "presenter": step.presenter_id,
    }
    return {role for role, holder in held.items() if holder == person.id}


def is_hushed(meeting, step, person) -> bool:
    """Whether this is the time for somebody to listen without a word."""
    return "presenter" in step.frozen.silent and step.presenter_id == person.id


def kinds_for(meeting, step, person) -> list[Kind]:
    """Which cards somebody may write in this step; none where nothing is recorded or it is theirs to listen."""
    if step.frozen.record == "none" or is_hushed(meeting, step, person):
        return []
    roles = roles_of(meeting, step, person)
    own = [Kind(output.kind, output.subkind or "") for output in step.frozen.outputs] if _writes(step, roles) else []
    keeps_record = {"facilitator", "recorder"} & roles and step.part != "opening"
    beside = BESIDE if keeps_record and step.frozen.turn in OPEN_TURNS else ()
    known = {(each.kind, each.subkind) for each in own}
    return own + [Kind(*each) for each in beside if each not in known]


def _writes(step, roles):
    nobody_presents = step.presenter_id is None and "presenter" in step.frozen.speaks
    return nobody_presents or turns.may_write(step.frozen, roles)


def why_not(meeting, step, person) -> str:
    """Why nothing can be written now, kindly."""
    if step.frozen.record == "none":
        return _("Nothing is written down in this step. Your words are still here; keep them for a later step.")
    if is_hushed(meeting, step, person):
        return _("This is the time to listen. Your words are still here; you speak when the others have finished.")
    return _("Cards of this kind are not written in this step. Your words are still here.")


def sees_line(step, steps, kind, current) -> str:
    """Who can read a card of this kind that is kept now, and from when on."""
    output = output_for(step, steps, kind.kind, kind.subkind)
    if is_face_up(step, output, steps, current):
        return _("The team reads it at once")
    if output.visibility != "team":
        return _("Only you")
    return {
        "when_read": _(
            "Only you, until you read it aloud. If it is still face down when the reading ends, whoever leads turns it"
            " over or leaves it with you."
        ),
        "on_step_end": _("Only you, until this step ends"),
        "simultaneous": _("Only you, until all are turned over, at the latest when this step ends"),
    }[output.reveal]


def readable(room):
    """The (step, output) pairs whose cards are read aloud now."""
    return read_in(room.step, room.steps)


def may_read_now(room, person) -> bool:
    """Whether somebody may turn over a card now: in a round, when it is their turn."""
    if not room.meeting.is_open or is_hushed(room.meeting, room.step, person):
        return False
    return not room.is_ordered or (room.speaker is not None and room.speaker.person_id == person.id)
