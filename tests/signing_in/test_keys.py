"""Links that let somebody choose a password: invitations, forgotten passwords, and which passwords will do."""

import logging
import re
from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.config import Missing, read
from inquiry.people.models import FORGOTTEN, INVITED
from tests.browser import words
from tests.signing_in.doors import OTHER, come_in, key_for


def test_a_forgotten_password_says_the_same_whether_the_address_is_known_or_not(amal, browser, caplog):
    caplog.set_level(logging.WARNING)
    known = browser().post("/forgotten-password", email=amal.email)
    letters = len(caplog.records)
    unknown = browser().post("/forgotten-password", email="nobody@riverside.example")
    assert known.location == unknown.location and known.status_code == unknown.status_code == 303
    assert letters == len(caplog.records) == 1, "only somebody who is here gets a letter"


def test_without_mail_the_link_is_in_the_log_and_opens_the_house_once(amal, browser, caplog):
    hers, there = browser(), browser(amal)
    hers.post("/forgotten-password", email=amal.email)
    path = re.search(r"http://localhost(/key/\S+)", caplog.text)[1]
    assert "A new password, Amal" in words(hers.get(path))
    assert hers.post(path, password=OTHER).location == "/"
    assert hers.get("/").status_code == 200
    assert there.get("/").location.startswith("/sign-in"), "other devices are signed out"
    assert hers.get(path).status_code == 410
    assert come_in(browser(), amal.email, OTHER).status_code == 303


def test_nobodys_mailbox_is_filled_with_links(amal, browser, caplog):
    for _ in range(5):
        browser().post("/forgotten-password", email=amal.email)
    assert len(re.findall("/key/", caplog.text)) == 3


@pytest.mark.parametrize("purpose, life", [(INVITED, timedelta(days=14)), (FORGOTTEN, timedelta(hours=1))])
def test_a_link_grows_too_old(world, browser, purpose, life):
    young = key_for(world, world.bea, purpose, now() - life + timedelta(minutes=1))
    old = key_for(world, world.bea, purpose, now() - life)
    assert browser().get(young).status_code == 200
    assert browser().get(old).status_code == 410
    assert browser().post(old, password=OTHER).status_code == 410


def test_a_link_of_somebody_who_left_and_a_guessed_link_open_nothing(world, browser):
    path = key_for(world, world.bea, INVITED)
    world.change(world.bea, left_at=now())
    assert browser().get(path).status_code == browser().get("/key/guess").status_code == 410


def test_choosing_a_password_spends_every_other_link(world, browser):
    first, second = key_for(world, world.bea, INVITED), key_for(world, world.bea, FORGOTTEN)
    browser().post(first, password=OTHER)
    assert browser().get(second).status_code == 410


@pytest.mark.parametrize(
    "password",
    ["short", "a" * 30, "abcabcabcabc", "bea@riverside.example", "BeaBeaBeaBea1", "password12345", "1234567890123"],
)
def test_a_password_that_is_easily_guessed_is_refused_with_a_reason(world, browser, password):
    answer = browser().post(key_for(world, world.bea, INVITED), password=password)
    assert answer.status_code == 422
    assert re.search("at least 12|repeats|your own name|first passwords", words(answer))


@pytest.mark.parametrize("password", [OTHER, "kkdpwixnbvzq", "Ñandú corre por la pampa", "4815162342 lost numbers"])
def test_any_long_password_will_do_without_digits_and_signs(world, browser, password):
    assert browser().post(key_for(world, world.bea, INVITED), password=password).status_code == 303


def test_mail_is_only_sent_by_a_site_that_knows_its_own_address(tmp_path):
    with pytest.raises(Missing, match="INQUIRY_ADDRESS"):
        read({}, HOME=str(tmp_path), MAIL_HOST="mail.riverside.example")


def test_links_lead_to_the_address_of_the_site_whatever_a_request_says(amal, browser, app, monkeypatch, caplog):
    monkeypatch.setitem(app.config, "INQUIRY_ADDRESS", "https://inquiry.riverside.example/")
    headers = {"Host": "evil.example", "Sec-Fetch-Site": "same-origin"}
    browser().client.post("/forgotten-password", data={"email": amal.email}, headers=headers)
    assert "https://inquiry.riverside.example/key/" in caplog.text and "evil" not in caplog.text
