"""Those who lead a session: what people need for it, who came, and what they take home."""

from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.meetings.models import CLOSED, OPEN
from inquiry.meetings.steps import Presence
from inquiry.minutes.writing import write_minutes
from inquiry.sessions.models import SignUp
from tests.browser import words
from tests.sessions.conftest import signs_up

CARD = {"learned": "Wait longer", "will_try": "Ask “who can say that again?”", "asks": "What about the quiet ones?"}


@pytest.fixture
def held(world, browser, session):
    """Amal and Bea had places; Bea was in the room, and so was Farah, who had none."""
    for person in (world.amal, world.bea):
        signs_up(browser, person, session)
    at = now()
    world.change(session.its_meeting, state=OPEN, began_at=at, starts_at=at)
    for person in (world.bea, world.farah, world.edie):
        world.add(Presence(meeting_id=session.its_meeting.id, person_id=person.id))
    return session


def closes(world, session):
    world.change(session.its_meeting, state=CLOSED, ended_at=now())
    with world.app.app_context(), writing():
        write_minutes(world.again(session.its_meeting), by=world.edie)


def came(world, session):
    with world.app.app_context():
        rows = db.session.execute(db.select(SignUp.person_id, SignUp.came).where(SignUp.session_id == session.id)).all()
    names = {getattr(world, who).id: who for who in ("amal", "bea", "farah", "gus", "edie")}
    return {names[number]: was for number, was in rows}


def test_attendance_is_filled_in_from_who_was_in_the_room(world, held):
    closes(world, held)
    assert came(world, held) == {"amal": False, "bea": True, "farah": True}  # and whoever leads is not counted


def test_leaders_put_it_right_and_what_they_said_stays(world, browser, held):
    edie, url = browser(world.edie), f"/sessions/{held.ref}/attendance"
    page = edie.get(url).text
    refs = {who: ref for ref, who in refs_of(world, held).items()}
    assert page.count("checked") == 1
    both = [refs["amal"], refs["bea"]]
    assert edie.post(url, listed=both, shown=[refs["bea"]], came=[refs["amal"]]).status_code == 303
    assert came(world, held) == {"amal": True, "bea": False}
    closes(world, held)
    assert came(world, held) == {"amal": True, "bea": False, "farah": True}


def refs_of(world, session):
    names = {getattr(world, who).id: who for who in ("amal", "bea", "farah")}
    with world.app.app_context():
        rows = db.session.execute(db.select(SignUp.ref, SignUp.person_id).where(SignUp.session_id == session.id))
        return {ref: names[number] for ref, number in rows}


def test_two_leaders_who_fill_it_in_keep_each_others_marks(world, browser, held):
    edie, url = browser(world.edie), f"/sessions/{held.ref}/attendance"
    refs = {who: ref for ref, who in refs_of(world, held).items()}
    both = [refs["amal"], refs["bea"]]
    edie.post(url, listed=both, shown=[refs["bea"]], came=both)  # Amal came after all
    edie.post(url, listed=both, shown=[refs["bea"]], came=[])  # the other page, opened before: Bea did not
    assert came(world, held) == {"amal": True, "bea": False}


def test_somebody_who_came_without_a_place_is_added(world, browser, held):
    browser(world.edie).post(f"/sessions/{held.ref}/walk-ins", who=world.farah.ref)
    assert came(world, held)["farah"] is True
    assert browser(world.edie).post(f"/sessions/{held.ref}/walk-ins", who=world.gus.ref).status_code == 303
    assert "gus" not in came(world, held)  # not of this cohort


def test_nobody_else_fills_it_in(world, browser, held):
    for person in (world.amal, world.bea):
        assert browser(person).get(f"/sessions/{held.ref}/attendance").status_code == 403


# --- exit cards -------------------------------------------------------------------------------------------------------
def test_the_page_says_who_reads_the_card_before_one_writes(world, browser, held):
    assert "Edie reads it, with your name, and nobody else does." in words(
        browser(world.bea).get(f"/sessions/{held.ref}/exit-card")
    )


def test_an_exit_card_is_read_by_those_who_lead_with_the_name(world, browser, held):
    assert browser(world.bea).post(f"/sessions/{held.ref}/exit-card", **CARD).status_code == 303
    page = words(browser(world.edie).get(f"/sessions/{held.ref}/exit-cards"))
    for said in ("Wait longer", "who can say that again?", "What about the quiet ones?", "Bea"):
        assert said in page
    for person in (world.amal, world.bea, world.farah):
        assert browser(person).get(f"/sessions/{held.ref}/exit-cards").status_code == 403


def test_a_card_is_changed_and_there_is_one_of_each(world, browser, held):
    for words_now in ("Wait", "Wait longer"):
        browser(world.bea).post(f"/sessions/{held.ref}/exit-card", **CARD | {"learned": words_now})
    page = words(browser(world.edie).get(f"/sessions/{held.ref}/exit-cards"))
    assert page.count("Wait") == 1


def test_nobody_writes_before_the_session_or_without_a_place(world, browser, session, held):
    assert browser(world.gus).get(f"/sessions/{held.ref}/exit-card").status_code == 403
    world.change(held.its_meeting, state="planned", began_at=None, starts_at=now() + timedelta(days=1))
    assert browser(world.bea).get(f"/sessions/{held.ref}/exit-card").status_code == 403


def test_the_first_page_asks_for_the_card_until_it_is_written(world, browser, held):
    closes(world, held)
    asks = "What do you take with you from “Talk moves”?"
    assert asks in words(browser(world.bea).get("/"))
    assert asks not in words(browser(world.amal).get("/"))  # was not there
    browser(world.bea).post(f"/sessions/{held.ref}/exit-card", **CARD)
    assert asks not in words(browser(world.bea).get("/"))


# --- materials --------------------------------------------------------------------------------------------------------
def test_materials_stand_on_the_page_for_everybody_and_are_put_away(world, browser, session):
    edie, page = browser(world.edie), f"/sessions/{session.ref}"
    said = {"title": "Reading", "body": "Two *pages*", "link": "https://riverside.example/talk"}
    assert edie.post(f"{page}/materials/new", **said).status_code == 303
    shown = browser(world.bea).get(page).text
    assert "<em>pages</em>" in shown
    assert 'href="https://riverside.example/talk"' in shown
    ref = shown_ref(edie.get(page).text)
    assert browser(world.bea).post(f"/materials/{ref}/putting-away").status_code == 403
    assert edie.post(f"/materials/{ref}/putting-away").status_code == 303
    assert "Reading" not in browser(world.bea).get(page).text
    assert "Reading" in edie.get(page).text
    assert edie.post(f"/materials/{ref}/putting-away").status_code == 303
    assert "Reading" in browser(world.bea).get(page).text


def shown_ref(text):
    return text.partition("/materials/")[2].partition("/putting-away")[0].rpartition("/")[2]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a b"])
def test_an_address_is_one_on_the_web(world, browser, session, link):
    answer = browser(world.edie).post(f"/sessions/{session.ref}/materials/new", title="x", body="", link=link)
    assert answer.status_code == 422


def test_who_comes_is_seen_by_those_who_look_after_it(world, browser, session):
    signs_up(browser, world.gus, session)
    assert "Gus" in words(browser(world.edie).get(f"/sessions/{session.ref}"))
    assert "Gus" not in words(browser(world.bea).get(f"/sessions/{session.ref}"))
    assert "1 of 2 places are taken" in words(browser(world.bea).get(f"/sessions/{session.ref}"))
