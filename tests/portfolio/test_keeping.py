"""A leader keeps pieces of evidence and self-assessments; each is kept, and the whole is a page and a PDF."""

import pytest

from inquiry.access import visible
from inquiry.clock import now
from inquiry.mentoring.models import SealedRead
from inquiry.portfolio.models import PortfolioItem, SelfAssessment
from tests.browser import words
from tests.portfolio.conftest import GOAL, PIECE
from tests.portfolio.test_opening import pdf_words

NEW, ASSESS = "/leading/portfolio/pieces/new", "/leading/assessment"
SAID = {"title": "A led tuning", "on": "2026-11-03", "body": "They **asked** each other", "meeting": ""}


def pieces(inside, world):
    inside.rollback()
    return list(inside.scalars(visible(PortfolioItem, to=world.bea).order_by(PortfolioItem.id)))


def assessments(inside, world):
    inside.rollback()
    return list(inside.scalars(visible(SelfAssessment, to=world.bea).order_by(SelfAssessment.id)))


def test_a_piece_is_kept_with_its_day_its_meeting_and_its_standards(world, browser, inside, rooms):
    meeting = rooms.held(world.amal)
    bea = browser(world.bea)
    assert bea.post(NEW, **{**SAID, "meeting": meeting.ref}, tags=["I", "III"]).status_code == 303
    piece = pieces(inside, world)[0]
    assert (piece.meeting_id, piece.tags) == (meeting.id, ["I", "III"])
    said = words(bea.get("/leading/portfolio"))
    assert "Looking at work and data" in said and "A collaborative culture" in said
    assert "What was said stays here" not in said


def test_a_meeting_one_was_not_in_is_no_choice(world, browser, inside, rooms):
    meeting = rooms.held(led_by=world.amal)
    assert browser(world.bea).post(NEW, **{**SAID, "meeting": meeting.ref}).status_code == 422
    assert pieces(inside, world) == []


def test_a_piece_is_changed_put_away_and_taken_out_again_by_its_owner_alone(world, browser, inside):
    bea = browser(world.bea)
    bea.post(NEW, **SAID)
    piece = pieces(inside, world)[0]
    there = f"/portfolio-pieces/{piece.ref}"
    assert bea.post(there, **{**SAID, "title": "A tuning I led"}).status_code == 303
    assert browser(world.amal).post(there, **SAID).status_code == 404
    assert pieces(inside, world)[0].title == "A tuning I led"
    for is_away in (True, False):
        assert bea.post(f"{there}/putting-away").status_code == 303
        assert (pieces(inside, world)[0].put_away_at is not None) is is_away


def test_what_a_piece_said_before_is_kept_for_its_owner_alone(world, browser, inside, open_to):
    bea = browser(world.bea)
    bea.post(NEW, **{**SAID, "body": "tansy-as-it-was-first-written"})
    piece = pieces(inside, world)[0]
    there, share = f"/portfolio-pieces/{piece.ref}", open_to(world.cleo)
    bea.post(there, **{**SAID, "body": "tansy-as-it-was-first-written"}, tags=["I"])
    assert "What it said before" not in bea.get(there).text, "other tags are no other words"
    bea.post(there, **SAID)
    assert "tansy-as-it-was-first-written" in bea.get(there).text
    for page in (f"/portfolios/{share.ref}", there):
        assert "tansy-as-it-was-first-written" not in browser(world.cleo).get(page).text
    assert "tansy-as-it-was-first-written" not in bea.get("/leading/portfolio").text


def test_a_piece_put_away_is_read_by_nobody_else(world, browser, inside, kept, open_to):
    share = open_to(world.cleo)
    world.change(pieces(inside, world)[0], put_away_at=now())
    assert PIECE not in browser(world.cleo).get(f"/portfolios/{share.ref}").text


def test_a_self_assessment_has_one_goal_and_each_is_kept_the_newest_first(world, browser, inside):
    bea = browser(world.bea)
    said = {"elicit": "2", "prepare": "4", "underlined": ["prepare"], "goal_strand": "elicit"}
    bea.post(ASSESS, **said, goal="Wait longer")
    bea.post(ASSESS, **said, goal="Ask back")
    first, _newer = assessments(inside, world)
    assert first.marks == {"prepare": 4, "elicit": 2} and first.underlined == ["prepare"]
    text = words(bea.get(ASSESS))
    assert text.index("Ask back") < text.index("Wait longer")


@pytest.mark.parametrize(
    "fields", [{"goal": "Wait"}, {"goal_strand": "elicit"}, {"goal_strand": "knit", "goal": "Wait"}, {"elicit": "9"}]
)
def test_a_self_assessment_needs_one_strand_and_a_goal(world, browser, inside, fields):
    assert browser(world.bea).post(ASSESS, **fields).status_code == 422
    assert assessments(inside, world) == []


def test_the_mentor_reads_self_assessments_and_that_is_written_down(world, browser, inside, kept, mentorship):
    assert GOAL in browser(world.edie).get(f"/mentoring/{mentorship.ref}/assessment").text
    inside.rollback()
    assert inside.scalars(visible(SealedRead, SealedRead.what, to=world.bea)).all() == ["assessment"]
    assert browser(world.cleo).get(f"/mentoring/{mentorship.ref}/assessment").status_code == 404


def test_the_pdf_holds_all_of_ones_own(world, browser, kept, rooms):
    rooms.held(world.amal)
    said = pdf_words(browser(world.bea).get("/leading/portfolio.pdf"))
    for words_of_it in ("Bea", PIECE, GOAL, "Not there yet", "Underlined", "Elicit"):
        assert words_of_it in said


def test_an_empty_portfolio_says_what_could_be_in_it(world, browser):
    said = words(browser(world.gus).get("/leading/portfolio"))
    assert "What would you show somebody who asks how you lead?" in said
    assert pdf_words(browser(world.gus).get("/leading/portfolio.pdf"))
