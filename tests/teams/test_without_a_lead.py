"""A team whose facilitator went: the others are told, and one of them takes it on. And a team that has ended."""

import pytest
from sqlalchemy import select

from inquiry.access import allowed
from inquiry.db import db
from inquiry.people.models import LEAD_TAKEN_ON, SecurityEvent
from inquiry.teams.changes import join
from inquiry.teams.models import FACILITATOR, GUEST, MEMBER, Membership
from tests.browser import words

NOBODY = "Nobody facilitates this team at the moment"
BUTTON = "I facilitate the team from now on"


@pytest.fixture
def bea(world, browser):
    return browser(world.bea)


def page_of(world):
    return f"/teams/{world.team.ref}"


def part_of(world, person):
    with world.app.app_context():
        parts = select(Membership).where(Membership.person_id == person.id, Membership.team_id == world.team.id)
        return db.session.scalars(parts).first()


def add(browser, world, person):
    return browser.post(f"{page_of(world)}/members/new", person=person.ref, role="member", record="current")


def leave(bea, world):
    bea.post(f"/memberships/{part_of(world, world.bea).ref}/ending", successor="nobody")


def take_on(browser, world):
    return browser.post(f"{page_of(world)}/facilitating")


def test_when_the_facilitator_leaves_the_others_are_told_on_their_home_and_on_the_team_page(world, bea, browser):
    amal = browser(world.amal)
    assert "Nobody facilitates" not in words(amal.get("/")) + words(amal.get(page_of(world)))
    leave(bea, world)
    assert "Nobody facilitates Grade 4 at the moment." in words(amal.get("/"))
    said = words(amal.get(page_of(world)))
    assert NOBODY in said and "Bea facilitated it until today." in said and BUTTON in said


def test_any_member_takes_it_on_by_one_button_and_it_is_written_down(world, bea, browser):
    leave(bea, world)
    gus, amal = browser(world.gus), browser(world.amal)
    assert take_on(gus, world).location == page_of(world)
    assert part_of(world, world.gus).role == FACILITATOR
    with world.app.app_context():
        noted = select(SecurityEvent.person_id, SecurityEvent.detail).where(SecurityEvent.kind == LEAD_TAKEN_ON)
        assert db.session.execute(noted).all() == [(world.gus.id, "Grade 4")]
    assert "Took on facilitating a team" in words(gus.get("/me"))
    assert gus.get(f"{page_of(world)}/members/new").status_code == 200
    assert "Nobody facilitates" not in words(amal.get("/")) + words(amal.get(page_of(world)))
    assert take_on(amal, world).status_code == 403, "two do not take it on"


def test_nobody_takes_on_a_team_that_is_led(world, browser):
    assert take_on(browser(world.amal), world).status_code == 403
    assert BUTTON not in words(browser(world.amal).get(page_of(world)))


def test_a_guest_a_principal_and_an_administrator_do_not_take_it_on(world, bea, browser):
    world.change(part_of(world, world.gus), role=GUEST)
    leave(bea, world)
    for person in (world.gus, world.dev, world.ines):
        assert take_on(browser(person), world).status_code == 403
        said = words(browser(person).get(page_of(world)))
        assert NOBODY in said and BUTTON not in said
    assert take_on(browser(world.edie), world).status_code == 404


def test_a_team_that_has_ended_takes_in_nobody_and_says_why(world, bea, browser):
    asked = f"{page_of(world)}/members/new", f"{page_of(world)}/invitations/new"
    page = bea.get(page_of(world)).text
    assert all(url in page for url in asked)
    bea.post(f"{page_of(world)}/ending")
    page = bea.get(page_of(world)).text
    assert not any(url in page for url in asked)
    for person in (bea, browser(world.ines)):
        for url in asked:
            assert person.get(url).status_code == 403
            assert "Take it up again first" in words(person.get(url))
    assert add(bea, world, world.cleo).status_code == 403, "not by a form that was still open either"
    assert part_of(world, world.cleo) is None
    bea.post(f"{page_of(world)}/taking-up")
    assert add(bea, world, world.cleo).status_code == 303


def test_the_rule_and_the_deed_refuse_too(world, bea, inside):
    bea.post(f"{page_of(world)}/ending")
    team, person = inside.merge(world.again(world.team)), inside.merge(world.bea)
    assert not allowed(person, "take people into", team)
    assert not allowed(person, "take on facilitating", team)
    with pytest.raises(ValueError, match="has ended"):
        join(team, world.cleo, by=person, role=MEMBER, sees_from=team.begun_at)
