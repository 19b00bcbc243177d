"""Whatever somebody writes, a calendar shows it as it was written, and nothing of it becomes a line of its own."""

import re
from datetime import UTC, datetime

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquiry.diaries import ics
from inquiry.diaries.entries import CONVERSATION, MEETING, PROTECTED, Entry, Said, said
from inquiry.text import one_line
from tests.diaries.reading import READERS

AT = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)
# What a form lets through: one_line is before every field that reaches a calendar.
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.sampled_from(
    [
        "X\r\nATTENDEE:mailto:mallory@evil.test",
        "END:VEVENT\nBEGIN:VEVENT",
        'a;b,c\\d\\n\\N“e”"f":g',
        "é" * 80,
        "👩‍🏫" * 40,
        "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e",
        "שלום " * 30,
        "\ufeffa\u200b",
        "%s {0} $x",
        "=?utf-8?q?x?=",
    ]
)
MIXED_UP = {"icalendar", "ics"}  # undo the escapes one kind after the other: an escaped backslash before an n is lost
LIBRARIES = {name: READERS[name] for name in ("icalendar", "vobject", "ics")}


def entry(**more):
    return Entry("the-one", 0, AT, 45, "America/Chicago", MEETING, **more)


def properties(made):
    return [name for name, _value in icalendar.Calendar.from_ical(made).events[0].property_items(recursive=False)]


PLAIN = properties(ics.single(entry(), Said("Title", "", "Place", ""), at=AT))
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(title=ODD, place=ODD)
def test_every_reader_shows_the_words_as_they_were_written(title, place):
    title, place = one_line(title), one_line(place)
    made = ics.single(entry(), Said(title, "", place, ""), at=AT)
    for name, read in LIBRARIES.items():
        if name in MIXED_UP and re.search(r"\\[nN;,\\]", title + place):
            continue
        told = read(made)["the-one"]
        assert (told.title, told.place) == (title, place), name


@few
@given(title=ODD, about=ODD, place=ODD)
def test_no_text_becomes_a_line_of_its_own(title, about, place):
    made = ics.single(entry(), Said(title, about, place, ""), at=AT)
    assert set(properties(made)) <= {*PLAIN, "DESCRIPTION"}
    assert len(re.findall(rb"^BEGIN:VEVENT\r$", made, re.M)) == 1


@few
@given(title=ODD, about=ODD)
def test_lines_are_at_most_75_octets_end_as_they_should_and_break_no_letter(title, about):
    made = ics.single(entry(), Said(title, about, "", ""), at=AT)
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert b"\r" not in made.replace(b"\r\n", b"")
    for line in made.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize(
    "sign", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\x00", "\x7f", "\r"]
)
def test_a_sign_that_some_take_for_the_end_of_a_line_is_none(sign):
    """No form lets them through; a later part of the house might."""
    made = ics.single(entry(), Said(f"Look{sign}together"), at=AT)
    for name, read in LIBRARIES.items():
        assert read(made)["the-one"].title.split() == ["Look", "together"], name


SEALED = {"team": "canary-team", "words": "canary-words", "place": "canary-place", "link": "https://canary.test/x"}


@pytest.mark.parametrize("kind", [MEETING, PROTECTED, CONVERSATION, "canary-kind"])
@pytest.mark.parametrize("by_mail", [True, False])
@pytest.mark.parametrize("is_off", [True, False])
def test_of_a_sealed_entry_nothing_but_its_time_comes_through(english, kind, by_mail, is_off):
    one = entry(**SEALED)._replace(kind=kind, is_sealed=True, is_off=is_off)
    told = said(one, by_mail=by_mail)
    assert told == Said("Called off: Appointment" if is_off else "Appointment")
    sent = {"organizer": "i@oak.test", "attendee": "amal@oak.test", "at": AT}
    for made in (ics.single(one, told, at=AT), ics.invitation(one, told, "REQUEST", **sent)):
        assert b"canary" not in made
        assert b"CLASS:PRIVATE" in made


def test_what_is_not_sealed_says_who_and_what(english):
    one = entry(team="Grade 4", words="Look at fractions", place="Room 12", link="https://oak.test/meetings/x")
    assert said(one) == Said("Grade 4: Look at fractions", "", "Room 12", "https://oak.test/meetings/x")
    assert said(one._replace(words="")).title == "Grade 4: meeting"
    assert said(one._replace(is_off=True)).title == "Called off: Grade 4: Look at fractions"
    block = one._replace(kind=PROTECTED)
    assert said(block)[:2] == ("Grade 4: protected time", "Look at fractions")
    assert said(block._replace(team="")).title == "Protected time for all of us"


def test_a_letter_says_nothing_that_people_wrote_but_team_and_place(english):
    for kind in (MEETING, PROTECTED):
        one = entry(team="Grade 4", words="canary", place="Room 12", link="https://oak.test/x")._replace(kind=kind)
        assert "canary" not in "".join(said(one, by_mail=True))
        assert "Grade 4" in said(one, by_mail=True).title
