"""Letters to people. Without a mail server they go to the log, so that whoever runs the site can pass a link on."""

import atexit
import logging
import ssl
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid
from functools import partial
from smtplib import SMTP, SMTP_SSL, SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected
from threading import Timer
from typing import Any, NamedTuple

from flask import current_app

from inquiry.clock import now

log = logging.getLogger(__name__)
postman = ThreadPoolExecutor(
    1, "postman"
)  # one letter after the other; what is queued still leaves when the site stops
PATIENCE = 20  # seconds for each answer of the mail server
WAITS = (2 * 60, 15 * 60, 60 * 60, 4 * 60 * 60)  # seconds until a letter that was refused for the moment is tried again
TLS_AT_ONCE = 465  # on every other port the connection begins in the open and then changes to TLS


_waiting: dict[Timer, tuple] = {}  # letters that are tried again later; they live as long as this process


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
        app = current_app._get_current_object()  # type: ignore[attr-defined]
        return postman.submit(_deliver, app, _post_office(), to, subject, text, enclose)
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


def on_given_up(app, tell: Callable[[str], Any]) -> None:
    """Be told, inside the app, of the address to which a letter will never be delivered."""
    app.extensions["letters given up"] = tell


def _deliver(app, office, to, subject, text, enclose):
    try:
        letter = _letter(office, to, subject, text)
        if enclose:
            enclose(letter)
    except Exception as error:  # nobody waits for this thread; the log must hear of it, without the letter
        _give_up(app, office, to, error)
    else:
        _hand_in(app, office, to, letter)


def _hand_in(app, office, to, letter, tries=0):
    """The same letter each time, under the same number, so that one which did arrive is known again."""
    try:
        with _counter(office) as counter:
            counter.send_message(letter)
    except Exception as error:
        if not is_passing(error) or tries >= len(WAITS):
            return _give_up(app, office, to, error)
        minutes = WAITS[tries] // 60
        told = office.host, _reason(error), minutes
        log.warning("A letter could not be handed to %s yet (%s). It is tried again in %s minutes.", *told)
        _later(WAITS[tries], app, office, to, letter, tries + 1)


def is_passing(error: Exception) -> bool:
    """Whether a mail server may take the letter later: it was away, busy, or said so (4xx)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(400 <= code < 500 for code, _said in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return 400 <= error.smtp_code < 500
    if isinstance(error, SMTPException):
        return isinstance(error, SMTPServerDisconnected)
    return isinstance(error, OSError) and not isinstance(error, ssl.SSLError)


def _later(seconds, *letter):
    def again():
        postman.submit(_hand_in, *letter)
        _waiting.pop(timer, None)

    timer = Timer(seconds, again)
    timer.daemon = True
    _waiting[timer] = letter
    timer.start()


@atexit.register
def try_once_more() -> None:
    """When the site stops, what waits is tried a last time, until the mail server refuses."""
    for timer in list(_waiting):
        timer.cancel()
    letters = [_waiting.pop(timer) for timer in list(_waiting)]
    for number, (_app, office, _to, letter, _tries) in enumerate(letters):
        try:
            with _counter(office) as counter:
                counter.send_message(letter)
        except Exception:
            lost = len(letters) - number
            log.error("The site stops, and %s letters could not be handed to %s.", lost, office.host)
            return


def _give_up(app, office, to, error):
    log.error("A letter could not be handed to %s (%s). It is not sent again.", office.host, _reason(error))
    if tell := app.extensions.get("letters given up"):
        with app.app_context():
            tell(to)


def _reason(error):
    return getattr(error, "smtp_code", "") or type(error).__name__


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
