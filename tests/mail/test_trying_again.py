"""A letter the mail server refuses for a moment is tried again; one that is given up is told to who runs accounts."""

from time import sleep

import pytest

from inquiry import mail
from tests.browser import words
from tests.mail.conftest import free_port
from tests.mail.test_letters import open_office


@pytest.fixture
def office_of(monkeypatch, office, box):
    """A mail server that gives these answers one after the other, and then takes what comes."""

    def answers(*said):
        waiting, take = list(said), box.handle_DATA

        async def handle_data(*told):
            return waiting.pop(0) if waiting else await take(*told)

        monkeypatch.setattr(box, "handle_DATA", handle_data)
        return open_office(office)

    return answers


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Four tries more without waiting for hours; nothing is left for the end of the tests."""
    monkeypatch.setattr(mail, "WAITS", (0, 0, 0, 0))
    yield
    for timer in list(mail._waiting):
        timer.cancel()
    mail._waiting.clear()


def until(is_so):
    """Wait for what happens in another thread."""
    for _each in range(1000):
        if is_so():
            return
        sleep(0.02)
    raise AssertionError("it did not happen")


def test_a_letter_refused_for_the_moment_arrives_later_and_once(office_of, box, site, caplog):
    site(**office_of("451 greylisted, come again", "421 too busy"))
    mail.send("amal@oak.test", "Hello", "text").result(30)
    until(lambda: box.letters)
    assert [letter["Subject"] for letter in box.letters] == ["Hello"]
    assert "It is tried again" in caplog.text and "not sent again" not in caplog.text
    assert "amal" not in caplog.text


def test_each_try_is_the_same_letter(office_of, box, site, monkeypatch):
    handed = []
    monkeypatch.setattr(mail, "_hand_in", lambda *told, hand_in=mail._hand_in: (handed.append(told), hand_in(*told)))
    site(**office_of("451 later"))
    mail.send("amal@oak.test", "Hello", "text").result(30)
    until(lambda: box.letters)
    assert len({told[3]["Message-ID"] for told in handed}) == 1 and len(handed) == 2


def test_a_letter_refused_for_good_is_not_tried_again(office_of, box, site, caplog):
    site(**office_of("554 no such thing"))
    mail.send("amal@oak.test", "Hello", "text").result(30)
    assert not mail._waiting and box.letters == []
    assert "(554). It is not sent again." in caplog.text


def test_after_the_last_try_it_is_given_up(site, caplog):
    site(MAIL_HOST="127.0.0.1", MAIL_PORT=free_port(), MAIL_TLS=False)
    mail.send("amal@oak.test", "Hello", "text").result(30)
    until(lambda: "not sent again" in caplog.text)
    assert caplog.text.count("It is tried again") == 4
    assert caplog.text.count("not sent again") == 1


def test_when_the_site_stops_what_waits_is_tried_once_more(office_of, box, site, monkeypatch):
    monkeypatch.setattr(mail, "WAITS", (3600,))
    site(**office_of("451 later"))
    mail.send("amal@oak.test", "Hello", "text").result(30)
    assert box.letters == []
    mail.try_once_more()
    assert [letter["Subject"] for letter in box.letters] == ["Hello"] and not mail._waiting


def test_who_runs_accounts_and_the_reader_learn_of_it_and_not_what_was_in_it(world, browser, monkeypatch):
    far = {"HOST": "127.0.0.1", "PORT": free_port(), "TLS": False, "USER": "", "FROM": "i@oak.test", "PASSWORD": ""}
    for name, value in far.items():
        monkeypatch.setitem(world.app.config, f"INQUIRY_MAIL_{name}", value)
    assert "could not be delivered" not in words(browser(world.ines).get("/administration"))
    with world.app.app_context():
        mail.send(world.amal.email, "Secret subject", "Secret text").result(30)
    until(lambda: "could not be delivered" in words(browser(world.ines).get("/administration")))
    said = words(browser(world.ines).get("/administration"))
    assert "Letters to these people could not be delivered in the last seven days: Amal." in said
    for person, page in ((world.ines, "/administration/log"), (world.amal, "/me")):
        told = words(browser(person).get(page))
        assert "A letter could not be delivered" in told and "Secret" not in told
    assert "A letter could not be delivered" not in words(browser(world.bea).get("/me"))
