"""School days and their names, reckoned without a database."""

from datetime import date
from types import SimpleNamespace

from inquiry.calendar.days import YearFacts
from inquiry.calendar.models import BELLS, BY_WEEKDAY, IN_TURN, OFF

A, B, EARLY = 1, 2, 3


def special(kind, first, last=None, bells=None, name=""):
    return SimpleNamespace(kind=kind, starts_on=first, ends_on=last or first, bells_id=bells, name=name)


def year(**more):
    return YearFacts(date(2026, 8, 17), date(2027, 5, 28), **more)


def test_there_is_no_school_at_the_weekend_before_the_year_and_after_it():
    known = year()
    assert known.is_school_day(date(2026, 8, 17))
    assert not known.is_school_day(date(2026, 8, 16))
    assert not known.is_school_day(date(2026, 8, 22))
    assert not known.is_school_day(date(2027, 5, 31))


def test_both_ends_of_a_holiday_are_off_and_it_has_a_name():
    known = year(specials=(special(OFF, date(2026, 11, 25), date(2026, 11, 27), name="Thanksgiving"),))
    assert [known.is_school_day(date(2026, 11, day)) for day in (24, 25, 27, 30)] == [True, False, False, True]
    assert known.day_off(date(2026, 11, 27)) == "Thanksgiving"


def test_a_and_b_days_take_turns_over_weekends_and_holidays():
    off = special(OFF, date(2026, 8, 19))
    known = year(turns=IN_TURN, order=(A, B), specials=(off,))
    days = [date(2026, 8, day) for day in (17, 18, 20, 21, 24)]
    assert [known.bells_on(day) for day in days] == [A, B, A, B, A]


def test_a_day_with_bells_of_its_own_keeps_its_turn():
    early = special(BELLS, date(2026, 8, 18), bells=EARLY)
    known = year(turns=IN_TURN, order=(A, B), specials=(early,))
    assert [known.bells_on(date(2026, 8, day)) for day in (17, 18, 19)] == [A, EARLY, A]


def test_every_wednesday_can_be_an_early_release():
    known = year(turns=BY_WEEKDAY, order=(A, A, EARLY, A, A))
    assert known.bells_on(date(2026, 8, 19)) == EARLY
    assert known.bells_on(date(2026, 8, 20)) == A


def test_a_saturday_that_is_made_up_is_a_school_day():
    known = year(specials=(special(BELLS, date(2027, 2, 6), bells=A),))
    assert known.bells_on(date(2027, 2, 6)) == A
