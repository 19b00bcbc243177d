"""From a principal’s wishes to protected time, by the pages."""

import re
from datetime import timedelta

import pytest

from inquiry.clock import now, today
from inquiry.db import db, writing
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import WEEKLY, Block, BlockTime
from inquiry.timetables.finding import find
from inquiry.timetables.models import DONE, DRAFT, IMPOSSIBLE, RUNNING, Proposal, Search
from inquiry.timetables.solving import Solver
from inquiry.timetables.wishes import Puzzle
from tests.browser import words
from tests.timetables.conftest import found_in, ours, search_for
from tests.world import ZONE


def a_plan(said):
    found = {}
    find(Puzzle(said), Solver(steps=0.1), found.__setitem__)
    return found[1]


@pytest.fixture
def plan(world, year):
    """A search that is done, with one proposal."""
    said = ours(world, rooms=["Library"])
    return found_in(world, search_for(world, year, said, state=DONE), a_plan(said))


def rows(world, model):
    with world.app.app_context():
        return db.session.scalars(db.select(model).order_by(model.id)).all()


def adopt(browser, world, proposal, **more):
    usual = {"from_on": today(ZONE), "until_on": today(ZONE) + timedelta(days=28), "purpose": "Planning"}
    return browser(world.dev).post(f"/time-proposals/{proposal.ref}/adoption", **{**usual, **more})


def test_a_new_search_knows_the_teams_their_people_and_the_periods(world, browser, year):
    begun = browser(world.dev).post(f"/schools/{world.oak.ref}/time-searches")
    said = rows(world, Search)[0].wishes
    assert [(one["name"], one["people"]) for one in said["teams"]] == [("Grade 4", ["Amal", "Bea", "Farah", "Gus"])]
    assert [[period["name"] for period in day["periods"]] for day in said["days"]] == [["1", "2", "3"]] * 5
    page = browser(world.dev).get(begun.location)
    assert 'value="Grade 4"' in page.text
    assert "1 8:00–8:45" in page.text


def test_without_a_school_year_nothing_is_begun(world, browser):
    begun = browser(world.dev).post(f"/schools/{world.oak.ref}/time-searches")
    assert "needs a school year" in words(browser(world.dev).get(begun.location))
    assert rows(world, Search) == []


def typed(world, **more):
    usual = {"name": "Spring", "shape": "staggered", "teams-0-ref": world.team.ref, "teams-0-name": "Grade 4"}
    usual |= {"teams-0-people": "Amal, Bea", "teams-0-minutes": "45", "teams-0-least": "45"}
    usual |= {f"teams-0-days-{day}": "fine" for day in range(5)} | {"bells-0-periods": "1 8:00–8:45\n2 8:50-9:35"}
    return {**usual, "specialists-0-name": "Art", "specialists-0-classes": "2", "rooms": "Library\nGym", **more}


def test_it_is_said_that_whoever_takes_classes_is_taken_to_take_any(world, browser, year):
    search = search_for(world, year, ours(world))
    page = browser(world.dev).get(f"/time-searches/{search.ref}/wishes").text
    assert "Each of them is taken to be able to take any class." in page


def test_what_is_typed_is_kept_and_shown_again(world, browser, year):
    search = search_for(world, year, ours(world))
    said = {"busy-0-name": "Amal", "busy-0-cells-0": "2 x1", "teams-0-days-4": "never", "teams-0-best": "1"}
    sent = browser(world.dev).post(f"/time-searches/{search.ref}/wishes", **typed(world, **said))
    assert sent.status_code == 303
    kept = world.again(search).wishes
    assert kept["cells"] == {"Amal": ["2 x1"]}
    assert kept["rooms"] == ["Library", "Gym"]
    assert kept["teams"][0]["days"] == ["fine"] * 4 + ["never"]
    assert kept["days"][0]["periods"][1] == {"name": "2", "starts": 530, "ends": 575}
    assert 'value="2 x1"' in browser(world.dev).get(sent.location).text


