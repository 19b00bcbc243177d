"""A team lets others read what it is glad of, and takes it back; people say thanks."""

import pytest

from inquiry.celebrations.models import Celebration, Thanks
from inquiry.cycles.notes import Note
from inquiry.db import db
from tests.world import LONG_AGO, every_table

WORDS = "Sixteen of twenty now put ½ in the middle."


@pytest.fixture
def success(world):
    said = {"body": WORDS, "html": f"<p>{WORDS}</p>", "kind": "success", "phase": "celebrate", "revealed_at": LONG_AGO}
    return world.add(Note(team_id=world.team.id, cycle_id=world.cycle.id, author_id=world.amal.id, **said))


@pytest.fixture
def released(world, browser, success):
    answer = browser(world.amal).post(f"/notes/{success.ref}/celebration", body=WORDS, nameless="y")
    assert answer.status_code == 303
    with world.app.app_context():
        return db.session.scalar(db.select(Celebration).execution_options(**every_table()))


def reads(browser, person):
    return WORDS in browser(person).get("/celebrations").text


def test_a_member_finds_the_way_on_the_page_of_the_note(world, browser, success):
    assert "Let others read it" in browser(world.bea).get(f"/notes/{success.ref}").text
    assert "Let others read it" not in browser(world.bea).get(f"/notes/{world.noticing.ref}").text


def test_before_it_is_released_nobody_else_reads_it_and_then_the_whole_district(world, browser, success):
    assert not reads(browser, world.edie)
    browser(world.amal).post(f"/notes/{success.ref}/celebration", body=WORDS, nameless="y")
    assert all(reads(browser, one) for one in (world.amal, world.dev, world.edie, world.ines))


def test_it_is_asked_whether_a_child_can_be_recognized(world, browser, success):
    answer = browser(world.amal).post(f"/notes/{success.ref}/celebration", body="Omar has it now")
    assert answer.status_code == 422
    assert "Omar has it now" in answer.text
    assert not reads(browser, world.dev)


def test_the_note_may_change_and_the_copy_stays(world, browser, released, success):
    world.change(success, body="Something else", html="<p>Something else</p>")
    assert reads(browser, world.edie)


def test_any_member_takes_it_back_and_only_the_team_still_sees_it(world, browser, released):
    assert browser(world.edie).post(f"/celebrations/{released.ref}/withdrawal").status_code == 403
    browser(world.bea).post(f"/celebrations/{released.ref}/withdrawal")
    assert not reads(browser, world.edie)
    assert not reads(browser, world.dev)
    assert "taken back; only your team sees it" in browser(world.gus).get("/celebrations").text


def test_whoever_is_not_in_the_team_releases_nothing(world, browser, success):
    assert browser(world.dev).post(f"/notes/{success.ref}/celebration", body=WORDS, nameless="y").status_code == 404


def test_thanks_are_found_on_the_first_page_and_later_in_their_list(world, browser):
    browser(world.dev).post(f"/people/{world.bea.ref}/thanks", words="You let the quiet ones speak.")
    assert "You let the quiet ones speak." in browser(world.bea).get("/").text
    assert "You let the quiet ones speak." in browser(world.bea).get("/thanks").text
    assert "You let the quiet ones speak." not in browser(world.amal).get("/thanks").text


def test_a_principal_thanks_a_team_and_all_of_it_reads_it(world, browser):
    browser(world.dev).post(f"/teams/{world.team.ref}/thanks", words="You kept every Thursday.")
    assert "You kept every Thursday." in browser(world.gus).get("/").text
    assert "You kept every Thursday." not in browser(world.edie).get("/thanks").text


def test_after_a_week_thanks_leave_the_first_page(world, browser):
    world.add(Thanks(to_id=world.bea.id, by_id=world.dev.id, words="Long ago", at=LONG_AGO))
    assert "Long ago" not in browser(world.bea).get("/").text
    assert "Long ago" in browser(world.bea).get("/thanks").text


def test_nobody_thanks_themselves(world, browser):
    assert browser(world.bea).post(f"/people/{world.bea.ref}/thanks", words="Me").status_code == 403
