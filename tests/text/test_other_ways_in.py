"""Hostile texts on other ways: the first start, names of files, and what stands after a question mark."""

import io

import pytest

from inquiry.app import create_app
from inquiry.db import db
from inquiry.migrate import migrate
from tests.browser import Browser
from tests.corpora import payloads
from tests.databases import SQLite
from tests.furnished import furnish
from tests.served import let_go
from tests.world import World


@pytest.mark.parametrize("name", ["welcome", "files", "questions"])
def test_other_ways_in(name, tmp_path):
    app, world = empty(tmp_path) if name == "welcome" else settled(tmp_path)
    for entry in [entry for entry in payloads() if len(entry) <= 80][::60]:
        assert OTHER_WAYS[name](app, world, entry) < 500, entry
    let_go(app)


def settled(folder):
    app, _nobody = empty(folder)
    with app.app_context():
        world = World().attach(app)
        db.session.remove()
    return app, world


def empty(folder):
    app = create_app(TESTING=True, SECRET_KEY="for tests only", **SQLite(folder).settings)
    with app.app_context():
        migrate()
    return app, None


def by_welcome(app, _world, entry):
    names = dict.fromkeys(("district", "school", "team", "name"), entry)
    more = {"email": "ines@riverside.example", "password": "short", "kind": "grade"}  # refused, and shown again
    return Browser(app).post("/welcome", **names, **more).status_code


def by_file_name(app, world, entry):
    file = (io.BytesIO(b"not a picture"), entry)
    client = Browser(app, world.amal).client
    headers = {"Sec-Fetch-Site": "same-origin"}
    answer = client.post(f"/teams/{world.team.ref}/work/new", data={"files": file}, headers=headers)
    assert "<script>alert" not in answer.text.lower()
    return answer.status_code


def by_question(app, world, entry):
    asked = ("code", "name", "after", "before", "page", "version", "phase", "kind", "in", "region", "inquiry", "next")
    asked += ("became", "minutes", "people", "trust", "take", "meeting", "team", "purpose", "protocol", "once")
    worst = 0
    for who, address in (
        (None, "/sign-in"),
        (world.ines, "/administration/people"),
        (world.ines, "/administration/log"),
        (world.bea, "/join"),
        (world.bea, "/protocols"),
        (world.bea, f"/teams/{world.team.ref}/members/new"),
        (world.bea, f"/teams/{world.team.ref}/meetings/fit"),
        (world.bea, f"/cycles/{world.cycle.ref}/notes/new"),
        (world.bea, f"/meetings/{world.last_meeting.ref}/minutes"),
    ):
        answer = Browser(app, who).get(address, query_string=dict.fromkeys(asked, entry))
        worst = max(worst, answer.status_code)
    return worst


OTHER_WAYS = {"welcome": by_welcome, "files": by_file_name, "questions": by_question}


HUGE, NOTHING = "9" * 30, "a%00b"


def test_what_no_database_can_hold_is_told_as_no_such_page(app, world, browser):
    """Neither a number beyond all numbers nor a character that is none may look like a fault of ours."""
    furnish(app, world)
    bea, ines = browser(world.bea), browser(world.ines)
    minutes, piece = f"/meetings/{world.last_meeting.ref}/minutes", f"/artifacts/{world.shared.ref}"
    for address in (f"{minutes}?version={HUGE}", f"{minutes}.md?version={HUGE}", f"{piece}/pages/{HUGE}/thumb"):
        assert bea.get(address).status_code == 404, address
    for address in (
        f"/administration/log?before={HUGE}",
        "/administration/people?name=a%00b",
        "/welcome/next?team=%00",
    ):
        assert ines.get(address).status_code in (200, 404), address
    for address in (f"/notes/{NOTHING}", f"/j/{NOTHING}", f"/meetings/{NOTHING}/room"):
        assert bea.get(address).status_code == 404, address
    for base in (HUGE, "9" * 5000):
        assert bea.post(f"{minutes}/correction", base=base).status_code < 500
    for to in ("supports>a\0b", f"supports>{HUGE}"):
        assert bea.post(f"/notes/{world.noticing.ref}/links", to=to).status_code in (404, 422)
    assert bea.post(f"/cycles/{world.cycle.ref}/notes/new", kind="noticing", body="x", once="a\0b").status_code < 500
