"""Coming in and going out: what a password opens, and what a stranger cannot do."""

from sqlalchemy import select

from inquiry.clock import now
from inquiry.db import db
from inquiry.people.models import FAILED, SecurityEvent
from tests.browser import words
from tests.signing_in.doors import OTHER, come_in, lines


def test_the_right_password_opens_the_house(amal, browser):
    hers = browser()
    assert come_in(hers, "Amal@Riverside.example ").location == "/"
    assert hers.get("/").status_code == 200


def test_a_wrong_password_gets_the_same_page_and_the_same_words_as_an_unknown_address(amal, browser):
    wrong = come_in(browser(), amal.email, OTHER)
    unknown = come_in(browser(), "nobody@riverside.example", OTHER)
    assert wrong.status_code == unknown.status_code == 422
    assert words(wrong).replace(amal.email, "") == words(unknown).replace("nobody@riverside.example", "")


def test_a_failed_try_is_kept_though_it_was_refused(amal, browser, world):
    come_in(browser(), amal.email, OTHER)
    assert lines(world, FAILED) == 1
    assert "A sign-in did not work" in browser(amal).get("/me").text


def test_a_closed_account_does_not_come_in(amal, browser, world):
    world.change(amal, left_at=now())
    assert come_in(browser(), amal.email).status_code == 422


def test_somebody_who_has_not_chosen_a_password_does_not_come_in(world, browser):
    assert come_in(browser(), world.bea.email, "").status_code == 422
    assert come_in(browser(), world.bea.email, "None").status_code == 422


def test_words_no_database_can_keep_are_an_unknown_address(app, browser):
    for email in ("a\0b@c.example", "’; DROP TABLE person; --", "x" * 150, "\ud800", "😀@é.example"):
        assert come_in(browser(), email.encode("utf-8", "surrogatepass")).status_code == 422


def test_a_browser_stays_signed_in_for_thirty_days_only_if_its_owner_says_so(amal, browser):
    shared, own = come_in(browser(), amal.email), come_in(browser(), amal.email, stay="y")
    assert "Expires" not in shared.headers["Set-Cookie"]
    assert "Expires" in own.headers["Set-Cookie"]


def test_signing_out_closes_this_browser_and_no_other(amal, browser):
    here, there = browser(), browser()
    come_in(here, amal.email)
    come_in(there, amal.email)
    assert here.post("/sign-out").location == "/sign-in"
    assert here.get("/").location.startswith("/sign-in")
    assert there.get("/").status_code == 200


def test_signing_out_everywhere_closes_every_browser(amal, browser):
    here, there = browser(amal), browser(amal)
    here.post("/me/sign-outs")
    assert here.get("/").status_code == there.get("/").status_code == 302


def test_another_site_can_neither_sign_in_nor_sign_out(amal, browser):
    assert come_in(browser(), amal.email, origin="cross-site").status_code == 403
    assert browser(amal).post("/sign-out", origin="cross-site").status_code == 403


def test_the_log_holds_no_address_anybody_mistyped_and_no_password(world, browser):
    come_in(browser(), "somebody.else@riverside.example", "their whole secret")
    with world.app.app_context():
        kept = db.session.execute(select(SecurityEvent.__table__)).all()
    assert "somebody" not in str(kept) and "secret" not in str(kept)


def test_a_stranger_chooses_the_language_of_the_sign_in_page(app, browser):
    stranger = browser()
    stranger.client.post(
        "/language",
        data={"language": "es"},
        headers={"Sec-Fetch-Site": "same-origin", "Referer": "http://localhost/sign-in"},
    )
    assert '<html lang="es" dir="ltr"' in stranger.get("/sign-in").text


def test_whoever_is_in_already_goes_home_from_the_sign_in_page(amal, browser):
    assert browser(amal).get("/sign-in").location == "/"


def test_who_types_a_code_while_signed_out_is_told_that_the_meeting_comes_next(browser):
    visitor = browser()
    assert "you come straight into the meeting" in words(visitor.get("/sign-in?next=/join?code=ABCDEF"))
    assert "into the meeting" not in words(visitor.get("/sign-in"))
