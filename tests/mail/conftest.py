"""A mail server on this machine, and sites that know it."""

import socket
import ssl
import subprocess
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from flask import Flask

from inquiry import config

PASSWORD = "open sesame"


class Box:
    """The letters that came in, and who was let in."""

    def __init__(self):
        self.letters, self.readers, self.users = [], [], []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=policy.default))
        self.readers.append(envelope.rcpt_tos)
        return "250 taken"

    def let_in(self, server, session, envelope, mechanism, said):
        self.users.append(said.login.decode())
        return AuthResult(success=said.password == PASSWORD.encode(), handled=False)


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def office(box):
    """A mail server on this machine, without TLS."""
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def site(tmp_path):
    """Make a site with these settings, and be inside it."""
    contexts = []

    def site(**settings):
        app = Flask("site")
        app.config.from_mapping(config.read({}, HOME=str(tmp_path), ADDRESS="https://oak.test", **settings))
        contexts.append(app.app_context())
        contexts[-1].push()

    yield site
    for context in contexts:
        context.pop()


@pytest.fixture
def certificate(tmp_path):
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run([*made.split(), "-keyout", key, "-out", cert], check=True, capture_output=True)
    return cert, key


@pytest.fixture
def safe_office(box, certificate):
    """A mail server with TLS that wants to know who hands in."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    asks = {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": box.let_in}
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **asks)
    controller.start()
    yield controller
    controller.stop()
