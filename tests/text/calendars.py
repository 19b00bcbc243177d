"""The places of a school’s calendar that take text."""

from datetime import date
from itertools import count

from inquiry.calendar.models import CalendarSource, SchoolYear
from tests.text.places import Place

WEEK = [str(number) for number in range(5)]


def of_calendars(world):
    """Names of years, days, terms and bells; lines to be read; and calendars that are not what they should be."""
    dev, ahead = "dev", count(2100)
    school, year = f"/schools/{world.oak.ref}/calendar", f"/school-years/{world.year.ref}"
    frame = {"weekdays": WEEK, "zone": "America/Chicago"}
    far = {"starts_on": date(2090, 8, 21), "ends_on": date(2091, 5, 25)}  # no other year is at the same time
    far_year = f"/school-years/{world.add(SchoolYear(school_id=world.oak.id, name='Far', **far)).ref}"
    ring = {"periods": "8:00–8:45 First"}

    def another_year():
        begins = next(ahead)
        return {
            "starts_on": f"{begins}-08-17",
            "ends_on": f"{begins + 1}-05-28",
            "parts": "0",
            "bells": "none",
            **frame,
        }

    def parting():
        source = world.add(CalendarSource(year_id=world.year.id, name="A file"))
        return f"/calendar-sources/{source.ref}/parting"

    return {
        "calendar.begin": Place(dev, f"{school}/years/new", another_year, short=("name",)),
        "school_years.facts": Place(dev, f"{far_year}/facts", {**far, **frame, "terms": ""}, short=("name",)),
        "school_years.named_days": Place(dev, f"{year}/named-days", {"turns": "by weekday"}),
        "school_years.days": Place(dev, f"{year}/days", {"means": "off"}, long=("lines",), told=(422,)),
        "bells.index": Place(dev, f"{school}/bells", ring, short=("name",)),
        "bells.change": Place(dev, f"/bells/{world.bells.ref}", ring, short=("name",)),
        "bells.copy": Place(dev, f"{school}/bells/copies", {"school": world.elm.ref}),
        "calendar_sources.index": Place(dev, f"{year}/sources", {}, told=(422,)),
        "calendar_sources.follow": Place(dev, f"{year}/feeds", {}, short=("address",), told=(422,)),
        "calendar_sources.choose": Place(dev, f"/calendar-sources/{world.source.ref}", {"seen": "before"}, told=(422,)),
        "calendar_sources.part_with": Place(dev, parting, {"days": "go"}),
    }
