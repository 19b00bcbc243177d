"""Which kinds of note to offer first in each phase. The whole vocabulary stands behind them."""

from inquiry.cycles.forms import options
from inquiry.discussions.kinds import NOTE_KINDS, label
from inquiry.i18n import _

FIRST = {
    "frame": ("problem:learner", "problem:practice", "question:focus", "goal", "theory_of_action", "cause:hypothesis"),
    "collect": (
        "evidence:low_inference",
        "evidence:quantitative",
        "evidence:student_voice",
        "measure",
        "evidence_request",
        "quote",
    ),
    "analyze": (
        "noticing",
        "wondering",
        "inference",
        "claim:draft",
        "evidence:low_inference",
        "reasoning",
        "rival_explanation",
        "cause:hypothesis",
    ),
    "celebrate": ("success", "appreciation", "success_factor", "wondering", "concern", "plus"),
    "plan": ("action", "commitment", "agreement:decision", "measure", "suggestion", "question:focus", "delta"),
}
# A facilitator’s reflection is theirs and their mentor’s; ratings and preferences are given in a meeting, at once.
NOT_BY_HAND = {"facilitation_reflection", "score", "preference"}
BORN_AS = {"claim": "draft", "cause": "hypothesis"}


def kinds_for(phase, now=""):
    """What a select offers: the sensible kinds of this phase, then all others. `now` is what a note already is."""
    first = [*FIRST[phase], *([now] if now and now not in FIRST[phase] else [])]
    others = [kind for kind in NOTE_KINDS if kind not in NOT_BY_HAND and _born(kind) not in first]
    behind = sorted(_named(map(_born, others)), key=lambda pair: pair[1])
    return [*options(_named(first), _("Mostly here")), *options(behind, _("Other"))]


def _born(kind):
    return f"{kind}:{BORN_AS[kind]}" if kind in BORN_AS else kind


def _named(values):
    return [(value, str(label(*kind_of(value)))) for value in values]


def kind_of(value):
    """The kind and the finer kind in a choice such as “claim:draft”."""
    kind, _colon, subkind = value.partition(":")
    return kind, subkind


def value_of(note):
    return f"{note.kind}:{note.subkind}" if note.subkind else note.kind
