"""A calendar at an address is read again each day; what was read before stands when it fails."""

from datetime import UTC, datetime

import pytest

from inquiry import live
from inquiry.calendar import readings
from inquiry.calendar.fetching import Limits
from inquiry.calendar.models import SpecialDay
from inquiry.db import db
from tests.browser import words
from tests.calendar.sources import LABOR, days, no_school, take_over, the_source
from tests.calendar.written import calendar, day

pytestmark = pytest.mark.usefixtures("in_september")


@pytest.fixture
def feed(world, year, browser, server):
    """The calendar of the district at an address, followed by Dev."""
    limits = Limits(3, 1, ports=(80, 443, server.port), reachable=lambda address: address == "127.0.0.1")
    world.app.config["CALENDAR_LIMITS"] = limits
    server.limits, server.ics = limits, f"{server.address}/secret/district.ics"
    ten = [day(f"202610{number:02}", uid=f"day {number}", name="No school") for number in range(5, 15)]
    publish(server, *ten)
    dev = browser(world.dev)
    server.look = dev.post(f"/school-years/{year.ref}/feeds", address=server.ics).headers["Location"]
    take_over(dev, server.look)
    assert len(days(world)) == 10
    yield server
    world.app.config.pop("CALENDAR_LIMITS")


def publish(server, *events):
    server.paths["/secret/district.ics"] = lambda it: it.say(body=calendar(*events, head=["X-WR-CALNAME:District"]))


def read_in_the_night(world, feed):
    world.change(the_source(world), read_at=datetime(2026, 8, 30, tzinfo=UTC))
    with world.app.app_context():
        readings.read_feeds_again(feed.limits)


def test_a_feed_is_read_again_each_day_and_not_more_often(world, feed):
    publish(feed, *no_school(*range(5, 14)), *[day("20261016", uid="day 14", name="No school, moved")])
    with world.app.app_context():
        readings.read_feeds_again(feed.limits)
    assert len(feed.heard) == 1
    read_in_the_night(world, feed)
    assert len(feed.heard) == 2
    told = days(world)
    assert ("No school, moved", "2026-10-16", "2026-10-16", "off") in told
    assert ("No school", "2026-10-14", "2026-10-14", "off") not in told


def test_reading_feeds_is_a_chore_of_the_house():
    assert readings.read_feeds_again in live.housekeeping._slow_ones


def test_more_than_a_fifth_gone_in_the_night_changes_nothing_and_says_so(world, feed, browser, year):
    publish(feed, *no_school(*range(5, 12)))
    read_in_the_night(world, feed)
    assert len(days(world)) == 10
    dev = browser(world.dev)
    assert "More than a fifth of its days are gone" in words(dev.get(f"/school-years/{year.ref}/sources"))
    look = words(dev.get(feed.look))
    assert "3 of the 10 days that came from this calendar would become ordinary days again." in look
    assert take_over(dev, feed.look).status_code == 422
    assert len(days(world)) == 10
    assert take_over(dev, feed.look, anyway="yes").status_code == 303
    assert len(days(world)) == 7


def test_a_fifth_may_go_in_the_night(world, feed):
    publish(feed, *no_school(*range(5, 13)))
    read_in_the_night(world, feed)
    assert len(days(world)) == 8


def test_a_new_event_whose_name_does_not_tell_waits_for_somebody(world, feed, browser, year):
    new = [day("20261102", uid="a", name="Founders"), day("20261103", uid="b", name="Election Day: no school")]
    publish(feed, *no_school(*range(5, 15)), *new)
    read_in_the_night(world, feed)
    assert {name for name, *_rest in days(world)} == {"No school", "Election Day: no school"}
    assert "one new event to look at" in words(browser(world.dev).get(f"/school-years/{year.ref}/sources"))


def test_what_the_keeper_chose_is_kept_when_the_feed_is_read_again(world, feed, browser):
    publish(feed, *no_school(*range(5, 15)), LABOR)
    dev = browser(world.dev)
    dev.post(f"{feed.look}/reading")
    take_over(dev, feed.look, **{"Labor Day": "nothing"})
    read_in_the_night(world, feed)
    assert len(days(world)) == 10


def test_days_that_are_over_stay_when_their_calendar_forgets_them(world, feed, time_machine):
    time_machine.move_to("2026-10-20T15:00:00Z", tick=True)
    publish(feed)
    read_in_the_night(world, feed)
    assert len(days(world)) == 10
    assert the_source(world).trouble == ""


@pytest.mark.parametrize("gone_wrong", ["not there", "no calendar", "away"])
def test_a_feed_that_fails_says_why_and_what_was_read_before_stands(world, feed, browser, year, gone_wrong):
    answers = {"not there": lambda it: it.say(404, b""), "no calendar": lambda it: it.say(body=b"<html>")}
    if gone_wrong == "away":
        feed.shutdown()
        feed.server_close()
    else:
        feed.paths["/secret/district.ics"] = answers[gone_wrong]
    read_in_the_night(world, feed)
    assert len(days(world)) == 10
    assert "What was read before stands." in words(browser(world.dev).get(f"/school-years/{year.ref}/sources"))


def test_an_inside_address_is_refused_by_the_page_as_it_is_shipped(world, year, browser, server):
    answer = browser(world.dev).post(f"/school-years/{year.ref}/feeds", address=f"http://127.0.0.1:{server.port}/a.ics")
    assert answer.status_code == 422
    for address in ("http://127.0.0.1/a.ics", "http://[::1]/a.ics", "http://169.254.169.254/latest/meta-data/"):
        answer = browser(world.dev).post(f"/school-years/{year.ref}/feeds", address=address)
        assert "This address leads into an inside network" in words(answer)
    assert server.heard == []


def test_a_look_that_is_out_of_date_changes_nothing(world, feed, browser):
    dev = browser(world.dev)
    answer = take_over(dev, feed.look, seen="of yesterday")
    assert answer.status_code == 422
    assert "The calendar was read again meanwhile." in words(answer)


@pytest.mark.parametrize(("what", "left"), [("keep", 10), ("go", 0)])
def test_parting_with_a_calendar_keeps_its_days_or_takes_them_along(world, feed, browser, what, left):
    answer = browser(world.dev).post(f"/calendar-sources/{the_source(world).ref}/parting", days=what)
    assert answer.status_code == 303
    assert the_source(world) is None
    with world.app.app_context():
        assert len(db.session.scalars(db.select(SpecialDay).where(SpecialDay.name == "No school")).all()) == left


def test_the_address_may_hold_a_secret_and_no_page_says_it(world, feed, browser, year):
    for who in ("dev", "ines"):
        for address in (f"/school-years/{year.ref}/sources", feed.look, f"/schools/{world.oak.ref}/calendar"):
            assert "secret" not in browser(getattr(world, who)).get(address).text.replace("may hold a secret", "")
    assert browser(world.amal).get(feed.look).status_code == 404


def test_no_transaction_is_held_while_another_server_is_waited_for(world, feed, browser):
    """Somebody else writes while the feed is read."""

    def slow(it):
        browser(world.gus).post("/theme", theme="dark")
        it.say(body=calendar(LABOR))

    feed.paths["/secret/district.ics"] = slow
    read_in_the_night(world, feed)
    assert world.again(world.gus).theme == "dark"
    assert the_source(world).trouble == "too_much_gone"
