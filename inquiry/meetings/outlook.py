"""Whether a plan fits its slot, in words: what shrinks, what falls away, and what would help."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import SimpleNamespace

from inquiry.discussions.format import library
from inquiry.discussions.offers import Offer
from inquiry.i18n import _, language, minutes
from inquiry.meetings.agenda import MAIN, OPENING, Agenda, agenda_of
from inquiry.meetings.models import Meeting

STEP, FURTHEST = 5, 120


@dataclass(frozen=True)
class WayOut:
    """One thing that would help, as a sentence; `name` and `value` are the field of the plan it changes, if any."""

    says: str
    name: str = ""
    value: str = ""


class Outlook:
    """A plan looked at: its line, its verdict, and the ways out."""

    def __init__(self, meeting: Meeting, *, has_norms: bool):
        self.meeting, self.has_norms = meeting, has_norms
        self.agenda: Agenda = agenda_of(meeting, has_norms=has_norms)
        self.protocol = library().get(meeting.protocol_id or "")

    @cached_property
    def ok(self) -> bool:
        return self.agenda.ok

    @cached_property
    def name(self) -> str:
        """The main protocol, or what stands in its place."""
        return self.protocol.name.in_(language()) if self.protocol else _("Open talk")

    @property
    def phase(self) -> str:
        return self.protocol.phases[0] if self.protocol and self.protocol.phases else "plan"

    @property
    def whole_line(self) -> list[dict]:
        """Every step of the meeting, for the line."""
        return [self._stretch(planned) for planned in self.agenda]

    @cached_property
    def main_line(self) -> list[dict]:
        """The steps of the main part alone."""
        return [self._stretch(planned) for planned in self.agenda.part(MAIN)]

    def _stretch(self, planned) -> dict:
        lends = self.phase if planned.part == MAIN else "frame" if planned.part == OPENING else "plan"
        title = planned.step.title.in_(language())
        return {"title": title, "minutes": planned.minutes, "quiet": planned.is_quiet, "phase": lends}

    @cached_property
    def verdict(self) -> str:
        """Whether it fits, in one sentence."""
        if not self.ok:
            return self._refused()
        if self.protocol is None:
            return _("It fits: %(minutes)s for open talk about your purpose.", minutes=minutes(self.main_seconds))
        said = {"minutes": minutes(self.main_seconds), "protocol": self.name}
        if self.agenda.spare_seconds >= 60:
            spare = minutes(self.agenda.spare_seconds)
            return _("It fits: %(minutes)s for “%(protocol)s”, and %(spare)s to spare.", spare=spare, **said)
        return _("It fits: %(minutes)s for “%(protocol)s”.", **said)

    def _refused(self) -> str:
        slot = minutes(self.agenda.slot_seconds)
        if self.agenda.fit is None or self.agenda.fit.ok:
            return _("It does not fit: %(slot)s are too short for opening, main part and closing.", slot=slot)
        said = {
            "slot": slot,
            "left": minutes(max(0, self.agenda.main_minutes * 60)),
            "protocol": self.name,
            "least": minutes(self.agenda.fit.shortest_seconds),
            "people": self.meeting.expected,
        }
        return _(
            "It does not fit: of %(slot)s, %(left)s are left for “%(protocol)s”; "
            "with %(people)s people it takes %(least)s at the least.",
            **said,
        )

    @cached_property
    def main_seconds(self) -> int:
        return sum(planned.seconds for planned in self.agenda.part(MAIN))

    @property
    def rounds(self) -> bool:
        """Whether the number of rounds may be chosen."""
        return bool(self.protocol) and any(step.repeat and step.repeat.free for step in self.protocol.steps)

    @property
    def movable(self) -> list[tuple[str, str]]:
        """The silent steps that may be done before the meeting: key and title."""
        steps = self.protocol.steps if self.protocol else ()
        return [(step.key, step.title.in_(language())) for step in steps if step.async_ok]

    @property
    def lengths(self) -> list[tuple[str, str, str]]:
        """The other published lengths of the protocol: key, name and what changes."""
        told = self.protocol.variants if self.protocol else ()
        return [(one.key, one.name.in_(language()), one.about.in_(language())) for one in told]

    @property
    def has_debrief(self) -> bool:
        return bool(self.protocol) and any(step.turn == "debrief" for step in self.protocol.steps)

    @property
    def left_out(self) -> list[str]:
        """The steps that fall away."""
        return [self._title(share.key) for share in self._shares if share.dropped]

    @property
    def before(self) -> list[str]:
        """The steps that are done before the meeting."""
        return [self._title(share.key) for share in self._shares if share.pre_work]

    @property
    def shortened(self) -> list[str]:
        """What each step shrinks to, where it does."""
        if not self.ok:
            return []
        shrunk = [share for share in self._shares if share.in_meeting and share.seconds + 15 < share.nominal_seconds]
        return [
            _(
                "%(step)s: %(now)s instead of %(usually)s",
                step=self._title(share.key),
                now=minutes(share.seconds),
                usually=minutes(share.nominal_seconds),
            )
            for share in shrunk
        ]

    @property
    def _shares(self):
        return self.agenda.fit.steps if self.agenda.fit else []

    def _title(self, key) -> str:
        return self.protocol.step(key).title.in_(language())

    @cached_property
    def ways_out(self) -> list[WayOut]:
        """What would help; where a button can do it, with the field it changes."""
        offers = self.agenda.fit.offers if self.agenda.fit else []
        known = [self._way(offer) for offer in offers if offer.kind != "longer"]
        return known if self.ok else [*self._longer(), *known]

    def _longer(self) -> list[WayOut]:
        """The offers speak of the main part; a plan wants to know how long the whole meeting must be."""
        first = (self.meeting.minutes // STEP + 1) * STEP
        for slot in range(first, first + FURTHEST, STEP):
            if agenda_of(self.meeting, minutes=slot, has_norms=self.has_norms).ok:
                return [WayOut(_("Take %(minutes)s minutes in all.", minutes=slot), "minutes", str(slot))]
        return []

    @staticmethod
    def _way(offer: Offer) -> WayOut:
        if offer.kind == "rounds":
            return WayOut(offer.says(), "count", str(offer.count))
        if offer.kind == "pre_work":
            return WayOut(offer.says(), "pre_work", " ".join(offer.steps))
        return WayOut(offer.says())


FACTS = ("minutes", "expected", "protocol_id", "opening_id", "closing_id")


def outlook_of(meeting, *, has_norms: bool) -> Outlook:
    """The outlook of a plan as it stands in the database; worked out once for each plan and language."""
    facts = tuple(getattr(meeting, name) for name in FACTS)
    return _worked_out(language(), has_norms, json.dumps(meeting.settings, sort_keys=True), facts)


@lru_cache(maxsize=512)
def _worked_out(_language, has_norms, settings, facts):
    plan = SimpleNamespace(**dict(zip(FACTS, facts, strict=True)), settings=json.loads(settings))
    return Outlook(plan, has_norms=has_norms)  # type: ignore[arg-type]