def test_what_is_not_understood_is_kept_and_told(world, browser, year):
    search = search_for(world, year, ours(world))
    said = {"busy-0-name": "Amal", "busy-0-cells-0": "2 x9", "begin": "yes"}
    sent = browser(world.dev).post(f"/time-searches/{search.ref}/wishes", **typed(world, **said))
    page = words(browser(world.dev).get(sent.location))
    assert "Amal: x9" in page
    assert (world.again(search).state, world.again(search).wishes["cells"]) == (DRAFT, {"Amal": ["2 x9"]})


def test_a_number_that_cannot_be_is_said_beside_its_place(world, browser, year):
    search = search_for(world, year, ours(world))
    sent = browser(world.dev).post(f"/time-searches/{search.ref}/wishes", **typed(world, **{"teams-0-minutes": "9999"}))
    assert sent.status_code == 422
    assert "Between 0 and 600, please." in words(sent)
    assert 'value="9999"' in sent.text


def test_a_line_without_a_name_is_asked_for_one_and_nothing_is_lost(world, browser, year):
    search = search_for(world, year, ours(world))
    unnamed = {"teams-1-name": "", "teams-1-people": "Nobody Known"}
    unnamed |= {"specialists-1-name": "", "specialists-1-classes": "3"}
    sent = browser(world.dev).post(f"/time-searches/{search.ref}/wishes", **typed(world, **unnamed))
    assert sent.status_code == 422
    assert words(sent).count("Who is it?") == 2
    assert "Nobody Known" in sent.text


def test_the_grid_can_be_pasted_from_a_spreadsheet(world, browser, year):
    search = search_for(world, year, ours(world))
    days = "\tMon\tTue\tWed\tThu\tFri\nAmal\t2\t\tx1\t\t\nBea\t1"
    browser(world.dev).post(f"/time-searches/{search.ref}/wishes", **typed(world, paste=days))
    assert world.again(search).wishes["cells"] == {"Amal": ["2", "", "x1", "", ""], "Bea": ["1", "", "", "", ""]}
    periods = "Amal\tArt\t\tx\t" + "\t" * 5
    browser(world.dev).post(f"/time-searches/{search.ref}/wishes", **typed(world, paste=periods))
    assert world.again(search).wishes["cells"]["Amal"] == ["1", "x1", "", "", ""]


def test_another_search_begins_with_the_wishes_of_the_last(world, browser, year):
    first = search_for(world, year, ours(world, rooms=["Attic"]))
    browser(world.dev).post(f"/schools/{world.oak.ref}/time-searches", like=first.ref)
    assert rows(world, Search)[1].wishes == first.wishes


def test_changed_wishes_put_the_proposals_aside(world, browser, plan):
    search = rows(world, Search)[0]
    browser(world.dev).post(f"/time-searches/{search.ref}/wishes", **typed(world))
    assert rows(world, Proposal) == []
    assert world.again(search).state == DRAFT


def test_proposals_are_compared_in_words_and_pictures(world, browser, plan):
    page = browser(world.dev).get(f"/time-searches/{rows(world, Search)[0].ref}")
    assert "What each team gets" in words(page)
    assert "45 of 45 min" in words(page)
    assert 'role="img"' in page.text
    closely = words(browser(world.dev).get(f"/time-proposals/{plan.ref}"))
    assert "takes Amal’s class" in closely
    assert "Nothing that is planned already stands in its way." in closely


def test_why_not_is_said_in_whole_sentences(world, browser, year):
    says = {"together": [["minutes", 0], ["least", 0]], "offers": [{"wish": ["minutes", 0], "to": 40, "from": 45}]}
    search = search_for(world, year, ours(world), state=IMPOSSIBLE, says=says)
    page = words(browser(world.dev).get(f"/time-searches/{search.ref}"))
    assert "Grade 4: at least 45 minutes each time" in page
    assert "If Grade 4 took 40 minutes a week instead of 45, everyone gets theirs." in page


