"""One’s own page, one’s language and light, the security log, and pages that say something went wrong."""

import hashlib

import pytest
from sqlalchemy import select

import inquiry.db
from inquiry.app import create_app
from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.doors import DOORS, Door
from inquiry.people.log import network_address
from inquiry.people.models import (
    CHOSE_PASSWORD,
    FORGOTTEN,
    SIGNED_IN,
    SIGNED_OUT_EVERYWHERE,
    Key,
    Person,
    SecurityEvent,
)
from tests.browser import Browser, words
from tests.world import PASSWORD

OTHER = "seven green umbrellas walking"


@pytest.fixture
def amal(world):
    with world.app.app_context(), writing():
        db.session.get(Person, world.amal.id).choose_password(PASSWORD)
    return world.again(world.amal)


def kinds_about(world, person):
    with world.app.app_context():
        return list(db.session.scalars(select(SecurityEvent.kind).where(SecurityEvent.person_id == person.id)))


def test_people_change_their_name(world, browser):
    hers = browser(world.amal)
    assert hers.post("/me/name", name="  Amal\tHaddad ").location == "/me"
    assert 'value="Amal Haddad"' in hers.get("/me").text
    assert hers.post("/me/name", name=" ").status_code == 422


def test_a_language_is_chosen_per_person_and_kept(world, browser):
    browser(world.amal).post("/language", language="es")
    assert '<html lang="es" dir="ltr"' in browser(world.amal).get("/me").text
    assert '<html lang="en" dir="ltr"' in browser(world.bea).get("/me").text
    assert browser(world.amal).post("/language", language="tlh").status_code == 404


def test_the_light_is_chosen_per_person_and_kept(world, browser):
    hers = browser(world.amal)
    hers.post("/theme", theme="dark")
    assert 'data-theme="dark"' in hers.get("/me").text
    hers.post("/theme", theme="system")
    assert "data-theme" not in hers.get("/me").text
    assert hers.post("/theme", theme="disco").status_code == 404


def test_a_button_in_the_menu_leads_back_to_the_page_it_was_pressed_on(world, browser):
    hers = browser(world.amal)
    pressed = {"Sec-Fetch-Site": "same-origin", "Referer": "http://localhost/teams?x=1"}
    assert hers.client.post("/language", data={"language": "es"}, headers=pressed).location == "/teams?x=1"
    elsewhere = pressed | {"Referer": "https://evil.example/teams"}
    assert hers.client.post("/language", data={"language": "es"}, headers=elsewhere).location == "/"


def test_a_new_password_needs_the_old_one_and_signs_out_every_other_device(amal, world, browser):
    here, there = browser(amal), browser(amal)
    assert here.post("/me/password", now="not this", password=OTHER).status_code == 422
    assert here.post("/me/password", now=PASSWORD, password="Amal Amal Amal").status_code == 422
    assert here.post("/me/password", now=PASSWORD, password=OTHER).location == "/me"
    assert here.get("/me").status_code == 200 and there.get("/me").status_code == 302
    assert browser().post("/sign-in", email=amal.email, password=OTHER).location == "/"
    assert kinds_about(world, amal) == [CHOSE_PASSWORD, SIGNED_IN]


def test_people_read_their_own_lines_of_the_security_log(amal, world, browser):
    browser().post("/sign-in", email=amal.email, password=PASSWORD)
    assert "Signed in" in words(browser(amal).get("/me"))
    assert "Signed in" not in words(browser(world.bea).get("/me"))
    browser(amal).post("/me/sign-outs")
    assert kinds_about(world, amal) == [SIGNED_IN, SIGNED_OUT_EVERYWHERE]


def test_strangers_have_no_page_of_their_own(app, browser):
    for url in ("/me/name", "/me/password", "/me/sign-outs", "/theme"):
        assert browser().post(url).location == "/sign-in"


