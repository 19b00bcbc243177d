"""One time can be moved or called off, with a reason, and put back."""

from datetime import UTC, date, datetime

import pytest

from inquiry.db import db
from inquiry.protected.models import Loss
from tests.browser import words
from tests.protected.conftest import THURSDAY, TUESDAY

MOVE = {"to_on": "2026-11-20", "starts": "08:00", "ends": "08:45", "place": "Library", "why": "Concert"}


@pytest.fixture
def thursdays(world, plan):
    return plan(world.team)


def losses(world):
    with world.app.app_context():
        return db.session.scalars(db.select(Loss)).all()


def test_a_principal_moves_one_time_and_everybody_concerned_sees_why(world, browser, thursdays, time_on):
    time = time_on(thursdays, THURSDAY)
    assert browser(world.dev).post(f"/block-times/{time.ref}/move", **MOVE).status_code == 303
    moved = time_on(thursdays, THURSDAY)
    assert (moved.starts_at, moved.is_moved) == (datetime(2026, 11, 20, 14, 0, tzinfo=UTC), True)
    assert "Moved : Concert" in words(browser(world.amal).get(f"/block-times/{time.ref}")).replace("Moved:", "Moved :")


def test_what_stands_in_the_way_of_a_move_is_told_before(world, browser, thursdays, time_on, plan, grade3):
    plan(grade3, weekday=4, starts=480, place="Library")
    time = time_on(thursdays, THURSDAY)
    said = words(browser(world.dev).get(f"/block-times/{time.ref}/fit", query_string=MOVE))
    assert "Gus" in said and "Library is taken" in said
    off = words(browser(world.dev).get(f"/block-times/{time.ref}/fit", query_string=MOVE | {"to_on": "2026-11-26"}))
    assert "There is no school on 26 Nov: Thanksgiving." in off


def test_a_time_that_is_called_off_is_lost_to_its_cause(world, browser, thursdays, time_on):
    time = time_on(thursdays, THURSDAY)
    fields = {"cause": "testing", "why": "State test"}
    assert browser(world.dev).post(f"/block-times/{time.ref}/calling-off", **fields).status_code == 303
    assert [(one.minutes, one.cause, one.words) for one in losses(world)] == [(45, "testing", "State test")]
    assert time_on(thursdays, THURSDAY).is_off


def test_a_reason_is_needed(world, browser, thursdays, time_on):
    time = time_on(thursdays, THURSDAY)
    answer = browser(world.dev).post(f"/block-times/{time.ref}/calling-off", cause="testing", why="")
    assert answer.status_code == 422
    assert not time_on(thursdays, THURSDAY).is_off


def test_put_back_it_is_as_usual_and_its_version_goes_on_rising(world, browser, thursdays, time_on):
    time, dev = time_on(thursdays, THURSDAY), browser(world.dev)
    dev.post(f"/block-times/{time.ref}/calling-off", cause="testing", why="State test")
    off = time_on(thursdays, THURSDAY).version
    dev.post(f"/block-times/{time.ref}/putting-back")
    back = time_on(thursdays, THURSDAY)
    assert (back.is_off, back.is_moved, back.starts_at) == (False, False, time.starts_at)
    assert back.version > off
    assert not losses(world)


def test_what_has_begun_is_no_longer_moved(world, browser, plan, time_on):
    time = time_on(plan(world.team, weekday=1), TUESDAY)
    dev = browser(world.dev)
    answer = dev.post(f"/block-times/{time.ref}/move", **MOVE)
    assert "It has begun" in words(dev.get(answer.location))
    assert not world.again(time).is_moved


def test_members_do_not_move_it(world, browser, thursdays, time_on):
    time = time_on(thursdays, THURSDAY)
    for path, fields in (("move", MOVE), ("calling-off", {"cause": "testing", "why": "x"}), ("putting-back", {})):
        assert browser(world.bea).post(f"/block-times/{time.ref}/{path}", **fields).status_code == 403
        assert browser(world.edie).post(f"/block-times/{time.ref}/{path}", **fields).status_code == 404
    assert world.again(time).starts_at.date() == date(2026, 11, 19)