def test_an_adopted_proposal_is_protected_time(world, browser, plan):
    assert adopt(browser, world, plan).status_code == 303
    block = rows(world, Block)[0]
    sitting = plan.data["sittings"][0]
    assert (block.team_id, block.repeats, block.weekday) == (world.team.id, WEEKLY, sitting["day"])
    assert (block.minutes, block.place, block.purpose) == (45, "Library", "Planning")
    assert len(rows(world, BlockTime)) == 4 + (block.weekday == today(ZONE).weekday())


def test_adopting_twice_does_nothing_twice(world, browser, plan):
    dev = browser(world.dev)
    adopt(lambda _person: dev, world, plan)
    again = adopt(lambda _person: dev, world, plan)
    assert again.status_code == 303
    assert "Nothing was done twice" in words(dev.get(again.location))
    assert len(rows(world, Block)) == 1


def test_of_one_search_one_proposal_is_in_force(world, browser, plan):
    other = world.add(Proposal(search_id=plan.search_id, number=2, data=plan.data))
    adopt(browser, world, plan)
    adopt(browser, world, other)
    assert len(rows(world, Block)) == 1
    assert "Another proposal of this search is adopted" in words(browser(world.dev).get(f"/time-proposals/{other.ref}"))


def test_an_adopted_plan_is_taken_back_and_can_be_adopted_again(world, browser, plan):
    adopt(browser, world, plan)
    browser(world.dev).post(f"/time-proposals/{plan.ref}/taking-back")
    assert rows(world, Block)[0].ended_at is not None
    assert [one for one in rows(world, BlockTime) if one.starts_at > now()] == []
    adopt(browser, world, plan)
    assert [block.ended_at is None for block in rows(world, Block)] == [False, True]


def test_what_is_protected_already_is_told_before(world, browser, year, plan):
    sitting = plan.data["sittings"][0]
    there = {"weekday": sitting["day"], "starts": 480 + 50 * sitting["first"], "minutes": 45, "place": "Library"}
    when = {"from_on": year.starts_on, "until_on": year.ends_on}
    block = world.add(Block(year_id=year.id, team_id=world.team.id, made_by_id=world.dev.id, **there, **when))
    with world.app.app_context(), writing():
        lay_out(db.session.get(Block, block.id))
    page = words(browser(world.dev).get(f"/time-proposals/{plan.ref}"))
    assert "This is protected already at the same time." in page
    assert "Library is taken" in page


def test_a_team_that_is_not_in_the_house_is_told_of(world, browser, year):
    said = ours(world)
    said["teams"][0]["ref"] = ""
    proposal = found_in(world, search_for(world, year, said, state=DONE), a_plan(said))
    assert "no time is kept for them there: Grade 4" in words(browser(world.dev).get(f"/time-proposals/{proposal.ref}"))
    adopt(browser, world, proposal)
    assert rows(world, Block) == []


def test_an_end_before_the_beginning_is_not_adopted(world, browser, plan):
    answer = adopt(browser, world, plan, until_on=today(ZONE) - timedelta(days=3))
    assert answer.status_code == 422
    assert "The last day comes before the first one." in words(answer)
    assert rows(world, Block) == []


@pytest.mark.parametrize("who", ["amal", "bea", "cleo", "edie", "ines"])
def test_nobody_but_the_principal_sees_any_of_it(world, browser, plan, who):
    reader, search = browser(getattr(world, who)), rows(world, Search)[0]
    pages = [f"/time-searches/{search.ref}", f"/time-searches/{search.ref}/progress", f"/time-proposals/{plan.ref}"]
    assert {reader.get(page).status_code for page in [*pages, f"/time-searches/{search.ref}/wishes"]} == {404}
    assert reader.get(f"/schools/{world.oak.ref}/time-searches").status_code in (403, 404)
    assert adopt(lambda _person: reader, world, plan).status_code == 404


def test_while_it_is_reckoned_the_page_shows_how_far_it_is_also_without_script(world, browser, year):
    search = search_for(world, year, ours(world), state=RUNNING, progress=35, started_at=now(), seen_at=now())
    page = browser(world.dev).get(f"/time-searches/{search.ref}")
    assert 'value="35"' in page.text
    assert re.search(r'<noscript><meta http-equiv="refresh"', page.text)
    assert "looks-again" in page.text
