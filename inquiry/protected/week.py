"""A school’s week of protected time as a picture: days across, hours down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from inquiry.calendar.queries import facts_of, year_at, zone_of
from inquiry.clock import local, start_of, today
from inquiry.i18n import zone as readers_zone
from inquiry.protected import lines
from inquiry.protected.fallen import Fallen, blocks_of_year, fallen_on
from inquiry.protected.lines import Line
from inquiry.protected.times import at

WEEK, DAY = timedelta(days=7), timedelta(days=1)
FEWEST_HOURS = 6


@dataclass
class Box:
    """Everything that is from the same minute to the same minute of a day."""

    begins: int  # minutes after midnight
    minutes: int
    starts_at: Any
    lines: list[Line] = field(default_factory=list)
    fallen: list[Fallen] = field(default_factory=list)  # what a day off took
    hours: list = field(default_factory=list)  # of others: only that it is
    lane: int = 0


@dataclass
class Day:
    """One day of the week."""

    on: date
    off: str | None  # why there is no school
    boxes: list[Box] = field(default_factory=list)

    @property
    def lanes(self) -> int:
        return max((box.lane for box in self.boxes), default=0) + 1


@dataclass
class Week:
    """Monday to Friday, and a Saturday with protected time on it."""

    first: date
    days: list[Day]
    zone: str

    @property
    def before(self) -> date:
        return self.first - WEEK

    @property
    def after(self) -> date:
        return self.first + WEEK

    @property
    def last(self) -> date:
        return self.days[-1].on

    @property
    def is_this(self) -> bool:
        return self.first == monday(today(self.zone))

    @property
    def boxes(self) -> list[Box]:
        return [box for day in self.days for box in day.boxes]

    @property
    def lines(self) -> list[Line]:
        return [line for box in self.boxes for line in box.lines]

    @property
    def begins(self) -> int:
        """The hour the picture begins with: that of the first box, and earlier when the day would be short."""
        return max(0, min(self._first, self._last - FEWEST_HOURS))

    @property
    def hours(self) -> range:
        return range(self.begins, max(self._last, self.begins + FEWEST_HOURS))

    @property
    def _first(self):
        return min((box.begins // 60 for box in self.boxes), default=8)

    @property
    def _last(self):
        return min(24, max((-(-(box.begins + box.minutes) // 60) for box in self.boxes), default=self._first))


def monday(on: date) -> date:
    """The first day of its week."""
    return on - timedelta(days=on.weekday())


def moments_of(first: date, zone: str, days=7):
    """From when until when a stretch of days is there."""
    return start_of(first, zone), start_of(first + timedelta(days=days), zone)


def week_of(school, person, on: date | None) -> Week:
    """The week of a day (this one, unless told otherwise) as somebody may see it."""
    zone = zone_of(school.id)
    first = monday(on or today(zone))
    since, until = moments_of(first, zone)
    seen = lines.of_school(person, school.id, since, until)
    known = {line.time.id for line in seen}
    asked = {"school": school.id, "since": since, "until": until}
    others = [one for one in lines.hours_of_school(person, **asked) if one.id not in known and not one.is_off]
    days, fallen = _days(school, person, first)
    _fill(days, seen, others, fallen, zone)
    return Week(first, [day for day in days if day.boxes or day.on.weekday() < 5], zone)


def _days(school, person, first):
    year = year_at(school, to=person, on=first)
    days = [first + DAY * number for number in range(7)]
    if year is None:
        return [Day(on, None) for on in days], []
    facts = facts_of(year)
    has_names = any(facts.day_off(on) for on in days)
    blocks = blocks_of_year(person, year=year.id) if has_names else []
    return [Day(on, facts.day_off(on)) for on in days], [one for on in days for one in fallen_on(blocks, on, facts)]


def _fill(days: Sequence[Day], seen, others, fallen, zone):
    boxes: dict = {}
    for line in seen:
        _box(boxes, days, line.time, zone).lines.append(line)
    for hour in others:
        _box(boxes, days, hour, zone).hours.append(hour)
    for one in fallen:
        _box_at(boxes, days, one.on, one.starts, one.minutes, at(one.on, one.starts, zone)).fallen.append(one)
    for day in days:
        day.boxes.sort(key=lambda box: (box.begins, -box.minutes))
        _lay_side_by_side(day.boxes)


def _box(boxes, days, time, zone):
    there = local(time.starts_at, zone)
    return _box_at(boxes, days, there.date(), there.hour * 60 + there.minute, time.minutes, time.starts_at)


def _box_at(boxes, days, on, begins, minutes, starts_at):
    key = on, begins, minutes
    if key not in boxes:
        boxes[key] = Box(begins, minutes, starts_at)
        days[(on - days[0].on).days].boxes.append(boxes[key])
    return boxes[key]


def _lay_side_by_side(boxes):
    """Each box in the first lane that is free."""
    free: list[int] = []
    for box in boxes:
        lane = next((number for number, until in enumerate(free) if until <= box.begins), len(free))
        free[lane : lane + 1] = [box.begins + box.minutes]
        box.lane = lane


def this_week(person) -> list[Line]:
    """This week’s protected time of somebody, wherever it is: for the first page. Two statements."""
    since, until = moments_of(monday(today(readers_zone())), readers_zone())
    return lines.of_mine(person, since, until)
