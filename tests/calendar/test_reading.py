"""What an iCalendar file says about the days of a school, whatever wrote it and whatever is wrong with it."""

from datetime import date

import pytest

from inquiry.calendar.opening import LARGEST, NotRead, look_into
from inquiry.calendar.reading import MOST_EVENTS, Unreadable, read
from tests.calendar.conftest import FIRST, LAST
from tests.calendar.written import calendar, day, event

CHICAGO, DENVER, MADRID = "America/Chicago", "America/Denver", "Europe/Madrid"


def found(*events, zone=CHICAGO, head=()):
    return read(calendar(*events, head=head), FIRST, LAST, zone)


def spans(*events, **more):
    return [one["spans"] for one in found(*events, **more)["events"]]


def test_a_whole_day_is_that_day_on_every_clock():
    for zone in (CHICAGO, DENVER, MADRID, "Pacific/Kiritimati"):
        assert spans(day("20260907"), zone=zone) == [[["2026-09-07", "2026-09-07"]]]


def test_the_end_of_a_stretch_of_whole_days_is_the_day_after_it():
    assert spans(day("20261125", "DTEND;VALUE=DATE:20261128")) == [[["2026-11-25", "2026-11-27"]]]


def test_midnight_to_midnight_is_a_whole_day_with_and_without_a_zone_and_in_utc():
    for start, end in (
        ("DTSTART:20260907T000000", "DTEND:20260908T000000"),
        ("DTSTART:20260907T000000Z", "DTEND:20260908T000000Z"),
        ("DTSTART;TZID=America/New_York:20260907T000000", "DTEND;TZID=America/New_York:20260908T000000"),
    ):
        assert spans(event(start, end)) == [[["2026-09-07", "2026-09-07"]]]


def test_a_long_event_takes_the_days_it_takes_half_of():
    weekend = event("DTSTART:20261009T150000", "DTEND:20261012T140000")
    assert spans(weekend) == [[["2026-10-10", "2026-10-12"]]]  # Friday from three is no day off, Monday until two is


def test_a_short_event_says_its_hours_on_the_clock_of_the_school():
    one = event("DTSTART:20261014T173000Z", "DTEND:20261014T180000Z")
    assert spans(one) == [[["2026-10-14", "2026-10-14", "12:30–13:00"]]]
    assert spans(one, zone=DENVER) == [[["2026-10-14", "2026-10-14", "11:30–12:00"]]]
    assert found(one)["states"] == {"short": 1}


def test_an_evening_in_utc_is_the_evening_before_at_the_school():
    late = event("DTSTART:20261015T003000Z", "DTEND:20261015T013000Z")
    assert spans(late) == [[["2026-10-14", "2026-10-14", "19:30–20:30"]]]
    assert spans(late, zone=MADRID) == [[["2026-10-15", "2026-10-15", "02:30–03:30"]]]


@pytest.mark.parametrize("zone", [CHICAGO, DENVER, MADRID, "Australia/Lord_Howe"])
def test_a_weekly_event_keeps_its_hour_over_both_changes_of_the_clock(zone):
    weekly = event(f"DTSTART;TZID={zone}:20260902T123000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY")
    (times,) = spans(weekly, zone=zone)
    assert len(times) == 39
    assert {one[2] for one in times} == {"12:30–13:00"}
    assert {date.fromisoformat(one[0]).weekday() for one in times} == {2}


def test_an_hour_without_a_zone_is_meant_on_the_clock_of_the_school():
    floating = event("DTSTART:20261101T013000", "DTEND:20261101T023000")  # the night the clocks go back
    for zone in (CHICAGO, MADRID):
        assert spans(floating, zone=zone) == [[["2026-11-01", "2026-11-01", "01:30–02:30"]]]


def test_googles_own_way_to_name_the_zone_is_understood():
    weekly = event("DTSTART:20260902T173000Z", "DTEND:20260902T180000Z", "RRULE:FREQ=WEEKLY;COUNT=20")
    (times,) = spans(weekly, head=["X-WR-TIMEZONE:America/Chicago"])
    assert {one[2] for one in times} == {"12:30–13:00"}, "written in UTC, it would move when the clocks change"


