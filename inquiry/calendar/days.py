"""Which days are school days, and what they are called: plain reckoning, without a database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from inquiry.calendar.models import BELLS, IN_TURN, OFF, SCHOOL_WEEK

DAY = timedelta(days=1)


@dataclass
class YearFacts:
    """All of a school year that reckoning needs. `specials` have starts_on, ends_on, kind, bells_id and name."""

    starts_on: date
    ends_on: date
    weekdays: tuple = SCHOOL_WEEK
    turns: str = "by weekday"
    order: tuple = ()
    specials: tuple = ()
    _kept: dict = field(default_factory=dict, repr=False)

    def is_school_day(self, on: date) -> bool:
        """Whether there is school that day."""
        return on in self.days

    def day_off(self, on: date) -> str | None:
        """Why there is no school that day, if somebody gave it a name."""
        return next((one.name for one in self.specials if one.kind == OFF and one.starts_on <= on <= one.ends_on), None)

    def bells_on(self, on: date) -> int | None:
        """The number of the bell schedule in force that day; None when there is no school, or no schedule is named."""
        return self.days.get(on)

    def usual_on(self, on: date) -> int | None:
        """The bell schedule its weekday has, were it a school day; days in turn have none of their own."""
        return None if self.turns == IN_TURN else self._usual(on, 0)

    @property
    def days(self) -> dict[date, int | None]:
        """Every school day of the year, with its bell schedule."""
        if "days" not in self._kept:
            self._kept["days"] = dict(self._reckon())
        return self._kept["days"]

    def _reckon(self) -> Iterator[tuple[date, int | None]]:
        off, own = self._marked(OFF), self._marked(BELLS)
        turn = 0
        for on in days_between(self.starts_on, self.ends_on):
            if on in off or (
                on.weekday() not in self.weekdays and on not in own
            ):  # a Saturday made up has its own bells
                continue
            # A day in turn keeps its turn even when that day has bells of its own: the B day after it stays a B day.
            usual = self._usual(on, turn)
            turn += 1
            yield on, own[on].bells_id if on in own else usual

    def _usual(self, on, turn):
        if not self.order:
            return None
        if self.turns == IN_TURN:
            return self.order[turn % len(self.order)]
        return self.order[on.weekday()] if on.weekday() < len(self.order) else None

    def _marked(self, kind):
        found: dict[date, Any] = {}
        for one in self.specials:
            if one.kind == kind:
                first, last = max(one.starts_on, self.starts_on), min(one.ends_on, self.ends_on)
                found |= dict.fromkeys(days_between(first, last), one)
        return found


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last, both included."""
    return (first + DAY * number for number in range((last - first).days + 1))


def runs_of(first: date, last: date, weekdays) -> list[tuple[date, date]]:
    """A stretch without the weekends in it: bells that ring for two weeks do not make its Saturday a school day."""
    runs: list[tuple[date, date]] = []
    for on in days_between(first, last):
        if on.weekday() not in weekdays:
            continue
        if runs and runs[-1][1] == on - DAY:
            runs[-1] = (runs[-1][0], on)
        else:
            runs.append((on, on))
    return runs
