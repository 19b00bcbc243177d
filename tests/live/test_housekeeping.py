"""Once an hour the house is tidied."""

from datetime import timedelta

import pytest

from inquiry import live
from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.live import housekeeping
from inquiry.live.models import LiveEvent


@pytest.fixture
def inside(town_app):
    with town_app.app_context():
        yield


@pytest.fixture
def chores(monkeypatch):
    chores = list(housekeeping._chores)
    monkeypatch.setattr(housekeeping, "_chores", chores)
    return chores


def say(room, times=1):
    with writing():
        return [live.announce(room, "card-part", {"": "words"}) for _ in range(times)]


def test_news_older_than_a_week_is_forgotten_and_its_numbers_are_not_used_again(inside, oak):
    say(oak, 3)
    with writing():
        db.session.query(LiveEvent).filter(LiveEvent.room == oak, LiveEvent.seq < 3).update(
            {"at": now() - timedelta(days=8)}
        )
    live.tidy()
    assert [event.seq for event in live.since(oak, 0)] == [3]
    assert live.is_cut_off(oak, 1)
    assert not live.is_cut_off(oak, 2)
    assert say(oak) == [4]


def test_a_room_whose_whole_log_is_forgotten_still_knows_how_far_it_was(inside, oak):
    say(oak, 2)
    with writing():
        live.forget_before(now() + timedelta(minutes=1))
    assert live.latest(oak) == 2
    assert live.is_cut_off(oak, 1)
    assert not live.is_cut_off(oak, 2)


def test_a_chore_that_fails_does_not_keep_the_others_from_being_done(inside, oak, chores, caplog):
    @live.hourly
    def breaks():
        live.announce(oak, "card-part", {"": "taken back"})
        raise RuntimeError

    @live.hourly
    def works():
        live.announce(oak, "card-part", {"": "kept"})

    live.tidy()
    assert [event.body for event in live.since(oak, 0)] == [{"": "kept"}]
    assert "the chore breaks was not done" in caplog.text


def test_a_nudge_goes_out_after_the_commit_and_never_for_what_was_taken_back(inside, oak, request):
    told = []
    live.on_news(told.append)
    request.addfinalizer(lambda: live.off_news(told.append))
    with pytest.raises(RuntimeError), writing():
        live.announce(oak, "card-part")
        raise RuntimeError
    with writing():
        live.announce(oak, "card-part")
        live.announce(oak, "card-part")
        assert told == []
    assert told == [oak]
    assert live.latest(oak) == 2
