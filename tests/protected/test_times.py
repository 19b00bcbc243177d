"""When protected time is, on the wall clock of its school."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from inquiry.calendar.days import YearFacts
from inquiry.protected.models import BY_DAY_NAME, FORTNIGHTLY, ON_DATES, WEEKLY
from inquiry.protected.times import at, times_of, usual_days
from tests.calendar.test_days import special

CHICAGO = "America/Chicago"
YEAR = YearFacts(date(2026, 8, 17), date(2027, 5, 28), specials=(special("off", date(2026, 11, 26)),))


def block(**more):
    usual = {
        "repeats": WEEKLY,
        "weekday": 3,
        "starts": 14 * 60 + 10,
        "minutes": 45,
        "place": "Room 12",
        "from_on": date(2026, 10, 1),
        "until_on": date(2026, 12, 3),
        "dates": [],
        "bells_id": None,
        "version": 0,
    }
    return SimpleNamespace(**usual | more)


def change(on, **more):
    usual = {"is_off": False, "to_on": None, "starts": None, "minutes": None, "place": None, "why": "", "version": 1}
    return SimpleNamespace(on=on, **usual | more)


def all_times(one, changes=(), first=date(2026, 8, 1), last=date(2027, 6, 30)):
    return times_of(one, changes, YEAR, CHICAGO, first, last)


def test_a_weekly_block_leaves_out_holidays():
    days = list(usual_days(block(), YEAR))
    assert days[:2] == [date(2026, 10, 1), date(2026, 10, 8)]
    assert date(2026, 11, 26) not in days
    assert days[-1] == date(2026, 12, 3)


def test_every_other_week_is_counted_from_the_first():
    days = list(usual_days(block(repeats=FORTNIGHTLY), YEAR))
    assert days[:3] == [date(2026, 10, 1), date(2026, 10, 15), date(2026, 10, 29)]


def test_a_fortnight_that_begins_on_a_friday_skips_the_monday_after():
    days = list(usual_days(block(repeats=FORTNIGHTLY, weekday=0, from_on=date(2026, 10, 2)), YEAR))
    assert days[0] == date(2026, 10, 12)


def test_a_block_follows_the_name_of_the_day():
    known = YearFacts(date(2026, 8, 17), date(2027, 5, 28), turns="in turn", order=(1, 2))
    days = list(usual_days(block(repeats=BY_DAY_NAME, bells_id=2, from_on=date(2026, 8, 17)), known))
    assert days[:3] == [date(2026, 8, 18), date(2026, 8, 20), date(2026, 8, 24)]


def test_chosen_dates_count_only_when_there_is_school():
    days = list(usual_days(block(repeats=ON_DATES, dates=["2026-11-26", "2026-11-24"]), YEAR))
    assert days == [date(2026, 11, 24)]


def test_ten_past_two_stays_ten_past_two_when_the_clocks_change():
    times = {one.on: one.starts_at for one in all_times(block())}
    assert times[date(2026, 10, 29)] == datetime(2026, 10, 29, 19, 10, tzinfo=UTC)
    assert times[date(2026, 11, 5)] == datetime(2026, 11, 5, 20, 10, tzinfo=UTC)


def test_an_hour_the_clocks_skip_is_the_one_after_it():
    assert at(date(2027, 3, 14), 2 * 60 + 30, CHICAGO) == datetime(2027, 3, 14, 8, 30, tzinfo=UTC)


def test_a_moved_time_keeps_the_name_of_its_day_and_is_found_on_both():
    moved = change(date(2026, 10, 8), to_on=date(2026, 10, 9), starts=8 * 60)
    on_friday = all_times(block(), [moved], date(2026, 10, 9), date(2026, 10, 9))
    assert [(one.on, one.starts_at, one.is_moved) for one in on_friday] == [
        (date(2026, 10, 8), datetime(2026, 10, 9, 13, 0, tzinfo=UTC), True)
    ]


def test_a_time_that_is_called_off_stays_in_the_list_and_says_so():
    off = change(date(2026, 10, 8), is_off=True, why="State test")
    told = [one for one in all_times(block(), [off]) if one.is_off]
    assert [(one.on, one.why, one.version) for one in told] == [(date(2026, 10, 8), "State test", 1)]
