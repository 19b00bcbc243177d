"""The link to somebody’s calendar: when it opens, and when it stops."""

from datetime import timedelta
from hashlib import sha256

import time_machine
from itsdangerous import URLSafeSerializer
from sqlalchemy import func, select

from inquiry.clock import now
from inquiry.db import db
from inquiry.diaries.models import Feed
from inquiry.people.models import SecurityEvent
from tests.diaries.feed import MEET


def test_a_link_opens_somebodys_calendar_without_signing_in(world, diary):
    answer = diary(world.amal).fetch()
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "private" in answer.headers["Cache-Control"]
    assert "public" not in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert "Date" not in answer.headers
    assert MEET in answer.text


def test_a_calendar_that_asks_again_is_sent_nothing_until_something_changes(world, diary):
    amal = diary(world.amal)
    tag = amal.fetch().headers["ETag"]
    with time_machine.travel(now() + timedelta(minutes=5)):
        again = amal.fetch(amal.link, **{"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    world.change(world.meeting, place="Library", version=1)
    assert amal.fetch(**{"If-None-Match": tag}).status_code == 200


def test_a_changed_link_opens_and_the_one_before_does_not(world, diary):
    amal = diary(world.amal)
    before = amal.link
    amal.make_link()
    assert amal.link != before
    assert (amal.fetch().status_code, amal.fetch(before).status_code) == (200, 404)


def test_a_link_that_was_taken_away_opens_nothing_not_even_after_another_was_made(world, diary):
    amal = diary(world.amal)
    before = amal.link
    assert amal.own.post("/me/calendar-link/removal").status_code == 303
    assert (amal.link, amal.fetch(before).status_code) == (None, 404)
    amal.make_link()
    assert amal.fetch(before).status_code == 404


def test_nobody_makes_up_a_link(world, diary):
    amal = diary(world.amal)
    payload, seal = amal.link.rsplit("/", 1)[1].removesuffix(".ics").split(".", 1)
    flipped = ("A" if seal[0] != "A" else "B") + seal[1:]
    for word in ("x", ".", payload, f"{payload}.{flipped}", f"{payload}.", f".{payload}.{seal}", "%00", "9" * 5000):
        assert amal.fetch(f"/calendar-feeds/{word}.ics").status_code == 404, word


def test_what_the_same_key_signs_elsewhere_opens_no_calendar(world, diary, app):
    amal = diary(world.amal)
    with app.app_context():
        payload = [db.session.scalar(select(Feed.ref)), 1]
    for salt in ("cookie-session", "itsdangerous", "pulse ballot", ""):
        word = URLSafeSerializer(app.secret_key, salt=salt, signer_kwargs={"digest_method": sha256}).dumps(payload)
        assert amal.fetch(f"/calendar-feeds/{word}.ics").status_code == 404, salt


def test_fetching_is_no_line_of_the_security_log_and_no_sign_in(world, diary):
    amal = diary(world.amal)
    before = lines(world)
    amal.fetch()
    amal.fetch("/calendar-feeds/made-up.ics")
    assert lines(world) == before
    assert amal.stranger.get("/me").status_code == 302


def lines(world):
    with world.app.app_context():
        return db.session.scalar(select(func.count()).select_from(SecurityEvent))


def test_a_closed_account_has_no_calendar(world, diary):
    amal = diary(world.amal)
    link = amal.link
    world.change(world.amal, left_at=now())
    assert amal.fetch(link).status_code == 404


def test_the_link_leads_to_the_address_people_type(app, world, diary, monkeypatch):
    monkeypatch.setitem(app.config, "INQUIRY_ADDRESS", "https://inquiry.oak.test")
    amal = diary(world.amal)
    assert "https://inquiry.oak.test/calendar-feeds/" in amal.own.get("/me").text
    assert "webcal://inquiry.oak.test/calendar-feeds/" in amal.own.get("/me").text
    assert f"https://inquiry.oak.test/meetings/{world.meeting.ref}" in amal.fetch().text.replace("\r\n ", "")
