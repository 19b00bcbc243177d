"""Times and days are said as people say them, in the reader’s language."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from inquiry import i18n
from inquiry.home.words import headline
from inquiry.paths import TRANSLATIONS

ZONE = "America/Chicago"
WIDE = "\u00a0"  # between the number and “p. m.”, so that they stay on one line


@pytest.fixture(autouse=True)
def product():
    """Only what words need: no database, no pages."""
    app = Flask("words")
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app)
    with app.app_context():
        yield


def at(hour, minute=10, days=1):
    """A moment in Chicago, that many days from now."""
    there = datetime.now(ZoneInfo(ZONE)) + timedelta(days=days)
    return there.replace(hour=hour, minute=minute, second=0, microsecond=0)


def said(language, say, *told):
    with force_locale(language):
        return say(*told).replace(WIDE, " ")


def test_a_time_is_said_with_its_half_of_the_day():
    assert said("en", i18n.when, at(14), ZONE) == "tomorrow 2:10 pm"
    assert said("es", i18n.when, at(14), ZONE) == "mañana a las 2:10 p. m."
    assert said("es", i18n.clock_time, at(7, 5), ZONE) == "7:05 a. m."


def test_one_o_clock_is_singular_in_spanish():
    assert said("es", i18n.when, at(13, days=0), ZONE) == "hoy a la 1:10 p. m."
    assert said("es", i18n.when, at(1, 30, days=-1), ZONE) == "ayer a la 1:30 a. m."
    assert said("es", i18n.when, at(0, 30, days=-1), ZONE) == "ayer a las 12:30 a. m."


def test_a_day_in_spanish_reads_on_in_a_sentence():
    soon = at(9, days=9)
    with force_locale("es"):
        assert i18n.day(soon, ZONE).startswith("el ")
        assert f" {soon.day} de " in i18n.day(soon, ZONE)
        assert i18n.day(date(2019, 3, 5), ZONE) == "el 5 de marzo de 2019"
        assert i18n.short_day(date(2026, 11, 5), ZONE) == "5 nov"
    assert said("en", i18n.day, date(2019, 3, 5), ZONE) == "5 March 2019"


def test_the_hover_says_the_whole_date():
    moment = datetime(2026, 11, 26, 14, 10, tzinfo=ZoneInfo(ZONE))
    assert said("es", i18n.exact, moment, ZONE) == "jueves, 26 de noviembre de 2026, 2:10 p. m."


def test_minutes_say_halves():
    assert said("es", i18n.minutes, 270) == "4½ min"


@pytest.mark.parametrize(
    ("language", "hour", "says"),
    [
        ("en", 14, "Tomorrow at 2:10 pm you look at fractions together."),
        ("es", 14, "Mañana a las 2:10 p. m.: look at fractions together."),
        ("es", 13, "Mañana a la 1:10 p. m.: look at fractions together."),
    ],
)
def test_the_first_page_says_when_and_what_for(language, hour, says):
    meeting = SimpleNamespace(purpose="Look at fractions together", starts_at=at(hour))
    assert said(language, headline, meeting, ZONE) == says


def test_a_purpose_that_is_no_verb_stands_behind_a_colon():
    meeting = SimpleNamespace(purpose="comparar trabajos sobre fracciones", starts_at=at(13))
    assert said("es", headline, meeting, ZONE) == "Mañana a la 1:10 p. m.: comparar trabajos sobre fracciones"
