"""The product itself, behind its server."""

import pytest

from inquiry.db import db, writing
from inquiry.meetings.models import OPEN
from inquiry.people.models import Person
from tests.live.neighbours import Ear, Neighbour, wait_for
from tests.server import Server


class Colleague(Neighbour):
    """Somebody of the cast, already signed in."""

    def __init__(self, port, app, person):
        self.port = port
        serializer = app.session_interface.get_signing_serializer(app)
        self.cookie = "session=" + serializer.dumps({"_user_id": person.get_id(), "_fresh": True})


@pytest.fixture
def place(house, app):
    server = Server(house[2].settings).open()
    yield server
    server.stop()


def test_the_product_opens_its_doors(place, app, world):
    amal = Colleague(place.port, app, world.amal)
    status, headers, page = amal.ask("GET", "/")
    assert status == 200
    assert b"data-me" in page
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert amal.ask("GET", "/static/js/app.js")[0] == 200
    assert amal.ask("GET", "/nowhere")[0] == 404


def test_strangers_are_shown_the_way_in(place, app, world):
    stranger = Colleague(place.port, app, world.amal)
    stranger.cookie = ""
    assert stranger.ask("GET", "/")[0] in (302, 303)
    assert stranger.ask("GET", "/", Accept="application/json")[0] == 401
    assert stranger.ask("GET", f"/live/meetings/{world.meeting.ref}")[0] == 401


def test_a_colleague_of_another_school_hears_nothing_of_a_meeting(place, app, world):
    edie = Colleague(place.port, app, world.edie)
    assert edie.ask("GET", f"/live/meetings/{world.meeting.ref}")[2] == b"event: gone\ndata:\n\n"
    assert edie.ask("GET", f"/live/meetings/{world.meeting.ref}/poll")[0] == 404


class Listening(Ear):
    prefix = "meetings"


ENDINGS = {
    "signing out everywhere": lambda world, browser: browser(world.gus).post("/me/sign-outs"),
    "a new password": lambda world, browser: browser(world.gus).post("/me/password", now=OLD, password=NEW),
    "a closed account": lambda world, browser: browser(world.ines).post(
        f"/administration/people/{world.gus.ref}/closing"
    ),
}
OLD, NEW = "seven green umbrellas walking", "eight blue umbrellas resting"


@pytest.mark.parametrize("state", [OPEN, "planned"])
@pytest.mark.parametrize("how", ENDINGS)
def test_whoever_is_signed_out_everywhere_hears_nothing_more_at_once_and_the_others_go_on(
    place, app, world, browser, monkeypatch, how, state
):
    with app.app_context(), writing():
        db.session.get(Person, world.gus.id).choose_password(OLD)
    world.change(world.meeting, state=state, code="ABCDEF")
    gus = Listening(Colleague(place.port, app, world.again(world.gus)), world.meeting.ref)
    amal = Listening(Colleague(place.port, app, world.amal), world.meeting.ref)
    wait_for(lambda: gus.is_open.is_set() and amal.is_open.is_set())
    monkeypatch.setattr(world, "gus", world.again(world.gus))  # the world is shared by all tests
    assert ENDINGS[how](world, browser).status_code == 303
    assert gus.until(1)[0][1] == "gone", how
    assert amal.until(1)[0][1] == "membership"
