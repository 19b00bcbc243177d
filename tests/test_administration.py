"""Whoever runs accounts runs accounts, and sees nothing people wrote."""

import re

import pytest
from sqlalchemy import select

from inquiry.db import db
from inquiry.people.models import CHANGED, CLOSED, FORGOTTEN, INVITED, Person, SecurityEvent
from inquiry.teams.models import FACILITATOR, Membership, Team
from tests.browser import words
from tests.signing_in.doors import key_for

PAGES = ("", "/people", "/people/new", "/schools", "/teams", "/teams/new", "/log")
CLEO_STAYS = {"role": "coach", "school": "", "email": "cleo@riverside.example"}


@pytest.fixture
def ines(world, browser):
    return browser(world.ines)


def letters(caplog):
    """Whom the letters were for; without a mail server they stand in the log."""
    return re.findall(r"Please pass this on to (\S+):", caplog.text)


def details(world, kind):
    with world.app.app_context():
        return list(db.session.scalars(select(SecurityEvent.detail).where(SecurityEvent.kind == kind)))


def test_only_an_administrator_opens_the_administration(world, browser, ines):
    for url in PAGES:
        assert ines.get(f"/administration{url}").status_code == 200, url
        for person in (world.bea, world.dev, world.cleo):
            assert browser(person).get(f"/administration{url}").status_code == 404, url
    assert browser(world.dev).get(f"/administration/people/{world.amal.ref}").status_code == 403


def test_an_administrator_sees_no_content(world, ines):
    pages = [
        ines.get(url) for url in ("/", "/teams", f"/teams/{world.team.ref}", f"/administration/people/{world.bea.ref}")
    ]
    said = " ".join(words(page) for page in pages)
    for secret in (world.cycle.question, world.meeting.purpose, "Room 12", "¼"):
        assert secret not in said
    assert "Farah" in said and "We share the air." in said


def test_a_colleague_is_invited_with_a_link_that_is_shown_once(world, ines, browser, caplog):
    answer = ines.post(
        "/administration/people/new", name="Hana", email="Hana@Riverside.example", role="teacher", school=world.elm.ref
    )
    link = re.search(r"http://localhost(/key/[\w-]+)", answer.text)[1]
    assert link in caplog.text, "and goes out by mail, or to the log"
    assert browser().post(link, password="seven green umbrellas walking").location == "/"
    with world.app.app_context():
        hana = db.session.scalar(select(Person).where(Person.email == "hana@riverside.example"))
        assert hana.school_id == world.elm.id
    assert details(world, INVITED) == [""]


def test_nobody_is_invited_twice(world, ines):
    answer = ines.post("/administration/people/new", name="B", email="BEA@riverside.example", role="teacher", school="")
    assert answer.status_code == 422 and "here already" in words(answer)


@pytest.mark.parametrize("email", ["", "bea", "bea@", "a b@c.example", "a@b", "a@b.example\r\nBcc: x@y.example"])
def test_an_address_that_is_none_is_sent_back(world, ines, email):
    answer = ines.post("/administration/people/new", name="B", email=email, role="teacher", school="")
    assert answer.status_code == 422


def test_a_new_invitation_replaces_the_old_one(world, ines, browser):
    url = f"/administration/people/{world.bea.ref}/invitations"
    first, second = (re.search(r"/key/[\w-]+", ines.post(url).text)[0] for _ in range(2))
    assert browser().get(first).status_code == 410
    assert browser().get(second).status_code == 200


def test_nobody_gets_a_link_to_the_account_of_somebody_who_chose_a_password(world, ines):
    world.change(world.bea, password="scrypt:…")
    assert ines.post(f"/administration/people/{world.bea.ref}/invitations").status_code == 403


def test_roles_and_schools_are_changed_and_written_down(world, ines, browser):
    url = f"/administration/people/{world.cleo.ref}"
    ines.post(url, role="principal", school=world.elm.ref, is_evaluator="y")
    cleo = world.again(world.cleo)
    assert cleo.role == "principal" and cleo.school_id == world.elm.id and cleo.is_evaluator
    assert details(world, CHANGED) == ["role: coach → principal, evaluator: no → yes, school"]
    assert "role: coach → principal" in words(ines.get("/administration/log"))
    assert "role: coach → principal" in words(browser(world.cleo).get("/me"))


def test_the_form_shows_what_somebody_is(world, ines):
    page = ines.get(f"/administration/people/{world.cleo.ref}").text
    assert re.search(r'<option selected value="coach">', page)
    assert re.search(rf'<option selected value="{world.oak.ref}">', page)


def test_somebody_must_be_left_who_runs_accounts(world, ines):
    url = f"/administration/people/{world.ines.ref}"
    answer = ines.post(url, role="teacher", school="")
    assert answer.status_code == 422 and "Nobody else runs accounts" in words(answer)
    assert world.again(world.ines).is_administrator
    assert ines.post(f"{url}/closing").status_code == 403


def test_whoever_stops_running_accounts_is_out_at_once(world, ines, browser):
    world.change(world.cleo, is_administrator=True)
    browser(world.cleo).post(f"/administration/people/{world.ines.ref}", role="teacher", school="")
    assert ines.get("/administration").status_code == 404


def test_a_closed_account_is_out_of_every_device_and_team_this_second(world, ines, browser):
    gus = browser(world.gus)
    assert gus.get(f"/teams/{world.team.ref}").status_code == 200
    assert "Close the account of Gus?" in words(ines.get(f"/administration/people/{world.gus.ref}/closing"))
    ines.post(f"/administration/people/{world.gus.ref}/closing")
    assert gus.get("/").location.startswith("/sign-in")
    assert "Gus" not in words(browser(world.bea).get(f"/teams/{world.team.ref}")).partition("Who was here before")[0]
    assert details(world, CLOSED) == [""]


