"""What people write into the grid, and paste into it."""

import pytest

from inquiry.timetables.cells import AWAY, FREE, read_cell, read_paste
from inquiry.timetables.hours import read_periods, write_periods
from inquiry.timetables.wishes import Puzzle, Unreadable
from tests.timetables.schools import team, wishes

NAMES = ["1", "2", "Advisory"]


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("", {}),
        ("2", {1: FREE}),
        ("1, x2", {0: FREE, 1: AWAY}),
        ("1;advisory", {0: FREE, 2: FREE}),
        ("xAdvisory", {2: AWAY}),
        ("x", {0: AWAY, 1: AWAY, 2: AWAY}),
    ],
)
def test_a_cell_says_who_is_free_and_who_is_away(cell, means):
    assert read_cell(cell, NAMES) == (means, [])


def test_period_3_may_be_called_3():
    assert read_cell("3 x4", ["Period 3", "Period 4"]) == ({0: FREE, 1: AWAY}, [])


def test_what_is_no_period_is_told():
    assert read_cell("2 9 lunch", NAMES) == ({1: FREE}, ["9", "lunch"])


def test_a_column_for_each_period_of_each_day():
    found, strange = read_paste("Amal\tArt\t\tx\tPE\t\t", [NAMES, NAMES])
    assert found == {"Amal": ["1 xAdvisory", "1"]}
    assert strange == []


def test_a_line_with_too_many_columns_is_told_and_the_others_are_read():
    found, strange = read_paste("Amal\t1\t2\nBea\t1\t2\t3\t1\t2\t3\t1\t2", [NAMES, NAMES])
    assert strange == ["Bea"]
    assert "Amal" in found


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("1 8:00–8:45", ("1", 480, 525)),
        ("Period 6: 1:10-1:55", ("Period 6", 790, 835)),
        ("Advisory 11:20 am to 12:05 pm", ("Advisory", 680, 725)),
        ("13.10 - 13.55", ("1", 790, 835)),
    ],
)
def test_a_period_is_a_name_and_two_times(line, means):
    periods, strange = read_periods(line)
    assert strange == []
    assert [(one["name"], one["starts"], one["ends"]) for one in periods] == [means]
    assert read_periods(write_periods(periods)) == (periods, [])


def test_two_periods_at_the_same_time_cannot_be():
    assert read_periods("1 8:00–8:45\n2 8:30–9:15\n3 9:20–9:10\nlunch")[1] == ["2 8:30–9:15", "3 9:20–9:10", "lunch"]


def test_wishes_in_another_shape_are_refused():
    said = wishes([team("Grade 4", ["Amal"])])
    with pytest.raises(Unreadable, match="minutes"):
        Puzzle({**said, "teams": [{**said["teams"][0], "minutes": -5}]})
