"""The reckoning is a process of its own: stopped, killed or overtaken, it loses nothing and writes nothing twice."""

import signal
import time
from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.timetables import starting
from inquiry.timetables.models import DONE, FAILED, IMPOSSIBLE, RUNNING, STOPPED, Proposal, Search
from inquiry.timetables.reckoning import claim
from tests.browser import words
from tests.timetables.checking import faults
from tests.timetables.conftest import ours, search_for
from tests.timetables.schools import of_120, somebody

LONG = 90
on_sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)  # the same on either; a process takes a while


def found(world, search):
    with world.app.app_context():
        rows = db.select(Proposal).where(Proposal.search_id == search.id).order_by(Proposal.number)
        return db.session.scalars(rows).all()


def wait_for(world, search, is_so):
    """Look again and again until something is so."""
    for _ in range(LONG * 5):
        fresh = world.again(search)
        if is_so(fresh):
            return fresh
        time.sleep(0.2)
    raise AssertionError(f"still {fresh.state}")


def test_a_search_is_reckoned_in_a_process_of_its_own(world, begin):
    search, child = begin(ours(world))
    assert child.wait(LONG) == 0
    done, proposals = world.again(search), found(world, search)
    assert (done.state, done.progress, done.ended_at is not None) == (DONE, 100, True)
    assert [one.number for one in proposals] == [1, 2, 3]
    assert not any(faults(done.wishes, one.data) for one in proposals)


@on_sqlite
def test_an_impossible_one_keeps_its_reasons_and_the_nearest_plan(world, begin):
    said = ours(world)
    said["specialists"] = [somebody("Art")]
    search, child = begin(said)
    assert child.wait(LONG) == 0
    done = world.again(search)
    assert done.state == IMPOSSIBLE
    assert done.says["together"] == [["minutes", 0]]
    assert [one.data["kind"] for one in found(world, search)] == ["nearest"]


def test_killed_half_way_it_leaves_what_it_had_found_and_can_be_begun_again(world, browser, begin):
    search, child = begin(of_120())
    wait_for(world, search, lambda _one: found(world, search))
    child.send_signal(signal.SIGKILL)
    child.wait()
    left = world.again(search)
    assert left.state == RUNNING
    assert not faults(left.wishes, found(world, search)[0].data)
    world.change(search, seen_at=now() - timedelta(minutes=1))
    page = words(browser(world.dev).get(f"/time-searches/{search.ref}"))
    assert "ended before it was done. Your wishes are all here" in page
    assert "Look closely" in page
    with world.app.app_context():
        assert starting.is_lost(db.session.get(Search, search.id))
    again = browser(world.dev).post(f"/time-searches/{search.ref}/reckoning")
    assert again.status_code == 303
    wait_for(world, search, lambda one: one.state == RUNNING and one.started_at > left.started_at)
    browser(world.dev).post(f"/time-searches/{search.ref}/stopping")


@on_sqlite
@pytest.mark.parametrize("how", ["by the principal", "by the server"])
def test_stopped_half_way_it_leaves_what_it_had_found(world, browser, begin, how):
    search, child = begin(of_120())
    wait_for(world, search, lambda _one: found(world, search))
    if how == "by the principal":
        browser(world.dev).post(f"/time-searches/{search.ref}/stopping")
    else:
        child.terminate()
    assert child.wait(LONG) == 0
    left = world.again(search)
    assert left.state == STOPPED
    assert found(world, search)
    assert left.wishes == of_120()
    assert "You stopped it" in words(browser(world.dev).get(f"/time-searches/{search.ref}"))


def test_two_processes_do_not_reckon_the_same_search(app, world, begin):
    search, first = begin(of_120())
    wait_for(world, search, lambda one: one.state == RUNNING)
    _search, second = begin(search=search)
    assert second.wait(LONG) == 0
    assert first.poll() is None
    with app.app_context():
        assert claim(search.ref) is None


@on_sqlite
def test_who_was_thought_dead_stops_when_somebody_else_took_over(world, begin):
    search, child = begin(of_120())
    wait_for(world, search, lambda one: one.state == RUNNING)
    world.change(search, started_at=now())  # and somebody else reckons it now
    before = len(found(world, search))
    assert child.wait(LONG) == 0
    assert world.again(search).state == RUNNING
    assert len(found(world, search)) == before


@on_sqlite
def test_wishes_nobody_can_read_are_kept_and_said_to_have_gone_wrong(world, begin):
    search, child = begin({"format": 99})
    assert child.wait(LONG) == 0
    assert (world.again(search).state, world.again(search).wishes) == (FAILED, {"format": 99})


def test_it_is_begun_once_however_often_it_is_asked(app, world, year):
    search = search_for(world, year, ours(world), state=RUNNING, started_at=now(), seen_at=now())
    with app.app_context(), writing():
        assert starting.begin(db.session.get(Search, search.id)) is False
