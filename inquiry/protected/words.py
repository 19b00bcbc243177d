"""What we call causes, ways to repeat, days and months."""

from datetime import date, time

from babel.dates import format_date, format_time, get_day_names

from inquiry.i18n import lazy, written_in
from inquiry.protected.models import BY_DAY_NAME, FORTNIGHTLY, ON_DATES, WEEKLY

REPEATS = {
    WEEKLY: lazy("Every week"),
    FORTNIGHTLY: lazy("Every other week"),
    BY_DAY_NAME: lazy("On days with one name"),
    ON_DATES: lazy("On dates I choose"),
}
CAUSE_WORDS = {
    "coverage": lazy("Coverage"),
    "assembly": lazy("Assembly"),
    "testing": lazy("Testing"),
    "called away": lazy("Called away"),
    "weather": lazy("Weather"),
    "our choice": lazy("Our choice"),
}


def weekday(number: int) -> str:
    """Monday, lunes."""
    return get_day_names("wide", "stand-alone", locale=written_in())[number]


def month(first: date) -> str:
    """November 2026, noviembre de 2026."""
    return format_date(first, "MMMM y" if written_in().startswith("en") else "MMMM 'de' y", locale=written_in())


def short_month(first: date) -> str:
    """Nov."""
    return format_date(first, "LLL", locale=written_in()).rstrip(".")


def on_the_clock(minute: int) -> str:
    """Minutes after midnight as a time of day: 2:10 pm."""
    spoken = format_time(time(minute // 60 % 24, minute % 60), "short", locale=written_in())
    return spoken.replace("\u202f", "\u00a0").replace("AM", "am").replace("PM", "pm")
