"""Coming in: sign-in, sign-out, forgotten passwords, invitations, and what a stranger cannot do."""

import logging
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from inquiry.clock import now
from inquiry.config import Missing, read
from inquiry.db import db, writing
from inquiry.people.models import FAILED, FORGOTTEN, INVITED, STOPPED, Key, Person, SecurityEvent, digest
from inquiry.people.session import own_path
from tests.browser import words
from tests.corpora import FOLDER
from tests.world import PASSWORD

OTHER = "seven green umbrellas walking"


@pytest.fixture
def amal(world):
    """Amal, who has chosen a password."""
    with world.app.app_context(), writing():
        db.session.get(Person, world.amal.id).choose_password(PASSWORD)
    return world.again(world.amal)


def come_in(browser, email, password=PASSWORD, url="/sign-in", **more):
    return browser.post(url, email=email, password=password, **more)


def key_for(world, person, purpose, made=None):
    """The path of a link that lets somebody choose a password."""
    with world.app.app_context(), writing():
        key, word = Key.cut(db.session.get(Person, person.id), purpose, made or now())
        db.session.add(key)
    return f"/key/{word}"


def lines(world, kind):
    with world.app.app_context():
        return db.session.scalar(select(func.count()).where(SecurityEvent.kind == kind))


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


def test_ten_wrong_tries_for_one_person_close_the_door_for_a_while(amal, browser, world):
    for _ in range(10):
        assert come_in(browser(), amal.email, OTHER).status_code == 422
    refused = come_in(browser(), amal.email)
    assert refused.status_code == 429
    assert re.search(r"try again at \d+:\d\d", words(refused))
    assert lines(world, STOPPED) == 1 and come_in(browser(), amal.email).status_code == 429
    assert lines(world, STOPPED) == 1, "a flood of tries is one line"


def test_other_people_still_come_in_meanwhile(amal, browser, world):
    an_hour_of_tries(world, 10, whom=digest("nobody@riverside.example"))
    assert come_in(browser(), amal.email).status_code == 303


def test_fifty_wrong_tries_from_one_network_address_close_the_door_for_everybody_there(amal, browser, world):
    an_hour_of_tries(world, 50, address="127.0.0.1")
    assert come_in(browser(), amal.email).status_code == 429


def test_the_door_opens_again_by_itself(amal, browser, world):
    an_hour_of_tries(world, 10, whom=digest(amal.email), at=now() - timedelta(minutes=16))
    assert come_in(browser(), amal.email).status_code == 303


def an_hour_of_tries(world, number, **said):
    world.add(*(SecurityEvent(kind=FAILED, **said) for _ in range(number)))


def test_where_a_request_claims_to_come_from_is_not_believed(amal, browser, world):
    an_hour_of_tries(world, 50, address="127.0.0.1")
    hers = browser()
    headers = {"X-Forwarded-For": "10.9.8.7", "Sec-Fetch-Site": "same-origin"}
    form = {"email": amal.email, "password": PASSWORD}
    assert hers.client.post("/sign-in", data=form, headers=headers).status_code == 429


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


def test_after_sign_in_one_goes_on_to_where_one_wanted(amal, browser):
    asked = browser().get("/me?x=1").location
    assert asked == "/sign-in?next=/me?x%3D1"
    page = browser().get(asked)
    action = re.search(r'action="(/sign-in[^"]*)"', page.text)[1]
    assert come_in(browser(), amal.email, url=action).location == "/me?x=1"


def corpus():
    listed = FOLDER / "traversal" / "openredirects.txt"
    return listed.read_text(errors="replace").splitlines() if listed.exists() else []


def test_no_address_leads_to_another_site():
    tricks = [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil",
        "/\t/evil",
        "/\n/evil",
        " //evil",
    ]
    tricks += [
        "javascript:alert(1)",
        "evil.example",
        "",
        None,
        "///evil",
        "/%0d%0a",
        "http:/evil",
        "/\x85/evil",
        "/ /e",
    ]
    for said in [*tricks, *corpus()]:
        path = own_path(said)
        assert path is None or (re.match(r"/([^/\\]|$)", path) and not re.search(r"[\s\\\x00-\x1f]", path)), said


def test_a_strange_address_in_next_goes_home(amal, browser):
    for said in ("https://evil.example/", "//evil.example", "/%5Cevil.example", "/%09/evil.example"):
        assert come_in(browser(), amal.email, url=f"/sign-in?next={said}").location == "/"


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


def test_a_forgotten_password_says_the_same_whether_the_address_is_known_or_not(amal, browser, caplog):
    caplog.set_level(logging.WARNING)
    known = browser().post("/forgotten-password", email=amal.email)
    letters = len(caplog.records)
    unknown = browser().post("/forgotten-password", email="nobody@riverside.example")
    assert known.location == unknown.location and known.status_code == unknown.status_code == 303
    assert letters == len(caplog.records) == 1, "only somebody who is here gets a letter"