def test_closing_names_the_teams_that_would_be_without_a_facilitator(world, ines):
    said = words(ines.get(f"/administration/people/{world.bea.ref}/closing"))
    assert "only facilitator" in said and "Grade 4" in said
    assert "only facilitator" not in words(ines.get(f"/administration/people/{world.gus.ref}/closing"))


def test_a_closed_account_can_be_opened_again_without_its_teams(world, ines, browser):
    ines.post(f"/administration/people/{world.gus.ref}/closing")
    ines.post(f"/administration/people/{world.gus.ref}/reopening")
    gus = browser(world.again(world.gus))
    assert gus.get("/").status_code == 200
    assert gus.get(f"/teams/{world.team.ref}").status_code == 404


def test_schools_are_added_and_renamed(world, ines):
    ines.post("/administration/schools", name="Ash")
    ines.post(f"/administration/schools/{world.elm.ref}", name="Elm Street")
    said = words(ines.get("/administration/schools"))
    assert "Ash" in said and "Elm Street" in said and "5 people" not in words(ines.get("/administration"))
    assert ines.post("/administration/schools", name="").status_code == 422
    assert ines.get("/administration/schools/nowhere").status_code == 404


@pytest.mark.parametrize("kind", ["grade", "subject", "cohort"])
def test_teams_of_any_kind_are_made(world, ines, kind):
    there = ines.post(
        "/administration/teams/new", name="Fractions", kind=kind, school="", facilitator=world.edie.ref
    ).location
    assert "Edie" in words(ines.get(there))
    with world.app.app_context():
        team = db.session.scalar(select(Team).where(Team.name == "Fractions"))
        part = db.session.scalar(select(Membership).where(Membership.team_id == team.id))
    assert team.kind == kind and team.school_id is None
    assert part.role == FACILITATOR and part.person_id == world.edie.id
    assert "Fractions" in words(ines.get("/administration/teams"))


def test_people_are_found_by_name_also_when_there_are_very_many(world, ines):
    world.add(
        *(
            Person(name=f"Zoe {n:03}", email=f"z{n}@riverside.example", district_id=world.district.id)
            for n in range(120)
        )
    )
    first = ines.get("/administration/people")
    onward = re.search(r'href="(/administration/people\?after=[^"]+)"', first.text)[1].replace("&amp;", "&")
    assert "Zoe 119" not in first.text and "Zoe 119" in ines.get(onward).text
    assert "Zoe 077" in ines.get("/administration/people?name=oe 077").text
    assert "Amal" not in ines.get("/administration/people?name=%25").text


def test_the_log_is_read_page_by_page(world, ines):
    world.add(*(SecurityEvent(kind=INVITED, person_id=world.amal.id, detail=f"line {n:03}") for n in range(150)))
    newest = ines.get("/administration/log")
    older = re.search(r'href="(/administration/log\?before=\d+)"', newest.text)[1]
    assert "line 149" in newest.text and "line 010" not in newest.text
    assert "line 010" in ines.get(older).text


def test_the_security_log_of_others_is_for_administrators_alone(world, browser):
    assert browser(world.dev).get("/administration/log").status_code == 404


# --- another address -------------------------------------------------------------------------------------------------
NEW = "cleo.rivers@riverside.example"


def test_an_address_is_changed_and_whoever_is_signed_in_stays_so(world, browser, ines):
    cleo = browser(world.cleo)
    old = key_for(world, world.cleo, FORGOTTEN)
    world.change(world.cleo, password="chosen long ago")
    answer = ines.post(
        f"/administration/people/{world.cleo.ref}", **CLEO_STAYS | {"email": " Cleo.Rivers@riverside.example"}
    )
    assert answer.status_code == 303 and world.again(world.cleo).email == NEW
    assert cleo.get("/me").status_code == 200
    assert browser().get(old).status_code == 410, "a link in the old mailbox opens nothing"
    assert "e-mail" in details(world, CHANGED)
    assert not any("@" in line for line in details(world, CHANGED)), "the log holds no addresses"


def test_links_go_to_the_new_address(world, browser, ines, caplog):
    world.change(world.cleo, password="chosen long ago")
    ines.post(f"/administration/people/{world.cleo.ref}", **CLEO_STAYS | {"email": NEW})
    browser().post("/forgotten-password", email="cleo@riverside.example")
    browser().post("/forgotten-password", email=NEW)
    assert letters(caplog) == [NEW]


def test_whoever_was_invited_and_never_came_gets_a_new_link_at_the_new_address(world, browser, ines, caplog):
    answer = ines.post(f"/administration/people/{world.cleo.ref}", **CLEO_STAYS | {"email": NEW})
    link = re.search(r"http://localhost(/key/[\w-]+)", answer.text)[1]
    assert browser().get(link).status_code == 200 and letters(caplog) == [NEW]


def test_an_address_somebody_else_has_is_refused(world, ines):
    answer = ines.post(f"/administration/people/{world.cleo.ref}", **CLEO_STAYS | {"email": "GUS@riverside.example"})
    assert answer.status_code == 422 and "is here already" in words(answer)
    assert ines.post(f"/administration/people/{world.cleo.ref}", **CLEO_STAYS | {"email": "no"}).status_code == 422
    assert world.again(world.cleo).email == "cleo@riverside.example"


def test_nobody_but_an_administrator_changes_an_address(world, browser):
    for person in (world.dev, world.bea, world.cleo):
        answer = browser(person).post(f"/administration/people/{world.cleo.ref}", **CLEO_STAYS | {"email": NEW})
        assert answer.status_code == 403
