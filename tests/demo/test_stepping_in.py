"""Whoever is named when the demo starts has a link, and finds a home without a fault behind it."""

import re

from inquiry.demo import cast
from inquiry.demo.people import PARTS
from tests.browser import Browser, words

STARTS = ("/", "/leading", "/sessions", "/teams")
INSIDE = re.compile(r'<a [^>]*href="(/[^"#]*)"')


def test_the_list_begins_with_the_people_of_the_inquiry_and_stays_short(demo):
    with demo.app.app_context():
        names = [person.name for person, _part in cast()]
    assert names[:9] == list(PARTS)
    assert names[9:] == ["Uma", "Rosa", "Zoe", "Petra"]


def test_everybody_steps_in_by_their_link_and_finds_their_pages(demo, monkeypatch):
    monkeypatch.setitem(demo.app.config, "INQUIRY_DEMO", True)
    listed = Browser(demo.app).get("/sign-in").text
    for person in demo.people.values():
        assert (f"/demo/{person.ref}" in listed) == person.is_active
        visitor = Browser(demo.app)
        if person.is_active:
            assert visitor.post(f"/demo/{person.ref}").status_code == 303
            for path in (*STARTS, "/leading/growth", "/leading/portfolio"):
                assert visitor.get(path).status_code == 200, (person.name, path)
        else:
            assert visitor.get(f"/demo/{person.ref}").status_code == 404


def test_every_page_that_the_first_ones_lead_to_opens(demo):
    with demo.app.app_context():
        names = [person.name for person, _part in cast()]
    for name in names:
        visitor, seen = demo.browser(name), set()
        for start in STARTS:
            for path in sorted(set(INSIDE.findall(visitor.get(start).text)) - seen):
                seen.add(path)
                assert visitor.get(path).status_code in (200, 302, 303), (name, path)
        assert len(seen) > 8


def test_in_spanish_too(demo):
    for name in ("Bea", "Uma", "Rosa", "Petra"):
        assert demo.browser(name, language="es").get("/").status_code == 200


def test_what_was_said_between_bea_and_her_mentor_reaches_neither_principal_nor_team(demo):
    secret = "I do not think you need me in the room"
    bea = demo.browser("Bea")
    assert secret in words(bea.get("/leading/records"))
    for name in ("Dev", "Quinn", "Petra", "Uma", "Amal", "Gus", "Rosa"):
        visitor = demo.browser(name)
        for path in (*STARTS, "/leading/records"):
            assert secret not in words(visitor.get(path))
