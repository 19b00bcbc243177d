"""The library of protocols: found by phase, by the time there is, by how well people know each other."""

from dataclasses import dataclass
from math import ceil

from inquiry.discussions.format import Protocol, library
from inquiry.discussions.kind_names import INPUT_LABELS, PHASE_LABELS, ROLE_LABELS, TURN_LABELS
from inquiry.discussions.scaling import Fit, fit
from inquiry.discussions.shares import share_out
from inquiry.i18n import _

WHOLE_DAY = 24 * 60
SLOTS = (30, 45, 60)


@dataclass(frozen=True)
class Book:
    """One protocol for so many people: how long it takes at ease, and at the least."""

    protocol: Protocol
    people: int

    @property
    def at_ease(self) -> int:
        return ceil(self._whole.nominal_seconds / 60)

    @property
    def at_least(self) -> int:
        return ceil(self._whole.shortest_seconds / 60)

    @property
    def _whole(self) -> Fit:
        return share_out(self.protocol, WHOLE_DAY, people=self.people)

    def fits(self, minutes: int) -> bool:
        return share_out(self.protocol, minutes, people=self.people).ok

    def in_minutes(self, minutes: int | None) -> Fit:
        """Its steps in this slot; without one, at ease."""
        return fit(self.protocol, minutes or WHOLE_DAY, people=self.people)


def found(phase="", minutes=None, people=4, trust=None) -> list[Book]:
    """The protocols that answer the question, openings and closings last."""
    books = [Book(one, people) for one in library().values() if _answers(one, phase, trust)]
    fitting = [book for book in books if not minutes or book.fits(minutes)]
    return sorted(fitting, key=lambda book: (not book.protocol.phases, book.at_ease))


def _answers(protocol, phase, trust):
    return (not phase or phase in protocol.phases) and (not trust or protocol.needs.trust_level <= trust)


def line_of(protocol: Protocol, got: Fit, language: str) -> list[dict]:
    """The steps of a protocol as a line."""
    shares = [share for share in got.steps if share.in_meeting]
    return [_stretch(protocol.step(share.key), share, protocol, language) for share in shares]


def _stretch(step, share, protocol, language):
    lends = protocol.phases[0] if protocol.phases else "plan"
    minutes = share.total_seconds / 60 or share.nominal_seconds * share.repeats / 60
    return {"title": step.title.in_(language), "minutes": minutes, "quiet": step.is_silent, "phase": lends}


def speakers(step) -> str:
    """Who speaks in a step and who listens; nothing where the kind of turn says it already."""
    if step.turn == "brief" or not step.speaks:
        return ""
    said = _("Speaking: %(people)s.", people=_named(step.speaks))
    quiet = _named(role for role in step.silent if role != "all")
    return f"{said} {_('Listening: %(people)s.', people=quiet)}" if quiet else said


def _named(roles):
    return ", ".join(str(ROLE_LABELS.get(role, role)).lower() for role in roles)


WORDS = {"phases": PHASE_LABELS, "roles": ROLE_LABELS, "turns": TURN_LABELS, "inputs": INPUT_LABELS}
