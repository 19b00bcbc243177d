"""Hostile text, poured into every field of every place, and what became of it."""

from itertools import cycle

from flask import Request
from sqlalchemy import func, select
from werkzeug.datastructures import ImmutableMultiDict

from inquiry.db import confidential_tables, db
from tests.browser import Browser
from tests.corpora import payloads
from tests.furnished import furnish
from tests.text.calendars import of_calendars
from tests.text.leading import of_leading
from tests.text.mentoring import of_mentoring
from tests.text.moves import of_moves
from tests.text.places import Fresh, of_the_house, of_the_inquiry
from tests.text.protected import of_protected_time
from tests.text.rooms import Rooms, of_meetings, of_minutes
from tests.text.sessions import of_sessions

LONG, SHORT = 7500, 80  # letters that fit a field for a page, and one for a line
AT_LEAST = 24  # of the short texts for each field, and the next ones for the next; `make test-all` sends all to each
BY_THE_WAY = {"security_event", "live_event", "live_room", "presence", "meeting_log", "person_key"}


class Asked(ImmutableMultiDict):
    """What a form said, noting which fields anybody looked for."""

    names: set[str] = set()

    def getlist(self, key, type=None):
        self.names.add(key)
        return super().getlist(key)

    def get(self, key, default=None, type=None):
        self.names.add(key)
        return super().get(key, default, type) if type else super().get(key, default)

    def __contains__(self, key):
        self.names.add(key)
        return super().__contains__(key)


class Listening(Request):
    parameter_storage_class = Asked


def batches(entries, longest=LONG):
    """As many as fit one text, each a paragraph of its own."""
    batch, size = [], 0
    for entry in entries:
        if batch and size + len(entry) + 2 > longest:
            yield "\n\n".join(batch)
            batch, size = [], 0
        batch.append(entry)
        size += len(entry) + 2
    yield "\n\n".join(batch)


class Pouring:
    """Sends everything everywhere; `faults` is what broke, `changed` which tables grew or shrank and should not."""

    def __init__(self, app, world, every=False):
        app.request_class, self.app, self.world, self.every = Listening, app, furnish(app, world), every
        self.seats, self.faults, self.changed, self.received = {}, [], [], {}
        self.pages = list(batches(payloads()))
        self.lines = cycle([entry for entry in payloads() if len(entry) <= SHORT])
        self.places = self._places()

    def _places(self):
        fresh = Fresh(self.world)
        planned, meeting = self.world.meeting, Rooms(self.world, fresh).places()
        self.world.meeting = planned
        found = of_the_house(self.world, fresh) | of_the_inquiry(self.world, fresh) | of_meetings(self.world, fresh)
        found |= of_protected_time(self.world) | of_calendars(self.world)
        found |= of_leading(self.world) | of_moves(self.world) | of_mentoring(self.world, fresh)
        found |= of_sessions(self.world)
        return found | meeting | of_minutes(self.world)

    def seat(self, who):
        return self.seats.setdefault(who, Browser(self.app, who and getattr(self.world, who)))

    def pour(self):
        for endpoint, place in self.places.items():
            names = self._try(endpoint, place)
            before = self._rows()
            self._words(endpoint, place)
            self._choices(endpoint, place, sorted(names - set(place.words)))
            self._compare(endpoint, before)
        return self

    def _try(self, endpoint, place):
        """A sensible form first: what is looked for in it, and which tables it touches."""
        before, Asked.names = self._rows(), set()
        answer = self._send(endpoint, place, {})
        if answer.status_code not in place.told:
            self.faults.append(f"{endpoint} answers a sensible form with {answer.status_code}")
        after = self._rows()
        self.touched = {name for name in after if after[name] != before[name]} | BY_THE_WAY
        return {name for name in Asked.names if isinstance(name, str)}

    def _words(self, endpoint, place):
        for number in range(self._how_often(place)):
            said = {name: self._line() for name in place.short}
            said |= {name: self.pages[number % len(self.pages)] for name in place.long if number < len(self.pages)}
            self._send(endpoint, place, said)
            self._count(endpoint, said)

    def _how_often(self, place):
        if not place.words:
            return 0
        least = AT_LEAST if place.short else len(self.pages)
        return len(payloads()) if self.every and place.short else max(least, len(self.pages) * bool(place.long))

    def _choices(self, endpoint, place, names):
        """Whatever else is looked for, though the page offers only choices there: alone, and all at once."""
        for name in names:
            for _time in range(2):
                self._send(endpoint, place, {name: self._line()})
        for _time in range(AT_LEAST // 4 if names else 0):
            self._send(endpoint, place, {name: self._line() for name in names})

    def _line(self):
        return next(self.lines)

    def _count(self, endpoint, said):
        for name, text in said.items():
            so_far = self.received.setdefault((endpoint, name), [])
            so_far.append(text)

    def _send(self, endpoint, place, said):
        try:
            answer = self.seat(place.who).post(place.address(), **place.fields() | said)
        except Exception as error:  # the testing application lets faults through: they would be 500 for people
            self.faults.append(f"{endpoint} breaks on {said!r:.300}: {error!r:.300}")
            return type("Broken", (), {"status_code": 500})
        if answer.status_code >= 500:
            self.faults.append(f"{endpoint} answers {answer.status_code} to {said!r:.300}")
        return answer

    def _rows(self):
        with self.app.app_context():
            attended = {"attended": confidential_tables()}
            counts = {t.name: select(func.count()).select_from(t) for t in db.metadata.sorted_tables}
            return {name: db.session.scalar(s, execution_options=attended) for name, s in counts.items()}

    def _compare(self, endpoint, before):
        after = self._rows()
        for name in set(after) - self.touched:
            if after[name] != before[name]:
                self.changed.append(f"{endpoint}: {name} had {before[name]} rows and has {after[name]}")
