"""One vocabulary for what people write, how they take turns, and which phase a note belongs to."""

from functools import lru_cache

from inquiry.discussions.kind_names import (
    INPUT_LABELS,
    KIND_LABELS,
    LINK_LABELS,
    PHASE_LABELS,
    ROLE_LABELS,
    SUBKIND_LABELS,
    TURN_LABELS,
)

PHASES = ("frame", "collect", "analyze", "celebrate", "plan")

_KINDS = {
    "frame": {
        "question": ("clarifying", "probing", "focus"),
        "problem": ("learner", "practice", "dilemma"),
        "goal": (),
        "hope": (),
        "fear": (),
        "agreement": ("norm", "decision", "draft", "adopted"),
        "tension": (),
        "preference": (),
        "prediction": (),
        "assumption": (),
    },
    "collect": {
        "evidence_request": (),
        "measure": (),
        "evidence": ("low_inference", "quantitative", "work_sample", "timecode", "student_voice"),
        "quote": (),
    },
    "analyze": {
        "noticing": (),
        "wondering": (),
        "interpretation": (),
        "inference": (),
        "claim": ("draft", "adopted", "withdrawn"),
        "reasoning": (),
        "rival_explanation": (),
        "cause": ("hypothesis", "verified", "rejected", "root"),
        "theme": (),
        "connection": (),
        "score": ("consensus",),
    },
    "celebrate": {
        "success": (),
        "success_factor": (),
        "appreciation": (),
        "strength": ("warm",),
        "plus": (),
        "reflection": (),
    },
    "plan": {
        "theory_of_action": (),
        "concern": ("cool",),
        "suggestion": (),
        "resource": (),
        "implication": (),
        "commitment": (),
        "action": ("draft",),
        "parked_idea": (),
        "delta": (),
        "facilitation_reflection": (),
    },
}

NOTE_KINDS = {kind: subkinds for kinds in _KINDS.values() for kind, subkinds in kinds.items()}
PHASE_OF = {kind: phase for phase, kinds in _KINDS.items() for kind in kinds}

LINK_KINDS = {
    "supports": ("evidence", "claim"),
    "contradicts": ("evidence", "claim"),
    "grounds": ("noticing", "inference"),
    "explains": ("cause", "problem"),
    "addresses": ("action", "cause"),
    "tested_by": ("action", "measure"),
    "shown_by": ("success", "evidence"),
    "became": ("delta", "agreement"),
}

TURN_KINDS = tuple(TURN_LABELS)
SILENT_TURNS = ("silent_read", "silent_write", "watch", "observe")
STUDENT_INPUTS = ("student_work", "data_display", "video_clip", "observation_notes")
INPUT_KINDS = tuple(INPUT_LABELS)
GUARDS = (
    "no_because",
    "no_names",
    "no_solutions",
    "no_judgement",
    "evidence_link_required",
    "presenter_silent",
)
WHOLE_GROUPS = ("all", "participants", "pairs", "groups")


def phase_of(kind: str, subkind: str | None = None) -> str:
    """The phase a note belongs to; a decision is part of what comes next, whenever it is made."""
    return "plan" if (kind, subkind) == ("agreement", "decision") else PHASE_OF[kind]


def label(kind: str, subkind: str | None = None):
    """What a card of this kind is called above its text."""
    return SUBKIND_LABELS.get((kind, subkind)) or KIND_LABELS[kind]


@lru_cache(maxsize=1000)
def label_in(_language: str, kind: str, subkind: str = "") -> str:
    """The same at once, in the language this page is in: a wall asks it for each card."""
    return str(label(kind, subkind or None))


def link_label(kind: str):
    """How one note stands to another, as a verb: “supports”."""
    return LINK_LABELS[kind]


def phase_label(phase: str):
    """The phase as its word, which always stands beside its colour."""
    return PHASE_LABELS[phase]


def turn_label(turn: str):
    """The way people take turns, in few words."""
    return TURN_LABELS[turn]


def role_label(key: str):
    """Who that is in the room; a role we do not know is called by its own key."""
    return ROLE_LABELS.get(key, key.replace("_", " "))


def input_label(kind: str):
    """What is to be brought."""
    return INPUT_LABELS[kind]
