"""A team asks its principal for what it needs, and is answered."""

from datetime import date, timedelta

from inquiry.db import db, writing
from inquiry.protected.models import CoverRequest
from tests.world import every_table

WORDS = "We need cover on Thursday."


def ask(world, browser, who=None, **more):
    return browser(who or world.amal).post(f"/teams/{world.team.ref}/requests", words=WORDS, **more)


def the_request(world):
    with world.app.app_context():
        return db.session.scalar(db.select(CoverRequest).execution_options(**every_table()))


def test_what_a_team_asks_for_stands_on_its_principals_first_page_until_it_is_answered(world, browser):
    ask(world, browser, on="2026-12-03")
    dev = browser(world.dev)
    page = dev.get("/").text
    assert "A team asks you for something." in page
    assert WORDS in page
    answer = dev.post(f"/requests/{the_request(world).ref}/answer", answer="Ms. Lund comes at two.")
    assert answer.status_code == 303
    assert WORDS not in dev.get("/").text
    assert "Ms. Lund comes at two." in browser(world.gus).get(f"/teams/{world.team.ref}/requests").text
    assert the_request(world).on == date(2026, 12, 3)


def test_nobody_else_reads_it(world, browser):
    ask(world, browser)
    for who in (world.edie, world.cleo):
        assert browser(who).get(f"/teams/{world.team.ref}/requests").status_code == 404
    assert WORDS not in browser(world.ines).get(f"/teams/{world.team.ref}/requests").text


def test_only_the_principal_answers_and_only_members_ask(world, browser):
    ask(world, browser)
    ref = the_request(world).ref
    assert browser(world.bea).post(f"/requests/{ref}/answer", answer="No").status_code == 403
    assert ask(world, browser, who=world.dev).status_code == 403


def test_a_member_takes_it_back_until_it_is_answered(world, browser):
    ask(world, browser)
    browser(world.bea).post(f"/requests/{the_request(world).ref}/taking-back")
    assert WORDS not in browser(world.dev).get("/").text
    assert browser(world.dev).post(f"/requests/{the_request(world).ref}/answer", answer="x").status_code == 403


def test_an_empty_request_comes_back(world, browser):
    answer = browser(world.amal).post(f"/teams/{world.team.ref}/requests", words=" ")
    assert answer.status_code == 422
    assert "Write in a sentence what you need." in answer.text


def test_an_empty_answer_comes_back_and_the_request_still_waits(world, browser):
    ask(world, browser)
    answer = browser(world.dev).post(f"/requests/{the_request(world).ref}/answer", answer="")
    assert answer.status_code == 422
    assert WORDS in browser(world.dev).get("/").text


def test_the_principal_reads_who_asks(world, browser):
    ask(world, browser)
    assert "Grade 4</a>, Amal," in browser(world.dev).get("/").text


def test_an_answer_stands_on_the_teams_page_and_for_a_week_on_the_askers_first_page(world, browser):
    ask(world, browser)
    said = "Ms. Lund comes at two."
    browser(world.dev).post(f"/requests/{the_request(world).ref}/answer", answer=said)
    assert said in browser(world.gus).get(f"/teams/{world.team.ref}").text
    assert said in browser(world.amal).get("/").text
    assert said not in browser(world.gus).get("/").text
    with world.app.app_context(), writing():
        asked = db.session.scalar(db.select(CoverRequest).execution_options(**every_table()))
        asked.answered_at -= timedelta(days=8)
    assert said not in browser(world.amal).get("/").text
    assert said in browser(world.gus).get(f"/teams/{world.team.ref}/requests").text