def test_not_yours_and_not_there_are_the_same_page(world, browser):
    theirs = browser(world.edie).get(f"/teams/{world.team.ref}")
    nothing = browser(world.edie).get("/teams/no-such-team")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.text == nothing.text


def test_each_mistake_says_what_happened_what_was_kept_and_what_to_do(world, browser):
    hers = browser(world.amal)
    assert "people you are not among" in words(hers.get("/nowhere"))
    assert "only works through a button" in words(hers.get("/theme"))
    foreign = hers.post("/theme", theme="dark", origin="cross-site")
    assert foreign.status_code == 403 and "Nothing was changed" in words(foreign)


def test_too_much_at_once_is_told_as_a_page(world, browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 100)
    answer = browser(world.amal).post("/me/name", name="x" * 200)
    assert answer.status_code == 413 and "too big" in words(answer)


def test_a_fault_of_ours_is_told_as_a_page_and_changes_nothing(world, browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.config, "TESTING", False)

    def stumble():
        raise RuntimeError("stumbled")

    monkeypatch.setitem(app.view_functions, "own.show", stumble)
    monkeypatch.setitem(DOORS, stumble, Door("own"))
    answer = browser(world.amal).get("/me")
    assert answer.status_code == 500 and "Something went wrong on our side" in words(answer)


def test_behind_a_proxy_of_our_own_the_network_address_is_the_one_it_names(tmp_path, monkeypatch):
    app = create_app(HOME=str(tmp_path), PROXIES=1, TESTING=True)
    app.add_url_rule("/where", "where", network_address)
    monkeypatch.setitem(DOORS, network_address, Door("public"))
    said = Browser(app).client.get("/where", headers={"X-Forwarded-For": "6.6.6.6, 10.9.8.7"})
    assert said.text == "10.9.8.7"


# --- what takes long happens while nobody waits ----------------------------------------------------------------------
@pytest.fixture
def sealing(monkeypatch):
    """Whether the one writer’s lock was held each time a password was compared or sealed."""
    held, scrypt = [], hashlib.scrypt

    def watched(*said, **more):
        held.append(getattr(inquiry.db._holding, "lock", False))
        return scrypt(*said, **more)

    monkeypatch.setattr(hashlib, "scrypt", watched)
    return held


def test_nobody_waits_while_a_password_is_compared_or_sealed(amal, world, browser, sealing):
    assert browser(amal).post("/me/password", now=PASSWORD, password=OTHER).location == "/me"
    assert browser(amal).post("/me/password", now="not this one", password=OTHER).status_code in (302, 422)
    with world.app.app_context(), writing():
        key, word = Key.cut(db.session.get(Person, world.gus.id), FORGOTTEN, now())
        db.session.add(key)
    assert browser().post(f"/key/{word}", password=OTHER).location == "/"
    assert len(sealing) >= 3 and not any(sealing)


def test_a_link_used_while_another_password_is_being_sealed_works_once(world, browser, monkeypatch):
    with world.app.app_context(), writing():
        key, word = Key.cut(db.session.get(Person, world.gus.id), FORGOTTEN, now())
        db.session.add(key)
    scrypt, once = hashlib.scrypt, []

    def slowly(*said, **more):
        if not once:
            once.append(world.change(key, used_at=now()))
        return scrypt(*said, **more)

    monkeypatch.setattr(hashlib, "scrypt", slowly)
    assert browser().post(f"/key/{word}", password=OTHER).status_code == 410
    assert world.again(world.gus).password is None


def test_whoever_signs_out_everywhere_meanwhile_changes_no_password(amal, world, browser, monkeypatch):
    scrypt, once = hashlib.scrypt, []

    def slowly(*said, **more):
        if not once:
            once.append(world.change(amal, epoch=77))
        return scrypt(*said, **more)

    hers, before = browser(amal), world.again(amal).password
    monkeypatch.setattr(hashlib, "scrypt", slowly)
    assert hers.post("/me/password", now=PASSWORD, password=OTHER).status_code in (302, 401)
    assert world.again(amal).password == before
