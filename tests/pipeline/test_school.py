"""At a school: who wishes to lead, as far as each agreed; who led which meeting; and which team rests on one person."""

from datetime import timedelta

import pytest

from inquiry.access import visible
from inquiry.bench.models import LedAtSchool
from tests.browser import words
from tests.pipeline.conftest import BEFORE, TODAY
from tests.statements import counted


def page(browser, person, world, language="en"):
    return words(browser(person, language=language).get(f"/schools/{world.oak.ref}/bench"))


def test_the_principal_sees_only_those_who_agreed(world, browser, programme):
    programme.wish(world.amal, "principal")
    programme.stage(world.amal, 4)
    programme.wish(world.farah, "programme")
    programme.stage(world.farah, 5)
    programme.wish(world.gus, "myself")
    said = page(browser, world.dev, world)
    assert "One colleague agreed that you know. One of them could run a meeting tomorrow." in said
    people = said.split("Who led your teams in")[0]
    assert "Amal · wishes to lead Looking at work and data: Lead, mentor beside you" in people
    assert "Farah" not in people and "Gus" not in people


def test_whoever_leads_the_programme_sees_stages_and_the_wishes_told_to_the_programme_but_no_meeting(
    world, browser, programme, nora
):
    programme.wish(world.farah, "programme")
    programme.stage(world.amal, 2)
    programme.wish(world.gus, "myself")
    said = page(browser, nora, world)
    assert "Farah · wishes to lead" in said and "Amal" in said and "Gus" not in said
    assert "Who led your teams" not in said and "Grade 4" not in said


def test_a_wish_taken_back_is_gone_at_once(world, browser, programme):
    wish = programme.wish(world.amal, "principal")
    programme.stage(world.amal, 5)
    assert "Amal" in page(browser, world.dev, world).split("Who led your teams in")[0]
    world.change(wish, shown_to="myself")
    assert "Amal" not in page(browser, world.dev, world).split("Who led your teams in")[0]


def test_the_newest_stage_of_a_family_counts(world, browser, programme):
    programme.wish(world.amal, "principal")
    programme.stage(world.amal, 5, at=BEFORE - timedelta(days=30))
    programme.stage(world.amal, 3)
    programme.stage(world.amal, 2, family="text")
    said = page(browser, world.dev, world)
    assert "Looking at work and data: Lead together" in said and "0 of them could" in said


def test_people_stand_in_the_order_of_their_names_and_not_of_their_stages(world, browser, programme):
    for person, level in ((world.amal, 1), (world.farah, 6), (world.gus, 4)):
        programme.wish(person, "principal")
        programme.stage(person, level)
    people = page(browser, world.dev, world).split("Who led your teams in")[0]
    assert people.index("Amal") < people.index("Farah") < people.index("Gus")


def test_the_principal_reads_who_led_by_which_protocol_and_how_long_and_no_more(world, browser, programme):
    programme.met(world.team, world.amal, protocol_id="notice_wonder")
    said = page(browser, world.dev, world)
    assert "2 people led: Amal, Bea" in said
    assert "Amal · Notice and wonder rounds · 44 minutes" in said
    assert "zinnia-in-a-purpose" not in said and "Agree what puzzles us" not in said


def test_meetings_led_by_teachers_are_told_of_those_held(world, browser, programme):
    programme.met(world.team, world.cleo)
    programme.met(world.team, world.amal, at=TODAY - timedelta(days=400))
    assert "Led by teachers: 1 of 2 meetings." in page(browser, world.dev, world)


def test_a_team_rests_on_one_person_as_far_as_the_principal_may_know(world, browser, programme):
    one = "one departure would end the meetings of one team: Grade 4."
    assert one in page(browser, world.dev, world)
    stage = programme.stage(world.gus, 5)
    assert one in page(browser, world.dev, world)  # Gus has not agreed, so nothing changes
    programme.wish(world.gus, "principal")
    assert "one departure" not in page(browser, world.dev, world)
    world.change(stage, level=3)
    assert one in page(browser, world.dev, world)


def test_who_left_the_team_does_not_lead_its_next_meeting(world, browser, programme):
    programme.met(world.team, world.edie)
    assert "of one team: Grade 4." in page(browser, world.dev, world)


@pytest.mark.parametrize("who", ["amal", "bea", "cleo", "edie", "ines"])
def test_the_page_is_for_nobody_else(world, browser, who):
    assert browser(getattr(world, who)).get(f"/schools/{world.oak.ref}/bench").status_code == 403


def test_another_schools_principal_and_an_evaluating_programme_lead_see_nothing(world, browser, programme, nora, lena):
    other = programme.person("Otto", world.elm, role="principal")
    world.change(nora, is_evaluator=True)
    for person in (other, world.again(nora), lena):
        assert browser(person).get(f"/schools/{world.oak.ref}/bench").status_code == 403


def test_who_led_is_read_by_the_principal_of_the_school_alone(world, inside, nora, lena):
    everybody = (world.amal, world.bea, world.cleo, world.dev, world.edie, world.ines, nora, lena)
    seen = {one.name for one in everybody if inside.scalars(visible(LedAtSchool, LedAtSchool.id, to=one)).all()}
    assert seen == {"Dev"}


def test_a_school_that_has_begun_with_nothing_says_what_will_stand_here(world, browser):
    world.change(world.last_meeting, state="cancelled")
    said = page(browser, world.dev, world)
    assert "Nobody has told you yet" in said and "No meeting was held." in said


def test_it_takes_as_many_statements_for_forty_teams_as_for_one(world, browser, programme):
    dev = browser(world.dev)

    def asked():
        dev.get(f"/schools/{world.oak.ref}/bench")
        with counted(world.app) as heard:
            assert dev.get(f"/schools/{world.oak.ref}/bench").status_code == 200
        return len(heard)

    few = asked()
    for number in range(10):
        person = programme.person(f"Teacher {number}", world.oak)
        programme.wish(person, "principal")
        programme.stage(person, 1 + number % 6)
        programme.met(programme.team(f"Team {number}", world.oak, [person]), person)
    assert asked() == few
