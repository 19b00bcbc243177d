"""How notes may point to each other: which kinds make sense on each end. Only what makes sense is offered."""

from inquiry.discussions.kinds import LINK_KINDS
from inquiry.i18n import lazy

POINTS_TO = "points_to"  # a note to a piece of student work, or a region of it

# The vocabulary names one pair for each; in a staff room a few near relatives say the same thing.
_ALSO_FROM = {
    "supports": {"reasoning", "noticing", "quote", "measure"},
    "contradicts": {"rival_explanation", "noticing", "quote", "concern"},
    "grounds": {"quote", "evidence"},
    "shown_by": {"success_factor"},
}
_ALSO_TO = {
    "supports": {"cause"},
    "contradicts": {"cause"},
    "grounds": {"interpretation"},
    "addresses": {"claim", "problem"},
    "shown_by": {"quote", "noticing", "measure"},
}
FROM = {link: {ends[0]} | _ALSO_FROM.get(link, set()) for link, ends in LINK_KINDS.items()}
TO = {link: {ends[1]} | _ALSO_TO.get(link, set()) for link, ends in LINK_KINDS.items()}

INCOMING_LABELS = {
    "supports": lazy("is supported by"),
    "contradicts": lazy("is questioned by"),
    "grounds": lazy("rests on"),
    "explains": lazy("is explained by"),
    "addresses": lazy("is worked on by"),
    "tested_by": lazy("tests"),
    "shown_by": lazy("shows"),
    "became": lazy("came from"),
}

# Where on a page, in parts of it, for those who cannot or would not draw.
REGIONS = {
    "": None,
    "top": [0, 0, 1, 0.5],
    "bottom": [0, 0.5, 1, 0.5],
    "left": [0, 0, 0.5, 1],
    "right": [0.5, 0, 0.5, 1],
    "middle": [0.25, 0.25, 0.5, 0.5],
}
REGION_LABELS = {
    "": lazy("the whole page"),
    "top": lazy("the upper half"),
    "bottom": lazy("the lower half"),
    "left": lazy("the left half"),
    "right": lazy("the right half"),
    "middle": lazy("the middle"),
}


def outgoing(kind: str) -> dict[str, set[str]]:
    """The ways a note of this kind may point, each with the kinds it may point to."""
    return {link: TO[link] for link in LINK_KINDS if kind in FROM[link]}


def incoming(kind: str) -> dict[str, set[str]]:
    """The ways others may point to a note of this kind, each with their kinds."""
    return {link: FROM[link] for link in LINK_KINDS if kind in TO[link]}


def makes_sense(link: str, from_kind: str, to_kind: str) -> bool:
    return link in LINK_KINDS and from_kind in FROM[link] and to_kind in TO[link]


def region_label(region):
    """The words for a region; one that was drawn is simply a part of the page."""
    known = next((name for name, box in REGIONS.items() if box == region), None)
    return lazy("a part of it") if known is None else REGION_LABELS[known] if region else ""
