"""Who looks after a team, whom they take in, and from when on a newcomer reads its record."""

import re
from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.people.models import JOINED, Person
from inquiry.teams.models import Membership, Team
from tests.browser import words
from tests.teams.parts import add, events, page_of, part_of
from tests.world import LONG_AGO


def test_members_and_the_principal_look_and_change_nothing(world, browser):
    part = part_of(world, world.gus)
    for person in (world.amal, world.dev):
        assert "Add a colleague" not in browser(person).get(page_of(world)).text
        for url in (f"{page_of(world)}/members/new", f"{page_of(world)}/name", f"/memberships/{part.ref}/part"):
            assert browser(person).post(url).status_code == 403, url
    assert browser(world.amal).post(f"/memberships/{part.ref}/ending").status_code == 403


def test_the_name_and_kind_of_a_team_can_be_changed(world, bea):
    bea.post(f"{page_of(world)}/name", name="Grade four", kind="subject")
    team = world.again(world.team)
    assert team.name == "Grade four" and team.kind == "subject"
    assert bea.post(f"{page_of(world)}/name", name="", kind="subject").status_code == 422


def test_a_colleague_is_added_and_is_in_at_once(world, bea, browser):
    assert browser(world.cleo).get(page_of(world)).status_code == 404
    assert add(bea, world, world.cleo).status_code == 303
    assert browser(world.cleo).get(page_of(world)).status_code == 200
    assert events(world, JOINED) == ["Grade 4: member"]


def test_nobody_is_added_twice_and_nobody_who_left_the_district(world, bea):
    world.change(world.edie, left_at=now())
    for person in (world.gus, world.edie):
        answer = add(bea, world, person)
        assert answer.status_code == 422 and "cannot be added" in words(answer)


def test_whoever_runs_accounts_adds_others_but_never_lets_themselves_in(world, browser):
    ines = browser(world.ines)
    assert "Ines" not in re.findall(r"<option[^>]*>([^<]*)", ines.get(f"{page_of(world)}/members/new").text)
    assert add(ines, world, world.ines).status_code == 422
    by_mail = ines.post(
        f"{page_of(world)}/invitations/new", name="I", email=world.ines.email, role="member", record="all"
    )
    assert by_mail.status_code == 422
    assert add(ines, world, world.cleo).status_code == 303


def test_in_a_large_district_colleagues_are_found_by_name(world, bea):
    world.add(*(Person(name=f"Z{n:02}", email=f"z{n}@x.example", district_id=world.district.id) for n in range(60)))
    assert "first fifty" in bea.get(f"{page_of(world)}/members/new").text
    found = re.findall(r"<option[^>]*>([^<]*)", bea.get(f"{page_of(world)}/members/new?name=z59").text)
    assert found == ["Choose…", "Z59"]


@pytest.mark.parametrize(
    "record, sees_the_last_meeting", [("current", True), ("all", True), ("today", False), ("day", True)]
)
def test_the_facilitator_chooses_from_when_a_new_member_sees_the_record(
    world, bea, browser, record, sees_the_last_meeting
):
    add(bea, world, world.cleo, record=record, since=str(world.last_meeting.ended_at.date()))
    said = words(browser(world.cleo).get(page_of(world)))
    assert (world.last_meeting.purpose in said) == sees_the_last_meeting
    assert world.meeting.purpose in said and world.cycle.question in said


def test_by_default_it_is_all_of_the_inquiry_the_team_is_in(world, bea):
    page = bea.get(f"{page_of(world)}/members/new").text
    assert re.search(r'<input checked[^>]*value="current"', page)
    add(bea, world, world.cleo)
    assert part_of(world, world.cleo).sees_from == world.again(world.cycle).opened_at


def test_without_an_inquiry_the_record_opens_today(world, bea):
    world.change(world.cycle, closed_at=now() - timedelta(days=1))
    add(bea, world, world.cleo)
    assert now() - part_of(world, world.cleo).sees_from < timedelta(minutes=1)


def test_a_day_must_be_named_when_a_day_is_chosen(world, bea):
    assert add(bea, world, world.cleo, record="day").status_code == 422
    assert add(bea, world, world.cleo, record="day", since="the day before").status_code == 422


def test_a_team_across_schools_has_members_from_both(world, browser):
    across = world.add(Team(name="Writers", kind="cohort", district_id=world.district.id))
    world.add(
        *(
            Membership(team_id=across.id, person_id=one.id, from_at=LONG_AGO, sees_from=LONG_AGO)
            for one in (world.amal, world.edie)
        )
    )
    for person in (world.amal, world.edie):
        assert "Cohort across schools" in words(browser(person).get(f"/teams/{across.ref}"))
    assert browser(world.dev).get(f"/teams/{across.ref}").status_code == 404