def test_days_that_come_again_are_all_there_and_those_left_out_are_not():
    fridays = day("20260904", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260911")
    assert spans(fridays) == [[["2026-09-04", "2026-09-04"], ["2026-09-18", "2026-09-18"]]]


def test_days_that_follow_each_other_are_one_stretch():
    assert spans(day("20261221", "RRULE:FREQ=DAILY;COUNT=5")) == [[["2026-12-21", "2026-12-25"]]]


def test_a_moved_and_a_cancelled_time_are_what_they_became():
    weekly = day("20260904", "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = day("20260910", "RECURRENCE-ID;VALUE=DATE:20260911")
    gone = day("20260918", "RECURRENCE-ID;VALUE=DATE:20260918", "STATUS:CANCELLED")
    told = found(weekly, moved, gone)
    assert [one["spans"] for one in told["events"]] == [[["2026-09-04", "2026-09-04"], ["2026-09-10", "2026-09-10"]]]
    assert told["count"] == sum(told["states"].values()) == 3


def test_two_events_with_one_uid_are_two_and_an_older_copy_is_told_of():
    told = found(day("20260907", name="Labor Day"), day("20261012", name="Fall break"))
    assert [one["name"] for one in told["events"]] == ["Labor Day", "Fall break"]
    assert len({one["key"] for one in told["events"]}) == 2
    told = found(day("20260907"), day("20260908", "SEQUENCE:2"))
    assert [one["spans"] for one in told["events"]] == [[["2026-09-08", "2026-09-08"]]]
    assert told["states"] == {"replaced": 1, "days": 1}


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["DTSTART:tomorrow"], "no_day"),
        ([], "no_day"),
        (["DTSTART;VALUE=DATE:20260907", "DTSTART;VALUE=DATE:20260908"], "two_days"),
        (["DTSTART:20260907T100000", "DTEND:20260907T090000"], "end"),
        (["DTSTART;VALUE=DATE:20260907", "RRULE:FREQ=SECONDLY"], "too_often"),
        (["DTSTART;VALUE=DATE:20260907", "RRULE:FREQ=HOURLY"], "too_often"),
        (["DTSTART:20260907T080000", "RRULE:FREQ=DAILY;BYHOUR=8,9,10,11,12"], "too_often"),
        (["DTSTART;VALUE=DATE:20260907", "RRULE:FREQ=SOMETIMES"], "repeats"),
    ],
)
def test_an_event_nobody_can_put_on_a_day_is_named_and_spoils_no_other(lines, why):
    told = found(event(*lines, uid="odd", name="Odd one"), day("20260907"))
    assert told["unread"] == [{"name": "Odd one", "why": why}]
    assert [one["name"] for one in told["events"]] == ["Labor Day"]
    assert told["count"] == sum(told["states"].values()) == 2


SLOW = ("DTSTART:00010101T000000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")  # there is never such a day


def test_a_rule_built_to_keep_us_reckoning_is_given_up_and_the_others_are_read(monkeypatch):
    monkeypatch.setattr("inquiry.calendar.spans.PATIENCE", 0.3)
    told = found(event(*SLOW, uid="slow", name="Slow"), day("20260907"))
    assert [one["name"] for one in told["unread"]] == ["Slow"]
    assert [one["name"] for one in told["events"]] == ["Labor Day"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"PK\x03\x04 and so on", "zip"),
        (b"<!DOCTYPE html><title>Sign in</title>", "web_page"),
        (b"name,date\nLabor Day,2026-09-07", "not_a_calendar"),
        (calendar(day("20260907"))[:-25], "cut_short"),
        (b"BEGIN:VEVENT\r\nSUMMARY:Alone", "cut_short"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused_with_the_reason(data, why):
    with pytest.raises(Unreadable) as refused:
        read(data, FIRST, LAST, CHICAGO)
    assert refused.value.reason == why


def test_letters_are_read_however_they_were_written_down():
    said = calendar(day("20261126", name="Día de Acción de Gracias")).decode()
    for code in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        told = read(said.encode(code), FIRST, LAST, CHICAGO)
        assert [one["name"] for one in told["events"]] == ["Día de Acción de Gracias"]


def test_the_name_of_a_calendar_is_one_short_line():
    assert found(day("20260907"), head=["X-WR-CALNAME:Oak\x00\tSchool"])["name"] == "Oak School"
    assert found(day("20260907"), head=["X-WR-CALNAME:Oak", "X-WR-CALNAME:Elm"])["name"] == "Oak"
    assert len(found(day("20260907"), head=["X-WR-CALNAME:" + "long " * 500])["name"]) <= 120


def test_too_many_events_are_refused_before_they_are_reckoned():
    with pytest.raises(Unreadable) as refused:
        read(calendar(*[["BEGIN:VEVENT", "END:VEVENT"]] * (MOST_EVENTS + 1)), FIRST, LAST, CHICAGO)
    assert refused.value.reason == "too_many"


def test_the_child_reads_and_refuses_as_we_do_and_takes_no_more_than_its_share():
    assert look_into(calendar(day("20260907")), FIRST, LAST, CHICAGO) == found(day("20260907"))
    for data, why in ((b"nothing", "not_a_calendar"), (b"x" * (LARGEST + 1), "too_large")):
        with pytest.raises(NotRead) as refused:
            look_into(data, FIRST, LAST, CHICAGO)
        assert refused.value.reason == why


def test_a_file_that_would_keep_the_machine_busy_for_minutes_ends_in_a_sentence():
    many = [event(*SLOW, uid=str(number)) for number in range(4)]
    with pytest.raises(NotRead) as refused:
        look_into(calendar(*many), FIRST, LAST, CHICAGO, seconds=3)
    assert refused.value.reason == "too_long"
