"""A portfolio is its owner’s; parts of it are open to a named colleague until a day, and never past who evaluates."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from inquiry.access import visible
from inquiry.clock import now
from inquiry.mentoring.models import SealedRead
from inquiry.portfolio.models import PortfolioShare
from inquiry.stages.models import StageTalk
from tests.browser import words
from tests.portfolio.conftest import GOAL, PARTS, PIECE


def pdf_words(response):
    assert response.mimetype == "application/pdf"
    return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(response.data)).pages).split())


def opened_by(inside, world):
    inside.rollback()
    lines = inside.execute(visible(SealedRead, SealedRead.what, SealedRead.reader_id, to=world.bea)).all()
    return [(what, reader) for what, reader in lines]


def shares(inside, world):
    inside.rollback()
    return list(inside.scalars(visible(PortfolioShare, to=world.bea).order_by(PortfolioShare.id)))


def opening(**chosen):
    return {"until": (now() + timedelta(days=7)).date().isoformat(), **dict.fromkeys(chosen or PARTS, "y")}


def test_a_colleague_reads_the_parts_that_were_chosen_and_no_other(world, browser, inside, kept):
    answer = browser(world.bea).post(f"/people/{world.cleo.ref}/portfolio", **opening(items=1, stages=1))
    assert answer.status_code == 303
    share = shares(inside, world)[0]
    assert share.parts == ["items", "stages"]
    said = browser(world.cleo).get(f"/portfolios/{share.ref}").text
    assert PIECE in said and GOAL not in said and "Not there yet" not in said


def test_what_a_reader_opens_is_written_down_and_shown(world, browser, inside, kept, open_to):
    share = open_to(world.cleo)
    cleo = browser(world.cleo)
    assert GOAL in cleo.get(f"/portfolios/{share.ref}").text
    cleo.get(f"/portfolios/{share.ref}/portfolio.pdf")
    assert opened_by(inside, world) == [("portfolio", world.cleo.id), ("assessment", world.cleo.id)] * 2
    assert "Cleo, self-assessment" in words(browser(world.bea).get("/leading/portfolio"))


def test_the_owner_looks_at_it_as_the_reader_does_and_nothing_is_written_down(world, browser, inside, kept, open_to):
    share = open_to(world.dev)
    said = browser(world.bea).get(f"/portfolios/{share.ref}").text
    assert PIECE in said and GOAL not in said
    assert opened_by(inside, world) == []


@pytest.mark.parametrize("over", [{"until_at": -1}, {"taken_back_at": -1}])
def test_it_closes_on_its_day_and_when_it_is_taken_back(world, browser, kept, open_to, over):
    share = open_to(world.cleo)
    world.change(share, **{name: now() + timedelta(days=days) for name, days in over.items()})
    for path in ("", "/portfolio.pdf"):
        assert browser(world.cleo).get(f"/portfolios/{share.ref}{path}").status_code == 404


def test_it_closes_when_its_owner_has_left_and_could_not_take_it_back(world, browser, kept, open_to):
    share, cleo = open_to(world.cleo), browser(world.cleo)
    world.change(world.bea, left_at=now())
    assert cleo.get(f"/portfolios/{share.ref}").status_code == 404
    assert share.ref not in cleo.get("/leading").text


def test_taking_back_counts_at_once(world, browser, kept, open_to):
    share = open_to(world.cleo)
    assert browser(world.bea).post(f"/portfolios/{share.ref}/taking-back").status_code == 303
    assert browser(world.cleo).get(f"/portfolios/{share.ref}").status_code == 404
    assert "Taken back, today" in words(browser(world.bea).get("/leading/portfolio"))


def test_who_evaluates_never_gets_the_self_assessment_even_if_chosen_and_the_form_says_so(world, browser, inside, kept):
    bea = browser(world.bea)
    assert "Dev evaluates you." in words(bea.get(f"/people/{world.dev.ref}/portfolio"))
    bea.post(f"/people/{world.dev.ref}/portfolio", **opening())
    share = shares(inside, world)[0]
    dev = browser(world.dev)
    assert PIECE in dev.get(f"/portfolios/{share.ref}").text
    for said in (
        dev.get(f"/portfolios/{share.ref}").text,
        pdf_words(dev.get(f"/portfolios/{share.ref}/portfolio.pdf")),
    ):
        assert GOAL not in said and "Self-assessment" not in said and "self-assessment with" not in said
    assert ("assessment", world.dev.id) not in opened_by(inside, world)
    assert "Dev evaluates you, so your self-assessment stays closed" in words(bea.get("/leading/portfolio"))


@pytest.mark.parametrize("becomes", [{"is_evaluator": True}, {"role": "principal", "school_id": "oak"}])
def test_a_reader_who_becomes_the_leaders_evaluator_loses_the_self_assessment_at_once(
    world, browser, kept, open_to, becomes
):
    """The case: a principal becomes a leader’s evaluator while a share runs."""
    share, edie = open_to(world.edie), browser(world.edie)
    before = edie.get(f"/portfolios/{share.ref}").text
    assert GOAL in before and "A statement of the mentor" in before
    world.change(world.edie, **{name: world.oak.id if value == "oak" else value for name, value in becomes.items()})
    after = edie.get(f"/portfolios/{share.ref}").text
    assert PIECE in after  # what was kept to be shown stays open, as the leader chose
    for sealed in (GOAL, "A statement of the mentor", "planned, led and looked back on", "Growth goal"):
        assert sealed not in after
    assert GOAL not in pdf_words(edie.get(f"/portfolios/{share.ref}/portfolio.pdf"))
    assert "Edie evaluates you" in words(browser(world.bea).get("/leading/portfolio"))


def test_a_principal_of_another_school_is_a_reader_like_others(world, browser, kept, open_to):
    share = open_to(world.edie)
    world.change(world.edie, role="principal")
    assert GOAL in browser(world.edie).get(f"/portfolios/{share.ref}").text


def test_stages_that_were_opened_are_read_without_a_word_of_the_talks(world, browser, open_to):
    said = {"leader_words": "Between us", "mentor_words": "Only between us"}
    world.add(StageTalk(leader_id=world.bea.id, family="analyze", level=4, counts_from=now(), **said))
    share = open_to(world.cleo, "stages")
    page = browser(world.cleo).get(f"/portfolios/{share.ref}").text
    assert "Lead, mentor beside you" in page and "etween us" not in page


def test_opening_anew_to_the_same_colleague_takes_the_place_of_what_was_open(world, browser, inside, kept):
    bea = browser(world.bea)
    bea.post(f"/people/{world.cleo.ref}/portfolio", **opening())
    bea.post(f"/people/{world.cleo.ref}/portfolio", **opening(items=1))
    first, second = shares(inside, world)
    assert first.taken_back_at and second.lasts(now()) and second.parts == ["items"]


@pytest.mark.parametrize(
    "fields",
    [
        {"items": "y"},
        {"items": "y", "until": "2020-01-01"},
        {"items": "y", "until": "2199-01-01"},
        {"until": "{soon}"},
    ],
)
def test_nothing_is_opened_without_a_part_and_a_day_within_a_year(world, browser, inside, fields):
    soon = (now() + timedelta(days=7)).date().isoformat()
    sent = {name: value.replace("{soon}", soon) for name, value in fields.items()}
    assert browser(world.bea).post(f"/people/{world.cleo.ref}/portfolio", **sent).status_code == 422
    assert shares(inside, world) == []


def test_nobody_opens_a_portfolio_to_themself_or_to_somebody_who_left(world, browser):
    world.change(world.gus, left_at=now())
    for other in (world.bea, world.gus):
        assert browser(world.bea).get(f"/people/{other.ref}/portfolio").status_code == 403


def test_whoever_was_opened_a_portfolio_finds_it_under_leading(world, browser, kept, open_to):
    share, dev = open_to(world.dev), browser(world.dev)
    assert 'href="/leading"' in dev.get("/me").text
    assert share.ref in dev.get("/leading").text
    world.change(share, taken_back_at=now())
    assert share.ref not in dev.get("/leading").text


@pytest.mark.parametrize("who", ["amal", "cleo", "dev", "edie", "ines"])
def test_nobody_reads_what_was_not_opened_to_them(world, browser, open_to, kept, who):
    share = open_to(world.farah)
    other = browser(getattr(world, who))
    assert other.get(f"/portfolios/{share.ref}").status_code == 404
    assert other.post(f"/portfolios/{share.ref}/taking-back").status_code == 404
    assert PIECE not in other.get("/leading/portfolio").text
