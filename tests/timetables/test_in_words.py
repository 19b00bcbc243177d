"""Periods are called what their school calls them, however somebody types them; who is missing is said plainly."""

import pytest

from inquiry.timetables.cells import meant
from inquiry.timetables.wishes import uncovered
from inquiry.timetables.words import in_words, missed, nobody_covers, short_period
from tests.timetables.schools import somebody, team, wishes

DAYS = [["Period 1", "Period 7", "Lunch"], ["Period 1", "P7", "Lunch"]]


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        (["7"], ["Period 7", "P7"]),
        (["lunch"], ["Lunch"]),
        (["PERIOD 1", "Period 1", "1"], ["Period 1"]),
        (["9"], ["9"]),
    ],
)
def test_a_bare_number_and_any_case_name_a_period(typed, means):
    assert meant(typed, DAYS) == means


def test_a_period_is_named_once_in_a_sentence(app):
    said = wishes([team("Grade 3", ["Amal"])])
    said["days"][0]["periods"][0]["name"] = "Period 7"
    with app.test_request_context():
        assert [in_words(name) for name in ("3", "Period 7", "Lunch")] == ["period 3", "Period 7", "Lunch"]
        miss = {"what": "period", "team": 0, "day": 0, "first": 0, "last": 0}
        assert missed(said, miss) == "Grade 3, Monday: Period 7 is not one of its best."
    assert [short_period(name) for name in ("Period 7", "3", "Lunch")] == ["7", "3", "Lunc"]


def test_where_nobody_can_take_a_class_it_is_said_how_many_are_needed(app):
    three = [team("Grade 3", ["Amal", "Bea", "Gus"]), team("Grade 4", ["Hana"], minutes=0)]
    assert uncovered(wishes(three)) == [(0, 3)]
    assert uncovered(wishes(three, [somebody("Art")])) == []
    with app.test_request_context():
        assert nobody_covers("Grade 3", 3) == "Nobody is named who can take a class; Grade 3 needs 3."
