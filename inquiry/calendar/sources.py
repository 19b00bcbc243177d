"""What an imported calendar makes of a school year: what would be new, changed and gone, and then doing it."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from inquiry.calendar.days import days_between, runs_of
from inquiry.calendar.guessing import EARLY, NOTHING, guess
from inquiry.calendar.models import BELLS, OFF, Bells, CalendarSource, SchoolYear, SpecialDay
from inquiry.db import db

MOST_GONE = 0.2  # of all its days; beyond that a second word is needed


@dataclass(frozen=True)
class Wanted:
    """One stretch of days as the calendar and its keeper’s choice have it."""

    uid: str
    starts_on: date
    ends_on: date
    name: str
    kind: str
    bells_id: int | None

    @property
    def facts(self):
        return {name: getattr(self, name) for name in ("starts_on", "ends_on", "name", "kind", "bells_id")}


@dataclass
class Difference:
    """What taking it over would do, and how many days of the year would become ordinary days again."""

    new: list[Wanted] = field(default_factory=list)
    changed: list[tuple[SpecialDay, Wanted]] = field(default_factory=list)
    gone: list[SpecialDay] = field(default_factory=list)
    same: int = 0
    days: int = 0
    lost: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.gone)

    @property
    def is_too_much(self) -> bool:
        return self.lost > MOST_GONE * self.days


def bells_of_school(school_id: int) -> list[Bells]:
    """The bell schedules a school offers, the oldest first."""
    rows = select(Bells).where(Bells.school_id == school_id, Bells.ended_at.is_(None))
    return list(db.session.scalars(rows.order_by(Bells.id)))


def likely(event: dict, bells: list[Bells]) -> tuple[str, bool]:
    """The choice to offer for an event: off, nothing, early, or the name of a bell schedule; and whether it is sure."""
    days = sum((date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days + 1 for span in event["spans"][:1])
    said, is_sure = guess(event["name"], is_short=event["state"] == "short", days=days)
    if said != EARLY:
        return said, is_sure
    early = next((one.ref for one in bells if guess(one.name)[0] == EARLY), EARLY)
    return early, is_sure


def choices_for(source: CalendarSource, bells: list[Bells], *, is_attended: bool = True) -> dict[str, str]:
    """What each event means: as its keeper said, else our guess. When nobody looks, a guess has to be sure."""
    chosen = {}
    for event in events_of(source):
        guessed, is_sure = likely(event, bells)
        chosen[event["key"]] = source.choices.get(event["key"]) or (guessed if is_sure or is_attended else NOTHING)
    return chosen


def not_looked_at(source: CalendarSource, bells: list[Bells]) -> list[str]:
    """Events that came since the keeper looked, and whose names do not tell what they mean."""
    new = (event for event in events_of(source) if event["key"] not in source.choices)
    return [event["key"] for event in new if not likely(event, bells)[1]]


def events_of(source: CalendarSource) -> list[dict]:
    """The events of the last reading that fall into the year."""
    return source.found.get("events", [])


def difference(source: CalendarSource, choices: dict[str, str], bells: list[Bells], today: date) -> Difference:
    """What would be new, changed and gone. Days that are over and that their calendar forgot stay as they were."""
    wanted = {(one.uid, one.starts_on): one for one in _wanted(source, choices, bells)}
    known = {(row.uid, row.starts_on): row for row in days_of(source)}
    told = Difference()
    told.changed = [(known[at], one) for at, one in wanted.items() if at in known and _differs(known[at], one)]
    told.same = sum(at in known and not _differs(known[at], one) for at, one in wanted.items())
    keys = {event["key"] for event in events_of(source)}
    left = {at: row for at, row in known.items() if at not in wanted and not _is_over(row, keys, today)}
    told.new = [one for at, one in wanted.items() if at not in known]
    _find_moved(told, left)
    told.gone = list(left.values())
    before = _days(known.values())
    told.days, told.lost = len(before), len(before - _days(wanted.values()) - _days(_over(known, wanted, left)))
    return told


def take_over(source: CalendarSource, told: Difference) -> None:
    """Do what was told."""
    for row in told.gone:
        db.session.delete(row)
    for row, one in told.changed:
        for name, value in one.facts.items():
            setattr(row, name, value)
    for one in told.new:
        db.session.add(SpecialDay(year_id=source.year_id, source_id=source.id, uid=one.uid, **one.facts))
    db.session.flush()


def days_of(source: CalendarSource) -> list[SpecialDay]:
    """The days that were made from a calendar."""
    rows = select(SpecialDay).where(SpecialDay.source_id == source.id).order_by(SpecialDay.starts_on, SpecialDay.id)
    return list(db.session.scalars(rows))


def _wanted(source, choices, bells):
    weekdays = db.session.get(SchoolYear, source.year_id).weekdays
    by_ref = {one.ref: one.id for one in bells}
    for event in events_of(source):
        said = choices.get(event["key"], NOTHING)
        if said == NOTHING:
            continue
        kind = OFF if said == OFF else BELLS
        for first, last in _stretches(event, kind, weekdays):
            yield Wanted(event["key"], first, last, event["name"], kind, by_ref.get(said))


def _stretches(event, kind, weekdays):
    """Days off as they stand there; bells only on the days of the school week."""
    spans = ((date.fromisoformat(span[0]), date.fromisoformat(span[1])) for span in event["spans"])
    return spans if kind == OFF else (run for span in spans for run in runs_of(*span, weekdays))


def _find_moved(told, left):
    """An event that is on other days now was moved: it is not gone, and nothing is new."""
    for one in [one for one in told.new if [new.uid for new in told.new].count(one.uid) == 1]:
        rows = [at for at in left if at[0] == one.uid]
        if len(rows) == 1:
            told.changed.append((left.pop(rows[0]), one))
            told.new.remove(one)


def _differs(row, one):
    return any(getattr(row, name) != value for name, value in one.facts.items())


def _is_over(row, keys, today):
    return row.uid not in keys and row.ends_on < today


def _over(known, wanted, left):
    return [row for at, row in known.items() if at not in wanted and at not in left]


def _days(rows):
    return {day for row in rows for day in days_between(row.starts_on, row.ends_on)}
