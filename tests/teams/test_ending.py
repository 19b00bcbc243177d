"""A team ends, and may be taken up again."""

from inquiry.people.models import TEAM_ENDED, TEAM_TAKEN_UP
from tests.browser import words
from tests.teams.parts import events, everything_of, page_of


def end_it(browser, world):
    return browser.post(f"{page_of(world)}/ending")


def test_a_team_ends_its_members_keep_its_record_and_it_is_no_longer_among_the_others(world, browser, bea):
    amal = browser(world.amal)
    assert "End the team Grade 4?" in words(bea.get(f"{page_of(world)}/ending"))
    assert end_it(bea, world).location == page_of(world)
    assert all(amal.get(url).status_code < 400 for url in everything_of(world))
    said = words(amal.get(page_of(world)))
    assert "This team ended today." in said and world.cycle.question in said and "Gus" in said
    mine, over = words(amal.get("/teams")).split("Teams that have ended")
    assert "Grade 4" not in mine and "Grade 4" in over
    assert events(world, TEAM_ENDED) == ["Grade 4"]


def test_in_a_team_that_has_ended_nothing_new_begins(world, browser, bea):
    end_it(bea, world)
    amal = browser(world.amal)
    for url in (f"{page_of(world)}/meetings/new", f"{page_of(world)}/cycles/new"):
        assert amal.get(url).status_code == 403, url
    assert "Plan a meeting" not in amal.get(page_of(world)).text
    assert "Plan a meeting" not in amal.get("/meetings").text
    assert world.again(world.meeting).is_called_off, "what was planned is called off"
    assert world.meeting.purpose not in words(amal.get("/"))
    assert world.again(world.last_meeting).is_closed


def test_the_principal_no_longer_finds_it_among_the_teams_that_meet(world, browser, bea):
    assert "Grade 4" in words(browser(world.dev).get("/"))
    end_it(bea, world)
    assert "Grade 4" not in words(browser(world.dev).get("/"))
    assert browser(world.dev).get(page_of(world)).status_code == 200


def test_a_facilitator_or_an_administrator_ends_a_team_and_takes_it_up_again_and_nobody_else(world, browser, bea):
    for person in (world.amal, world.dev):
        assert end_it(browser(person), world).status_code == 403
    assert end_it(browser(world.edie), world).status_code == 404
    ines = browser(world.ines)
    assert end_it(ines, world).status_code == 303 and end_it(bea, world).status_code == 403, "it ends once"
    assert browser(world.amal).post(f"{page_of(world)}/taking-up").status_code == 403
    assert bea.post(f"{page_of(world)}/taking-up").status_code == 303
    assert bea.post(f"{page_of(world)}/taking-up").status_code == 403
    assert browser(world.amal).get(f"{page_of(world)}/cycles/new").status_code == 200
    assert "Teams that have ended" not in words(bea.get("/teams"))
    assert events(world, TEAM_TAKEN_UP) == ["Grade 4"]
