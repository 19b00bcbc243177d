"""Calendars from elsewhere, as whoever keeps the school’s calendar takes them over."""

import io
import re

from inquiry.calendar.models import CalendarSource, SpecialDay
from inquiry.db import db
from tests.browser import words
from tests.calendar.written import calendar, day

LABOR = day("20260907", uid="labor")
LABOR_DAY = ("Labor Day", "2026-09-07", "2026-09-07", "off")


def days(world):
    with world.app.app_context():
        known = db.session.scalars(db.select(SpecialDay).where(SpecialDay.source_id.is_not(None)))
        return {(one.name, one.starts_on.isoformat(), one.ends_on.isoformat(), one.kind) for one in known}


def the_source(world):
    with world.app.app_context():
        return db.session.scalar(db.select(CalendarSource))


def hand_in(someone, year, *events, name="district.ics"):
    """Choose a file; gives the page on which it is looked into."""
    file = (io.BytesIO(calendar(*events, head=["X-WR-CALNAME:District"])), name)
    answer = someone.post(f"/school-years/{year.ref}/sources", file=file)
    assert answer.status_code == 303, words(answer)
    return answer.headers["Location"]


def take_over(someone, look, **choices):
    page = someone.get(look).text
    fields = dict(re.findall(r'id="(event-\w+)-name">([^<]+)<', page))
    chosen = {field: choices[name] for field, name in fields.items() if name in choices}
    others = {name: value for name, value in choices.items() if name in ("anyway", "look", "seen")}
    seal = re.search('name="seen" value="([^"]+)"', page)[1]
    return someone.post(look, **{"seen": seal, **chosen, **others})


def no_school(*numbers):
    return [day(f"202610{number:02}", uid=f"day {number}", name="No school") for number in numbers]