def test_without_mail_the_link_is_in_the_log_and_opens_the_house_once(amal, browser, caplog):
    hers, there = browser(), browser(amal)
    hers.post("/forgotten-password", email=amal.email)
    path = re.search(r"http://localhost(/key/\S+)", caplog.text)[1]
    assert "A new password, Amal" in words(hers.get(path))
    assert hers.post(path, password=OTHER).location == "/"
    assert hers.get("/").status_code == 200
    assert there.get("/").location.startswith("/sign-in"), "other devices are signed out"
    assert hers.get(path).status_code == 410
    assert come_in(browser(), amal.email, OTHER).status_code == 303


def test_nobodys_mailbox_is_filled_with_links(amal, browser, caplog):
    for _ in range(5):
        browser().post("/forgotten-password", email=amal.email)
    assert len(re.findall("/key/", caplog.text)) == 3


@pytest.mark.parametrize("purpose, life", [(INVITED, timedelta(days=14)), (FORGOTTEN, timedelta(hours=1))])
def test_a_link_grows_too_old(world, browser, purpose, life):
    young = key_for(world, world.bea, purpose, now() - life + timedelta(minutes=1))
    old = key_for(world, world.bea, purpose, now() - life)
    assert browser().get(young).status_code == 200
    assert browser().get(old).status_code == 410
    assert browser().post(old, password=OTHER).status_code == 410


def test_a_link_of_somebody_who_left_and_a_guessed_link_open_nothing(world, browser):
    path = key_for(world, world.bea, INVITED)
    world.change(world.bea, left_at=now())
    assert browser().get(path).status_code == browser().get("/key/guess").status_code == 410


def test_choosing_a_password_spends_every_other_link(world, browser):
    first, second = key_for(world, world.bea, INVITED), key_for(world, world.bea, FORGOTTEN)
    browser().post(first, password=OTHER)
    assert browser().get(second).status_code == 410


@pytest.mark.parametrize(
    "password",
    ["short", "a" * 30, "abcabcabcabc", "bea@riverside.example", "BeaBeaBeaBea1", "password12345", "1234567890123"],
)
def test_a_password_that_is_easily_guessed_is_refused_with_a_reason(world, browser, password):
    answer = browser().post(key_for(world, world.bea, INVITED), password=password)
    assert answer.status_code == 422
    assert re.search("at least 12|repeats|your own name|first passwords", words(answer))


@pytest.mark.parametrize("password", [OTHER, "kkdpwixnbvzq", "Ñandú corre por la pampa", "4815162342 lost numbers"])
def test_any_long_password_will_do_without_digits_and_signs(world, browser, password):
    assert browser().post(key_for(world, world.bea, INVITED), password=password).status_code == 303


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


def test_the_demo_links_are_no_pages_where_real_people_work(world, browser):
    assert browser().get(f"/demo/{world.amal.ref}").status_code == 404
    assert browser().post(f"/demo/{world.amal.ref}").status_code == 404
    assert "Amal" not in browser().get("/sign-in").text


def test_in_the_demo_one_steps_in_as_anybody_by_a_button(world, browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "INQUIRY_DEMO", True)
    visitor = browser()
    assert f"/demo/{world.amal.ref}" in visitor.get("/sign-in").text
    assert visitor.get(f"/demo/{world.amal.ref}").status_code == 200
    assert visitor.get("/").status_code == 302, "opening the page signs nobody in"
    visitor.post(f"/demo/{world.amal.ref}")
    assert visitor.get("/").status_code == 200
    assert visitor.get("/demo/nobody").status_code == 404


def test_mail_is_only_sent_by_a_site_that_knows_its_own_address(tmp_path):
    with pytest.raises(Missing, match="INQUIRY_ADDRESS"):
        read({}, HOME=str(tmp_path), MAIL_HOST="mail.riverside.example")


def test_links_lead_to_the_address_of_the_site_whatever_a_request_says(amal, browser, app, monkeypatch, caplog):
    monkeypatch.setitem(app.config, "INQUIRY_ADDRESS", "https://inquiry.riverside.example/")
    headers = {"Host": "evil.example", "Sec-Fetch-Site": "same-origin"}
    browser().client.post("/forgotten-password", data={"email": amal.email}, headers=headers)
    assert "https://inquiry.riverside.example/key/" in caplog.text and "evil" not in caplog.text


def test_who_types_a_code_while_signed_out_is_told_that_the_meeting_comes_next(browser):
    visitor = browser()
    assert "you come straight into the meeting" in words(visitor.get("/sign-in?next=/join?code=ABCDEF"))
    assert "into the meeting" not in words(visitor.get("/sign-in"))
