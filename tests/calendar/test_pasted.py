"""Lines as principals paste them: each is understood as it was meant, or told of."""

from datetime import date

import pytest

from inquiry.calendar.pasted import Line, days_in
from inquiry.calendar.periods import ORDINARY, lines_of, periods_in
from tests.calendar.conftest import FIRST, LAST

THANKSGIVING = Line(date(2026, 11, 25), date(2026, 11, 27), "Thanksgiving")


@pytest.mark.parametrize(
    "said",
    [
        "2026-11-25 – 2026-11-27 Thanksgiving",
        "2026-11-25 - 2026-11-27: Thanksgiving",
        "11/25/2026 - 11/27/2026 Thanksgiving",
        "11/25/26\t11/27/26\tThanksgiving",
        "Thanksgiving\t11/25/2026\t11/27/2026",
        "Nov 25-27 Thanksgiving",
        "• November 25–27, 2026: Thanksgiving",
        "Wed, Nov 25th to Fri, Nov 27th Thanksgiving",
        "Thanksgiving, November 25 through November 27",
        "25 de noviembre al 27 de noviembre: Thanksgiving",
        "miércoles 25 de noviembre de 2026 hasta viernes 27 de noviembre de 2026, Thanksgiving",
    ],
)
def test_a_stretch_of_days_may_be_written_in_many_ways(said):
    assert days_in(said, FIRST, LAST) == ([THANKSGIVING], [])


def test_a_day_without_a_year_is_the_one_of_this_school_year():
    lines, faults = days_in("Labor Day 9/7\nJan 18 MLK\nDec 21 – Jan 1 Winter break\n\n", FIRST, LAST)
    assert [(one.first, one.last) for one in lines] == [
        (date(2026, 9, 7), date(2026, 9, 7)),
        (date(2027, 1, 18), date(2027, 1, 18)),
        (date(2026, 12, 21), date(2027, 1, 1)),
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Thanksgiving", "no_date"),
        ("Feb 30 Snow", "no_such_day"),
        ("2026-13-01 Snow", "no_such_day"),
        ("2026-11-27 – 2026-11-25 Thanksgiving", "backwards"),
        ("2028-11-25 Thanksgiving", "outside"),
    ],
)
def test_a_line_that_is_not_clear_is_named_and_not_guessed_at(said, why):
    lines, (fault,) = days_in(f"2026-09-07 Labor Day\n{said}", FIRST, LAST)
    assert (len(lines), fault.number, fault.text, fault.why) == (1, 2, said, why)


def test_bells_are_read_as_schools_write_them_and_read_again_the_same():
    stretches, faults = periods_in(ORDINARY)
    assert faults == []
    assert [(one.starts, one.ends, one.name) for one in stretches][-3:] == [
        (740, 790, "Period 5"),
        (795, 845, "Period 6"),
        (850, 900, "Period 7"),
    ]
    assert periods_in(lines_of(stretches)) == (stretches, [])


@pytest.mark.parametrize(
    ("said", "starts", "ends", "name"),
    [
        ("8:00–8:45 Period 1", 480, 525, "Period 1"),
        ("Period 1: 8:00 - 8:45", 480, 525, "Period 1"),
        ("8:00 am to 8:45 am\tReading", 480, 525, "Reading"),
        ("12:50–1:35 Lunch", 770, 815, "Lunch"),
        ("1:15 p. m. a 2:05 p. m. Arte", 795, 845, "Arte"),
        ("11:30–12:10 pm Lunch", 690, 730, "Lunch"),
        ("13.15–14.05 Art", 795, 845, "Art"),
    ],
)
def test_a_period_may_be_written_in_many_ways(said, starts, ends, name):
    ((one,), faults) = periods_in(said)
    assert (one.starts, one.ends, one.name, faults) == (starts, ends, name, [])


@pytest.mark.parametrize(
    ("said", "why"),
    [("Lunch", "no_time"), ("9:00–8:00 Odd", "backwards"), ("8:75–9:00", "no_time"), ("25:00–26:00", "no_time")],
)
def test_a_period_that_is_not_clear_is_named(said, why):
    lines, (fault,) = periods_in(said)
    assert (lines, fault.why) == ([], why)
