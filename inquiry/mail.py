"""Letters to people. Without a mail server they go to the log, so that whoever runs the site can pass a link on."""

import logging
import ssl
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid
from functools import partial
from smtplib import SMTP, SMTP_SSL
from typing import NamedTuple

from flask import current_app

from inquiry.clock import now

log = logging.getLogger(__name__)
postman = ThreadPoolExecutor(
    1, "postman"
)  # one letter after the other; what is queued still leaves when the site stops
PATIENCE = 20  # seconds for each answer of the mail server
TLS_AT_ONCE = 465  # on every other port the connection begins in the open and then changes to TLS


class PostOffice(NamedTuple):
    """Where letters are handed in, as the settings say."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    tls: bool


def is_configured() -> bool:
    """Whether letters leave this house."""
    return bool(current_app.config["INQUIRY_MAIL_HOST"])


def send(to: str, subject: str, text: str, enclose: Callable[[EmailMessage], None] | None = None) -> Future | None:
    """Queue a letter and return at once; without a mail server, write it to the log instead.

    `enclose` puts more into the letter, later and in another thread: it knows no request and no database.
    """
    if is_configured():
        return postman.submit(_deliver, _post_office(), to, subject, text, enclose)
    lines = "\n".join(f"    | {line}" for line in text.splitlines())  # so that no line can pass for a line of the log
    log.warning("Mail is not configured. Please pass this on to %s:\n    | %s\n%s", _line(to), _line(subject), lines)
    return None


def _post_office():
    config = current_app.config
    host, user = config["INQUIRY_MAIL_HOST"], config["INQUIRY_MAIL_USER"]
    sender = config["INQUIRY_MAIL_FROM"] or (user if "@" in user else f"inquiry@{host}")
    return PostOffice(
        host, config["INQUIRY_MAIL_PORT"], user, config["INQUIRY_MAIL_PASSWORD"], sender, config["INQUIRY_MAIL_TLS"]
    )


def _deliver(office, to, subject, text, enclose):
    try:
        letter = _letter(office, to, subject, text)
        if enclose:
            enclose(letter)
        with _counter(office) as counter:
            counter.send_message(letter)
    except Exception as error:  # nobody waits for this thread; the log must hear of it, without the letter
        reason = getattr(error, "smtp_code", "") or type(error).__name__
        log.error("A letter could not be handed to %s (%s). It is not sent again.", office.host, reason)


def _letter(office, to, subject, text):
    letter = EmailMessage()
    name, _, domain = _line(to).rpartition("@")
    letter["To"] = Address(username=name, domain=domain)  # never a string: a comma in it would be a second reader
    letter["From"] = office.sender
    letter["Subject"] = _line(subject)
    letter["Date"] = now()
    letter["Message-ID"] = make_msgid(domain=office.host)
    letter["Auto-Submitted"] = "auto-generated"  # no out-of-office answers
    letter.set_content(text)
    return letter


def _line(words):
    """Header lines end at a line end, so there is none inside."""
    return " ".join(str(words).split())


@contextmanager
def _counter(office):
    safely = ssl.create_default_context()
    at_once = office.tls and office.port == TLS_AT_ONCE
    opening = partial(SMTP_SSL, context=safely) if at_once else SMTP
    with opening(office.host, office.port, timeout=PATIENCE) as counter:
        if office.tls and not at_once:
            counter.starttls(context=safely)
        if office.user:
            counter.login(office.user, office.password)
        yield counter
