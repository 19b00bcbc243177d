"""Parts go around: who has not yet had one is suggested, with an easy no, and nobody is counted or compared."""

import re
from datetime import timedelta

import pytest

from inquiry.access import visible
from inquiry.clock import now
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.rotation.models import NotThisTime, PartsTaken
from inquiry.teams.models import GUEST, Membership
from tests.browser import words
from tests.world import LONG_AGO


@pytest.fixture
def held(world):
    """`held(days, facilitator, timekeeper=…)`: a meeting of the team that was held so many days ago."""

    def hold(days, facilitator, **parts):
        at = now() - timedelta(days=days)
        told = {"team_id": world.team.id, "state": CLOSED, "purpose": "Look", "planned_by_id": world.bea.id}
        parts = {f"{role}_id": person.id for role, person in parts.items()}
        return world.add(
            Meeting(starts_at=at, began_at=at, ended_at=at, facilitator_id=facilitator.id, **told, **parts)
        )

    return hold


def planning(browser, person, world, query=""):
    return browser(person).get(f"/teams/{world.team.ref}/meetings/new{query}")


def team_page(browser, person, world):
    return words(browser(person).get(f"/teams/{world.team.ref}"))


def say_no(browser, person, world, role="facilitator", back="", **fields):
    return browser(person).post(f"/teams/{world.team.ref}/not-this-time{back}", no=role, **fields)


def test_who_has_not_led_yet_is_suggested_in_the_plan_and_on_the_teams_page(world, browser):
    assert "Amal has not led here yet." in words(planning(browser, world.bea, world))
    assert "Amal has not led here yet." in team_page(browser, world.bea, world)
    assert "You have not led here yet." in team_page(browser, world.amal, world)


def test_when_everybody_has_led_it_is_whoever_led_longest_ago(world, browser, held):
    for days, person in ((30, world.gus), (20, world.amal), (10, world.farah)):
        held(days, person)
    held(5, world.bea)
    assert "It is a while since Gus led here." in team_page(browser, world.bea, world)


def test_of_parts_that_nobody_takes_in_this_team_nothing_is_said(world, browser, held):
    assert "kept time" not in team_page(browser, world.bea, world)
    held(3, world.bea, timekeeper=world.gus, recorder=world.farah, presenter=world.amal)
    said = team_page(browser, world.bea, world)
    assert all(f" not {part} here yet" in said for part in ("led", "kept time", "presented", "recorded"))


def test_each_part_is_suggested_to_somebody_else(world, browser, held):
    held(3, world.bea, timekeeper=world.bea, recorder=world.bea, presenter=world.bea)
    names = re.findall(r"(\w+) has not \w+", team_page(browser, world.bea, world))
    assert sorted(names[:3]) == ["Amal", "Farah", "Gus"]


def test_a_team_that_has_not_met_yet_is_left_alone(world, browser):
    world.change(world.last_meeting, state="cancelled")
    assert "Parts go around" not in team_page(browser, world.bea, world)
    assert "share the parts around" not in words(planning(browser, world.bea, world))


def test_guests_and_those_who_left_are_not_suggested(world, browser):
    with world.app.app_context():
        from inquiry.db import db

        rows = {row.person_id: row for row in db.session.scalars(db.select(Membership))}
    world.change(rows[world.amal.id], role=GUEST)
    world.change(rows[world.farah.id], until_at=now() - timedelta(days=1))
    assert "Gus has not led here yet." in team_page(browser, world.bea, world)


def test_one_tap_puts_the_name_into_the_form_and_keeps_what_was_typed(world, browser):
    typed = f"?purpose=Look+at+halves&minutes=45&facilitator={world.bea.ref}&take=facilitator:{world.amal.ref}"
    page = planning(browser, world.bea, world, typed).text
    facilitator = re.search(r'<select id="facilitator".*?</select>', page, re.S)[0]
    assert f'<option selected value="{world.amal.ref}">' in facilitator
    assert 'value="Look at halves"' in page
    assert "Amal has not led here yet." not in page


def test_who_is_in_the_plan_already_is_not_suggested_for_another_part(world, browser):
    typed = f"?purpose=Look&minutes=45&facilitator={world.bea.ref}&timekeeper={world.amal.ref}"
    assert "Farah has not led here yet." in words(planning(browser, world.bea, world, typed))


def test_after_an_easy_no_somebody_else_is_suggested_and_nobody_sees_why(world, browser):
    assert say_no(browser, world.amal, world).status_code == 303
    for reader in (world.bea, world.gus):
        said = team_page(browser, reader, world)
        assert "Amal has not led" not in said and "not this time" not in said.lower()
    assert "Farah has not led here yet." in team_page(browser, world.bea, world)
    assert "You said “not this time” to leading." in team_page(browser, world.amal, world)


def test_an_easy_no_lasts_three_months(world, browser):
    say_no(browser, world.amal, world)
    with world.app.app_context():
        from inquiry.db import db

        said = db.session.scalars(db.select(NotThisTime)).one()
    assert timedelta(days=89) < said.until_at - now() < timedelta(days=93)
    world.change(said, until_at=now() - timedelta(seconds=1))
    assert "Amal has not led here yet." in team_page(browser, world.bea, world)


def test_a_no_is_taken_back_at_any_time_and_said_again(world, browser):
    say_no(browser, world.amal, world)
    say_no(browser, world.amal, world, back="/taking-back")
    assert "Amal has not led here yet." in team_page(browser, world.bea, world)
    assert "not this time" not in team_page(browser, world.amal, world).replace("Not this time", "")
    say_no(browser, world.amal, world)
    assert "Farah has not led here yet." in team_page(browser, world.bea, world)


def test_a_no_while_planning_keeps_the_plan(world, browser):
    here = f"/teams/{world.team.ref}/meetings/new"
    answer = say_no(browser, world.amal, world, back=f"?here={here}", purpose="Look at ½ & ¼", minutes="45")
    assert answer.location.startswith(f"{here}?")
    page = browser(world.amal).get(answer.location).text
    assert 'value="Look at ½ &amp; ¼"' in page and "Farah has not led here yet." in page
    assert "//" not in say_no(browser, world.amal, world, back="?here=//elsewhere.example").location


def test_a_part_that_does_not_exist_is_not_declined_and_outsiders_decline_nothing(world, browser):
    assert say_no(browser, world.amal, world, role="baker").status_code == 404
    assert say_no(browser, world.edie, world).status_code == 404
    assert say_no(browser, world.dev, world).status_code == 403


def test_parts_taken_are_the_teams_and_a_no_is_ones_own(world, inside):
    world.add(NotThisTime(team_id=world.team.id, person_id=world.amal.id, role="recorder", until_at=LONG_AGO))

    def seen(model):
        everybody = (world.amal, world.bea, world.cleo, world.dev, world.edie, world.ines)
        inside.rollback()
        return {one.name for one in everybody if inside.scalars(visible(model, model.id, to=one)).all()}

    assert seen(PartsTaken) == {"Amal", "Bea"}
    assert seen(NotThisTime) == {"Amal"}


def test_no_number_stands_beside_a_name(world, browser, held):
    for days in (4, 3, 2):
        held(days, world.bea, timekeeper=world.gus)
    shelf = re.search(
        r'aria-labelledby="rotation".*?</section>', browser(world.bea).get(f"/teams/{world.team.ref}").text, re.S
    )
    assert not re.search(r"\d", words_of(shelf[0]))


def words_of(html):
    return re.sub(r"<[^>]+>", " ", html.split(">", 1)[1])
