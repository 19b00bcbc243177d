"""The first look into an imported calendar: each event with what it may mean, and what taking it over would do."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from inquiry.calendar.guessing import EARLY, NOTHING, OFF, guess
from inquiry.calendar.models import SchoolYear
from inquiry.calendar.queries import zone_of
from inquiry.calendar.sources import Difference, bells_of_school, choices_for, difference, events_of, likely
from inquiry.clock import today
from inquiry.db import db
from inquiry.i18n import _, ngettext

MOST_SPANS = 3  # of one event, shown by date


@dataclass(frozen=True)
class Event:
    """One event as its line shows it. `field` names its choice in the form."""

    field: str
    name: str
    spans: list
    more: int
    hours: str
    choice: str
    is_sure: bool
    is_short: bool


class Look:
    """What is chosen for each event, by the form or as it stands, and what that would do to the year."""

    def __init__(self, source, said):
        self.source, self.said = source, said
        self.year = db.session.get(SchoolYear, source.year_id)
        self.bells = bells_of_school(self.year.school_id)
        self.choices = choices_for(source, self.bells) | self._chosen()
        self.told: Difference = difference(source, self.choices, self.bells, today(zone_of(self.year.school_id)))

    @property
    def seal(self) -> str:
        """Changes whenever the calendar was read again with another outcome."""
        return _digest(json.dumps(self.source.found, sort_keys=True))

    @property
    def is_of_today(self) -> bool:
        """Whether whoever chose was looking at what we hold now."""
        return self.said.get("seen") == self.seal

    @property
    def is_agreed(self) -> bool:
        """Whether it may be done: somebody said so, and said so twice where much would go."""
        return "look" not in self.said and (not self.told.is_too_much or bool(self.said.get("anyway")))

    @property
    def offered(self) -> list[tuple[str, str]]:
        """What an event may mean."""
        has_early = any(guess(one.name)[0] == EARLY for one in self.bells)
        early = [] if has_early else [(EARLY, _("Early release, bells to be said later"))]
        rings = [(one.ref, _("Bells: %(name)s", name=one.name)) for one in self.bells]
        return [(OFF, _("No school")), *early, *rings, (NOTHING, _("A day like any other"))]

    @property
    def lines(self) -> list[Event]:
        """Every event of the year: those whose name tells nothing first, the short ones last."""
        lines = [self._line(event) for event in events_of(self.source)]
        return sorted(lines, key=lambda one: (one.is_short, one.is_sure, one.spans[0]))

    def _line(self, event):
        spans = [(date.fromisoformat(one[0]), date.fromisoformat(one[1])) for one in event["spans"]]
        is_short = event["state"] == "short"
        is_sure = event["key"] in self.source.choices or likely(event, self.bells)[1]
        told = {"spans": spans[:MOST_SPANS], "more": len(spans[MOST_SPANS:]), "is_short": is_short}
        hours = event["spans"][0][2] if is_short else ""
        name = event["name"] or _("Without a name")
        return Event(_field(event), name, hours=hours, choice=self.choices[event["key"]], is_sure=is_sure, **told)

    def _chosen(self):
        known = {value for value, _name in self.offered}
        said = {event["key"]: self.said.get(_field(event)) for event in events_of(self.source)}
        return {key: value for key, value in said.items() if value in known}


def summed_up(told: Difference) -> str:
    """What was done, in a sentence."""
    if told.is_nothing:
        return _("Nothing was changed: the year holds all of it already.")
    parts = (
        ngettext("one line is new", "%(num)s lines are new", len(told.new)) if told.new else "",
        ngettext("one was changed", "%(num)s were changed", len(told.changed)) if told.changed else "",
        ngettext("one is gone", "%(num)s are gone", len(told.gone)) if told.gone else "",
    )
    return _("Taken over: %(what)s.", what=", ".join(filter(None, parts)))


def host_of(address: str | None) -> str:
    """Where a calendar comes from; the rest of its address may be a secret."""
    return urlsplit(address or "").hostname or _("A calendar")


def _field(event):
    return f"event-{_digest(event['key'])}"


def _digest(words):
    return hashlib.sha256(words.encode()).hexdigest()[:20]
