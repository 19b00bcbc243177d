"""Words in the reader’s language, and times as people say them."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from babel.dates import format_date, format_time
from flask import current_app, g
from flask_babel import get_locale, get_translations
from flask_babel.speaklater import LazyString
from flask_login import current_user

from inquiry.clock import local, now

LANGUAGES = {"en": "English", "es": "Español"}

# Dates and times as schools in the United States write them; Puerto Rico’s Spanish has the “p. m.” of the Academies.
WRITTEN_IN = {"en": "en_US", "es": "es_PR"}
LONG_DAY = {"en": "EEEE d MMMM", "es": "'el' EEEE d 'de' MMMM"}
FAR_DAY = {"en": "d MMMM y", "es": "'el' d 'de' MMMM 'de' y"}

__all__ = [
    "LANGUAGES",
    "_",
    "clock_time",
    "day",
    "day_as",
    "direction",
    "exact",
    "hour",
    "language",
    "language_of_words",
    "lazy",
    "minutes",
    "ngettext",
    "short_day",
    "when",
    "written_in",
    "zone",
]


_catalogues: dict = {}


def _spoken():
    """The locale of this page, from where flask-babel keeps it; it asks four questions before it looks there."""
    try:
        return g._get_current_object()._flask_babel.babel_locale or get_locale()
    except (AttributeError, RuntimeError):
        return get_locale()


def catalogue():
    """The words of this page’s language. Kept by language: flask-babel looks them up anew for every word."""
    spoken = _spoken()
    if spoken is None:
        return get_translations()
    return _catalogues.get(spoken.language) or _catalogues.setdefault(spoken.language, get_translations())


def language_of_words() -> str:
    """By what the words of this page may be kept."""
    spoken = _spoken()
    return spoken.language if spoken else ""


def _(text: str, **more) -> str:
    """A text in the reader’s language."""
    said = catalogue().ugettext(text)
    return said % more if more else said


def ngettext(one: str, many: str, num, **more) -> str:
    """A text for so many, in the reader’s language."""
    return catalogue().ungettext(one, many, num) % {"num": num, **more}


def lazy(text: str, **more) -> LazyString:
    """A text that is put into a language when it is shown."""
    return LazyString(_, text, **more)


def language() -> str:
    """The two letters of the language this page is in."""
    locale = _spoken()
    return locale.language if locale and locale.language in LANGUAGES else "en"


def written_in() -> str:
    """The language with its region, for dates and times."""
    return WRITTEN_IN.get(language(), language())


def direction() -> str:
    """Which way this page is written: ltr or rtl."""
    return "rtl" if language() in ("ar", "fa", "he", "ur") else "ltr"


def zone() -> str:
    """Where the reader’s clocks are: at their school, else where the district’s are."""
    return getattr(current_user, "zone", None) or current_app.config["BABEL_DEFAULT_TIMEZONE"]


def day(moment: datetime | date, zone: str) -> str:
    """A day as people say it in a sentence: today, tomorrow, Thursday 5 November, el jueves 5 de noviembre."""
    on = local(moment, zone).date() if isinstance(moment, datetime) else moment
    away = (on - local(now(), zone).date()).days
    if -1 <= away <= 1:
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[away]
    return _long_day(on, away)


def _long_day(on: date, away: int) -> str:
    patterns = LONG_DAY if abs(away) < 300 else FAR_DAY
    return day_as(patterns.get(language(), patterns["en"]), on, written_in())


@lru_cache(maxsize=4096)
def day_as(pattern: str, on: date, locale: str) -> str:
    """A day in this pattern. The same few days are said again and again, and spelling one takes long."""
    return format_date(on, pattern, locale=locale)


@lru_cache(maxsize=4096)
def _time_as(hour: int, minute: int, locale: str) -> str:
    return format_time(time(hour, minute), "short", locale=locale)


def short_day(moment: datetime | date, zone: str) -> str:
    """A day in few letters: 5 Nov."""
    on = local(moment, zone).date() if isinstance(moment, datetime) else moment
    return day_as("d MMM", on, written_in())


def clock_time(moment: datetime, zone: str) -> str:
    """A time of day: 2:10 pm, 2:10 p. m., or 14:10 where people count to 24."""
    there = local(moment, zone)
    spoken = _time_as(there.hour, there.minute, written_in())
    return spoken.replace("\u202f", "\u00a0").replace("AM", "am").replace("PM", "pm")


def hour(moment: datetime, zone: str) -> int:
    """The hour as a clock face shows it, 1 to 12: some languages say one o’clock in another way than the others."""
    return local(moment, zone).hour % 12 or 12


def when(moment: datetime, zone: str) -> str:
    """A day and a time: tomorrow 2:10 pm, mañana a las 2:10 p. m."""
    told = {"day": day(moment, zone), "time": clock_time(moment, zone)}
    return ngettext("%(day)s %(time)s", "%(day)s %(time)s", hour(moment, zone), **told)


def exact(moment: datetime, zone: str) -> str:
    """The whole date and time, for a hover."""
    there = local(moment, zone)
    return f"{day_as('full', there.date(), written_in())}, {clock_time(moment, zone)}"


def minutes(seconds: float | timedelta) -> str:
    """A length in minutes, halves said as halves: 4 min, 4½ min."""
    total = seconds.total_seconds() if isinstance(seconds, timedelta) else seconds
    return _minutes_in(language(), round(total / 30))


@lru_cache(maxsize=1000)
def _minutes_in(_language: str, halves: int) -> str:
    whole, half = divmod(halves, 2)
    number = f"{whole or ''}½" if half else str(whole)
    return _("%(number)s min", number=number)
