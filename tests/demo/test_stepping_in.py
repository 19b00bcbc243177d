"""Whoever is named when the demo starts has a link, and finds a home without a fault behind it."""

import re

from inquiry.clock import now
from inquiry.demo import cast
from inquiry.demo.people import PARTS
from inquiry.growth.models import Debrief, LeadingPlan
from inquiry.mentoring.models import Mentorship
from tests.browser import Browser, words

LONG = 25
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


def test_every_page_that_the_first_ones_lead_to_opens_and_keeps_what_is_between_others(demo, rows):
    names = [person.name for person, _part in cast()]
    for name in names:
        sealed = between_others(rows, demo.people[name])
        visitor, seen = demo.browser(name), set()
        for start in STARTS:
            for path in sorted(set(INSIDE.findall(visitor.get(start).text)) - seen):
                seen.add(path)
                page = visitor.get(path)
                assert page.status_code in (200, 302, 303), (name, path)
                assert [said for said in sealed if said in page.text] == [], (name, path)
        assert len(seen) > 8
        assert len(sealed) > 60


def between_others(rows, person):
    """Every longer sentence of plans and debriefs that this person neither wrote nor reads as a mentor."""
    theirs = [one for one in rows(Mentorship) if one.mentor_id == person.id and one.is_current(now())]
    known = {person.id} | {one.leader_id for one in theirs}
    plans = [one for one in rows(LeadingPlan) if one.leader_id not in known]
    debriefs = [one for one in rows(Debrief) if one.leader_id not in known]
    said = [words for one in plans for words in (one.purpose, one.why, one.risks)]
    said += [words for one in debriefs for words in (one.learned, one.worked, one.try_next, one.mentor_words)]
    return [words for words in said if len(words) > LONG]


def test_in_spanish_too(demo):
    for name in ("Bea", "Uma", "Rosa", "Petra"):
        assert demo.browser(name, language="es").get("/").status_code == 200


def test_between_bea_and_her_mentor_both_read_it(demo, rows):
    said = "I do not think you need me in the room"
    assert said in words(demo.browser("Bea").get("/leading/records"))
    assert said not in words(demo.browser("Amal").get("/leading/records"))
    assert any(said in one.mentor_words for one in rows(Debrief))
