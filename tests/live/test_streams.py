"""What a listener hears, and when it stops."""

import re

from inquiry import live
from inquiry.db import db, writing
from inquiry.live.models import LiveEvent
from tests.live.neighbours import Neighbour, wait_for


def test_everyone_hears_what_is_said_in_their_own_language(port, oak):
    amal = Neighbour(port)
    english, spanish = amal.listen(oak), Neighbour(port, 2).listen(oak, lang="es")
    wait_for(lambda: english.is_open.is_set() and spanish.is_open.is_set())
    amal.say(oak, "hello")
    assert english.until(1) == [(1, "card-part", "<p>hello</p>")]
    assert spanish.until(1) == [(1, "card-part", "<p lang=es>hello</p>")]


def test_words_of_several_lines_arrive_as_they_were(port, oak):
    amal = Neighbour(port)
    ear = amal.listen(oak)
    amal.say(oak, "one\r\ntwo\n\nid: 9")
    assert ear.until(1) == [(1, "card-part", "<p>one\ntwo\n\nid: 9</p>")]


def test_a_stream_is_neither_stored_nor_held_back_on_its_way(port, oak):
    ear = Neighbour(port).listen(oak)
    wait_for(ear.is_open.is_set)
    assert ear.answer_headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert ear.answer_headers["Cache-Control"] == "no-store"
    assert ear.answer_headers["X-Accel-Buffering"] == "no"


def test_one_street_does_not_hear_another(port, oak):
    amal = Neighbour(port)
    ear = amal.listen(oak)
    wait_for(ear.is_open.is_set)
    amal.say(f"not-{oak}", "not for oak")
    amal.say(oak, "for oak")
    assert ear.until(1) == [(1, "card-part", "<p>for oak</p>")]


def test_what_was_rolled_back_was_never_said(port, oak):
    amal = Neighbour(port)
    ear = amal.listen(oak)
    wait_for(ear.is_open.is_set)
    assert amal.post(f"/swallow/{oak}")[0] == 409
    amal.say(oak, "said")
    assert ear.until(1) == [(1, "card-part", "<p>said</p>")]


def test_whoever_comes_late_is_told_everything_in_order(port, oak):
    amal = Neighbour(port)
    for number in range(20):
        amal.say(oak, number)
    assert [seq for seq, _, _ in amal.listen(oak, after=5).until(15)] == list(range(6, 21))


def test_a_long_absence_is_told_in_pages(port, oak, town_app):
    with town_app.app_context(), writing():
        for number in range(1203):
            live.announce(f"street:{oak}", "card-part", {"": str(number)})
    ear = Neighbour(port).listen(oak)
    assert [seq for seq, _, _ in ear.until(1203)] == list(range(1, 1204))


def test_news_written_by_a_command_arrives_too(port, oak, town_app):
    ear = Neighbour(port).listen(oak)
    wait_for(ear.is_open.is_set)
    with town_app.app_context(), writing():
        live.announce(f"street:{oak}", "card-part", {"": "from the command line"})
    assert ear.until(1) == [(1, "card-part", "from the command line")]


def test_whoever_is_older_than_the_log_is_told_to_start_anew(port, oak, town_app):
    with town_app.app_context(), writing():
        for number in range(5):
            live.announce(f"street:{oak}", "card-part", {"": str(number)})
        db.session.query(LiveEvent).filter(LiveEvent.room == f"street:{oak}", LiveEvent.seq <= 3).delete()
    amal = Neighbour(port)
    assert amal.listen(oak, after=1).until(1) == [(0, "reset", "")]
    assert amal.poll(oak, 1)[1]["reset"] is True
    assert [seq for seq, _, _ in amal.listen(oak, after=3).until(2)] == [4, 5]


def test_whoever_is_ahead_of_the_log_is_told_to_start_anew(port, oak):
    assert Neighbour(port).listen(oak, after=7).until(1) == [(0, "reset", "")]


def test_a_stranger_hears_nothing(port, oak):
    amal = Neighbour(port)
    for forged in ("", "session=made-up"):
        amal.cookie = forged
        assert amal.ask("GET", f"/live/street/{oak}")[0] == 401
        assert amal.ask("GET", f"/live/street/{oak}/poll")[0] == 401


def test_where_no_audience_was_named_nobody_listens(port, oak):
    amal = Neighbour(port)
    status, _, body = amal.ask("GET", "/live/coaching/amal")
    assert (status, body) == (200, b"event: gone\ndata:\n\n")
    assert amal.ask("GET", "/live/coaching/amal/poll")[0] == 404


def test_a_broken_rule_lets_nobody_in(port, oak):
    assert Neighbour(port).ask("GET", f"/live/faulty/{oak}")[0] == 500


def test_whoever_is_sent_away_is_gone_before_the_next_word(port, oak):
    amal, bea = Neighbour(port, 8), Neighbour(port, 2)
    hers, his = amal.listen(oak), bea.listen(oak)
    wait_for(lambda: hers.is_open.is_set() and his.is_open.is_set())
    bea.post(f"/send-away/8/{oak}")
    bea.say(oak, "now we are alone")
    assert [kind for _, kind, _ in his.until(2)] == ["membership", "card-part"]
    assert hers.until(1) == [(0, "gone", "")]
    assert amal.poll(oak, 0) == (404, {"gone": True})


def test_signing_out_everywhere_ends_the_streams(port, oak):
    amal, bea = Neighbour(port, 9), Neighbour(port, 2)
    ear = amal.listen(oak)
    wait_for(ear.is_open.is_set)
    bea.post(f"/sign-out-everywhere/9/{oak}")
    assert ear.until(1) == [(0, "gone", "")]
    assert amal.poll(oak, 0)[0] == 401


def test_polling_tells_the_same_as_a_stream(port, oak):
    amal = Neighbour(port)
    for words in ("one", "two", "three"):
        amal.say(oak, words)
    status, news = amal.poll(oak, 1)
    told = [(event["id"], event["kind"], event["data"]) for event in news["events"]]
    assert (status, news["last"]) == (200, 3)
    assert told == amal.listen(oak, after=1).until(2)
    assert amal.poll(oak, 3)[1] == {"events": [], "last": 3}


def test_the_clock_tells_milliseconds(port, oak):
    status, headers, body = Neighbour(port).ask("GET", "/live/clock")
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    assert re.fullmatch(rb'\{"now":\d{13}\}', body)
