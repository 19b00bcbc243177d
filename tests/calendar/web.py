"""A web server on loopback that stands in for the internet."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest

from inquiry.calendar.fetching import Limits
from inquiry.calendar.opening import NotRead
from tests.calendar.written import calendar, day

DATA = calendar(day("20260907"))


class Answers(BaseHTTPRequestHandler):
    """Answers as each test says: a function for each path."""

    paths: dict = {}
    heard: list = []

    def do_GET(self):
        self.heard.append((self.path, dict(self.headers)))
        self.paths[self.path](self)

    def log_message(self, *words):
        pass

    def say(self, status=200, body=DATA, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def near(server, **more):
    """Limits under which loopback, and nothing else, is the internet."""
    usual = {"seconds": 3, "connecting": 1, "reachable": lambda address: address == "127.0.0.1"}
    return Limits(**{**usual, "ports": (80, 443, server.port), **more})


@contextmanager
def refused(why):
    with pytest.raises(NotRead) as refused:
        yield
    assert refused.value.reason == why
