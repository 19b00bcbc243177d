"""Which family a protocol belongs to: its category, or else the phase of an inquiry it is for."""

from inquiry.discussions.format import library
from inquiry.stages.words import FAMILY_NAMES

OF_CATEGORY = {
    "norms": "norms",
    "decision": "norms",
    "lesson": "lesson",
    "video": "lesson",
    "equity": "equity",
    "text": "text",
    "coaching": "facilitation",
    "facilitation": "facilitation",
}
TALK = "talk"
FAMILIES = tuple(FAMILY_NAMES)


def family_of(protocol_id) -> str:
    """The family of a meeting’s main protocol; one held without a protocol is an open talk."""
    protocol = library().get(protocol_id or "")
    if protocol is None:
        return TALK
    kinds = [OF_CATEGORY[one] for one in protocol.categories if one in OF_CATEGORY]
    return next(iter([*kinds, *protocol.phases]), TALK)
