"""Leaving a team, changing one’s part in it, and who facilitates afterwards."""

import re
from datetime import timedelta

from sqlalchemy import select

from inquiry.clock import today
from inquiry.db import db
from inquiry.live.models import LiveEvent
from inquiry.meetings.models import OPEN
from inquiry.people.models import LEFT, PART_CHANGED
from inquiry.teams.models import FACILITATOR, GUEST
from tests.browser import words
from tests.teams.parts import add, events, everything_of, page_of, part_of
from tests.world import ZONE


def test_whoever_leaves_loses_access_the_same_second_and_the_team_keeps_the_work(world, browser, bea):
    amal = browser(world.amal)
    assert all(amal.get(url).status_code < 400 for url in everything_of(world))
    part = part_of(world, world.amal)
    assert "Leave Grade 4?" in words(amal.get(f"/memberships/{part.ref}/ending")), "asks once before"
    assert amal.get(page_of(world)).status_code == 200, "asking ends nothing"
    assert amal.post(f"/memberships/{part.ref}/ending").location == "/teams"
    left = [url for url in everything_of(world) if not url.startswith("/notes")]
    assert {amal.get(url).status_code for url in left} == {404}
    assert world.cycle.question in words(bea.get(page_of(world)))
    for url in ("/", "/teams"):
        said = words(amal.get(url))
        assert world.cycle.question not in said and world.meeting.purpose not in said


def test_the_facilitator_ends_a_part_in_two_steps(world, bea, browser):
    part = part_of(world, world.gus)
    gus = browser(world.gus)
    assert "Say goodbye to Gus?" in words(bea.get(f"/memberships/{part.ref}/ending"))
    assert bea.post(f"/memberships/{part.ref}/ending").location == page_of(world)
    assert gus.get(page_of(world)).status_code == 404
    assert events(world, LEFT) == ["Grade 4"]
    assert bea.get(f"/memberships/{part.ref}/ending").status_code == 403, "what is over cannot be ended again"
    assert bea.get(f"/memberships/{part.ref}/part").status_code == 403, "nor changed"


def test_whoever_left_can_be_taken_in_again(world, bea, browser):
    bea.post(f"/memberships/{part_of(world, world.gus).ref}/ending")
    assert add(bea, world, world.gus).status_code == 303
    assert browser(world.gus).get(page_of(world)).status_code == 200


def test_the_only_facilitator_does_not_vanish_silently(world, bea, browser):
    url = f"/memberships/{part_of(world, world.bea).ref}/ending"
    assert "only facilitator" in words(bea.get(url))
    assert bea.post(url).status_code == 422
    assert bea.post(url, successor="somebody").status_code == 422
    assert bea.post(url, successor=part_of(world, world.gus).ref).location == "/teams"
    assert part_of(world, world.gus).leads
    assert bea.get(page_of(world)).status_code == 404
    assert browser(world.gus).get(f"{page_of(world)}/members/new").status_code == 200


def test_a_team_may_deliberately_go_on_without_a_facilitator(world, bea, browser):
    bea.post(f"/memberships/{part_of(world, world.bea).ref}/ending", successor="nobody")
    assert "Nobody facilitates this team" in words(browser(world.gus).get(page_of(world)))
    ines, part = browser(world.ines), part_of(world, world.gus)
    ines.post(f"/memberships/{part.ref}/part", role=FACILITATOR)
    assert "Nobody facilitates" not in words(browser(world.gus).get(page_of(world)))


def test_the_only_facilitator_names_another_before_becoming_a_member(world, bea):
    url = f"/memberships/{part_of(world, world.bea).ref}/part"
    assert bea.post(url, role="member").status_code == 422
    assert bea.post(url, role=FACILITATOR, until=str(today(ZONE))).status_code == 422
    assert bea.post(url, role=FACILITATOR).status_code == 303, "nothing to name as long as they lead"
    assert bea.post(url, role="member", successor=part_of(world, world.amal).ref).status_code == 303
    assert part_of(world, world.amal).leads and not part_of(world, world.bea).leads


def test_one_of_two_facilitators_goes_without_further_questions(world, bea):
    bea.post(f"/memberships/{part_of(world, world.amal).ref}/part", role=FACILITATOR)
    assert events(world, PART_CHANGED) == ["Grade 4: member → facilitator"]
    assert "only facilitator" not in words(bea.get(f"/memberships/{part_of(world, world.bea).ref}/ending"))
    assert bea.post(f"/memberships/{part_of(world, world.bea).ref}/ending").status_code == 303


def test_the_form_shows_the_part_somebody_has(world, bea):
    last = today(ZONE) + timedelta(days=9)
    bea.post(f"/memberships/{part_of(world, world.gus).ref}/part", role=GUEST, until=str(last))
    page = bea.get(f"/memberships/{part_of(world, world.gus).ref}/part").text
    assert f'value="{last}"' in page and re.search(r'<input checked[^>]*value="guest"', page)


def test_open_rooms_are_told_at_once_that_somebody_left(world, bea):
    world.change(world.meeting, state=OPEN)
    bea.post(f"/memberships/{part_of(world, world.gus).ref}/ending")
    with world.app.app_context():
        told = db.session.execute(select(LiveEvent.room, LiveEvent.kind)).all()
    assert (f"meeting:{world.meeting.id}", "membership") in [tuple(one) for one in told]
