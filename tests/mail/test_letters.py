"""Letters arrive when there is a mail server, and are not lost when there is none."""

import pytest

from inquiry import mail
from tests.mail.conftest import PASSWORD, free_port


def open_office(controller):
    sender = "Inquiry <i@oak.test>"
    return {"MAIL_HOST": "127.0.0.1", "MAIL_PORT": controller.port, "MAIL_TLS": False, "MAIL_FROM": sender}


def test_a_letter_arrives(office, box, site):
    site(**open_office(office))
    assert mail.is_configured()
    mail.send("amal@oak.test", "Bea’s invitation", "Come in: https://oak.test/in/1\n\n“Welcome”").result(30)
    (letter,) = box.letters
    assert (letter["To"], letter["From"]) == ("amal@oak.test", "Inquiry <i@oak.test>")
    assert letter["Subject"] == "Bea’s invitation"
    assert letter.get_content() == "Come in: https://oak.test/in/1\n\n“Welcome”\n"
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_subject_stays_one_line(office, box, site):
    site(**open_office(office))
    mail.send("amal@oak.test", "Hello\r\nBcc: mallory@evil.test\r\n\r\nother text", "text").result(30)
    (letter,) = box.letters
    assert letter["Subject"] == "Hello Bcc: mallory@evil.test other text"
    assert (letter["Bcc"], letter.get_content()) == (None, "text\n")
    assert box.readers == [["amal@oak.test"]]


@pytest.mark.parametrize("to", ["amal@oak.test\nBcc: mallory@evil.test", "mallory@evil.test, amal@oak.test"])
def test_nobody_can_add_a_reader(office, box, site, to):
    site(**open_office(office))
    mail.send(to, "Hello", "text").result(30)
    assert [len(readers) for readers in box.readers] in ([], [1])
    assert all(letter["Bcc"] is None for letter in box.letters)
    assert ["mallory@evil.test"] not in box.readers


def test_without_a_server_the_log_has_the_link_and_says_so(site, caplog):
    site()
    assert not mail.is_configured()
    assert mail.send("amal@oak.test", "Hello\nERROR all is lost", "Come in:\nhttps://oak.test/in/1") is None
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert record.getMessage().splitlines() == [
        "Mail is not configured. Please pass this on to amal@oak.test:",
        "    | Hello ERROR all is lost",
        "    | Come in:",
        "    | https://oak.test/in/1",
    ]


def test_a_server_that_is_away_is_reported_without_the_letter(site, caplog):
    site(MAIL_HOST="127.0.0.1", MAIL_PORT=free_port(), MAIL_TLS=False)
    mail.send("amal@oak.test", "Secret subject", "Secret text").result(30)
    assert "could not be handed to 127.0.0.1" in caplog.text
    assert "ecret" not in caplog.text
    assert "amal" not in caplog.text


def test_nothing_is_sent_in_the_open_when_tls_is_asked_for(office, box, site, caplog):
    site(**open_office(office) | {"MAIL_TLS": True})
    mail.send("amal@oak.test", "Hello", "text").result(30)
    assert box.letters == []
    assert "could not be handed" in caplog.text


def with_name(controller, password=PASSWORD):
    known = {"MAIL_USER": "i@oak.test", "MAIL_PASSWORD": password}
    return {"MAIL_HOST": "localhost", "MAIL_PORT": controller.port, **known}


def test_a_letter_goes_by_name_and_password_over_tls(safe_office, box, site, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    site(**with_name(safe_office))
    mail.send("amal@oak.test", "Hello", "text").result(30)
    assert box.users == ["i@oak.test"]
    assert [letter["From"] for letter in box.letters] == ["i@oak.test"]


def test_a_wrong_password_is_reported_by_its_number(safe_office, box, site, certificate, monkeypatch, caplog):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    site(**with_name(safe_office, "wrong"))
    mail.send("amal@oak.test", "Hello", "text").result(30)
    assert box.letters == []
    assert "(535)" in caplog.text
    assert "wrong" not in caplog.text


def test_a_server_nobody_vouches_for_gets_no_password(safe_office, box, site, caplog):
    site(**with_name(safe_office))
    mail.send("amal@oak.test", "Hello", "text").result(30)
    assert box.users == box.letters == []
    assert "SSLCertVerificationError" in caplog.text
