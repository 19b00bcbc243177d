"""A school year at Oak, 2026–27, with a week of Thanksgiving, and somebody else’s server."""

import threading
from datetime import date
from http.server import ThreadingHTTPServer

import pytest

from inquiry.calendar.models import SchoolYear, SpecialDay
from tests.calendar.web import Answers

FIRST, LAST = date(2026, 8, 17), date(2027, 5, 28)


@pytest.fixture
def year(world):
    """A school year whose days are given, so that nothing depends on the day the tests run."""
    named = {"name": "2026–27", "starts_on": FIRST, "ends_on": LAST}
    made = world.add(SchoolYear(school_id=world.oak.id, **named))
    off = {"starts_on": date(2026, 11, 25), "ends_on": date(2026, 11, 27), "name": "Thanksgiving"}
    world.add(SpecialDay(year_id=made.id, **off))
    return made


@pytest.fixture
def in_september(time_machine):
    time_machine.move_to("2026-09-01T15:00:00Z", tick=True)


@pytest.fixture
def server():
    """A web server on loopback; `server.paths[path]` says what it answers."""
    handler = type("Handler", (Answers,), {"paths": {}, "heard": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        web.paths, web.heard, web.port = handler.paths, handler.heard, web.server_address[1]
        web.address = f"http://127.0.0.1:{web.port}"
        yield web
        web.shutdown()
