"""The list of teams and the page of one: what members read there, and what a principal does not."""

from datetime import timedelta

from sqlalchemy import event

from inquiry.access import visible
from inquiry.cycles.models import CycleTimes, MoveTime, PhaseMove
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.teams.models import Membership, Team
from tests.browser import words
from tests.teams.parts import page_of
from tests.world import LONG_AGO


def test_the_list_holds_my_teams_and_the_names_of_the_others_in_my_school(world, browser):
    world.add(Team(name="Science", kind="subject", district_id=world.district.id, school_id=world.oak.id))
    said = words(browser(world.amal).get("/teams"))
    mine, also = said.split("Also here")
    assert "Grade 4" in mine and "Science" in also
    assert "Grade 3" not in said, "the team at Elm is not even named"


def test_somebody_without_a_team_reads_what_a_team_is(world, browser):
    assert "You are in no team yet" in words(browser(world.cleo).get("/teams"))


def test_a_principal_finds_the_teams_of_the_school_and_whoever_runs_accounts_all_of_them(world, browser):
    assert "Grade 4" in words(browser(world.dev).get("/teams")) and "Grade 3" not in words(
        browser(world.dev).get("/teams")
    )
    assert "Grade 3" in words(browser(world.ines).get("/teams"))


def test_the_page_of_a_team_shows_members_norms_meetings_and_inquiries(world, browser):
    said = words(browser(world.amal).get(page_of(world)))
    for fact in ("Farah", "Facilitator", "We share the air.", world.meeting.purpose, world.last_meeting.purpose):
        assert fact in said
    assert world.cycle.question in said and "Room 12" in said and "Who exactly?" in said


def test_a_principal_sees_when_a_team_meets_and_not_what_about(world, browser):
    said = words(browser(world.dev).get(page_of(world)))
    assert "Room 12" in said and "Farah" in said and "We share the air." in said
    for content in (world.meeting.purpose, world.last_meeting.purpose, world.cycle.question):
        assert content not in said
    assert world.meeting.ref not in browser(world.dev).get(page_of(world)).text


def test_a_principal_sees_that_an_inquiry_exists_its_phase_and_dates_and_not_a_word_of_it(world, browser):
    moved = {"from_phase": "frame", "to_phase": "analyze", "by_id": world.bea.id, "reason": "hollyhock", "missing": []}
    world.add(PhaseMove(cycle_id=world.cycle.id, at=LONG_AGO + timedelta(days=9), **moved))
    page = browser(world.dev).get(page_of(world))
    told = words(page).partition("You see how far they have come.")[2]
    assert "The team last met Monday 24 August." in told
    assert "Analyze Begun Monday 17 August · in this phase since Wednesday 26 August" in told
    for hidden in (world.cycle.question, world.cycle.ref, "hollyhock", world.last_meeting.purpose):
        assert hidden not in page.text
    world.change(world.cycle, closed_at=LONG_AGO + timedelta(days=30))
    assert "closed Wednesday 16 September" in words(browser(world.dev).get(page_of(world)))


def test_of_inquiries_only_the_principal_of_the_school_sees_that_they_exist(world, inside):
    def seen(person):
        times = visible(CycleTimes, CycleTimes.id, to=person), visible(MoveTime, MoveTime.id, to=person)
        return [inside.scalars(stmt).all() for stmt in times]

    move = PhaseMove(cycle_id=world.cycle.id, from_phase="frame", to_phase="analyze", by_id=world.bea.id)
    inside.add(move)
    inside.flush()
    assert seen(world.dev) == [[world.cycle.id], [move.id]]
    for person in (world.cleo, world.edie, world.ines):
        assert seen(person) == [[], []]
    inside.get(Person, world.dev.id).school_id = world.elm.id
    assert seen(inside.get(Person, world.dev.id)) == [[], []], "a principal of another school"


def test_the_page_of_a_team_without_an_inquiry_says_nothing_of_any_to_the_principal(world, browser):
    world.change(world.cycle, team_id=world.elm_team.id)
    assert "Inquiries" not in words(browser(world.dev).get(page_of(world))).partition("Members")[2]


def test_outsiders_find_no_team(world, browser):
    for person in (world.edie, world.cleo):
        for url in ("", "/members/new", "/invitations/new", "/name"):
            assert browser(person).get(page_of(world) + url).status_code == 404


def test_the_page_asks_the_database_as_often_for_thirty_members_as_for_four(world, bea, inside):
    bea.get(page_of(world))
    asked = []
    event.listen(db.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    bea.get(page_of(world))
    few = len(asked)
    people = [Person(name=f"P{n}", email=f"p{n}@x.example", district_id=world.district.id) for n in range(26)]
    world.add(*people)
    world.add(*(Membership(team_id=world.team.id, person_id=one.id) for one in people))
    asked.clear()
    bea.get(page_of(world))
    assert len(asked) == few


def test_a_principal_of_teams_is_not_spoken_to_as_a_teacher_without_one(world, browser):
    dev = browser(world.dev)
    assert "You are in no team yet" not in words(dev.get("/teams"))
    assert "Teams you look after from outside" in words(dev.get("/teams"))
    assert "What teams inquire into is theirs." in words(dev.get("/cycles"))
    assert "adds you" not in words(dev.get("/cycles"))


def test_a_meeting_that_was_held_is_told_with_the_minutes_it_took(world, browser):
    world.change(
        world.last_meeting,
        began_at=world.last_meeting.starts_at,
        ended_at=world.last_meeting.starts_at + timedelta(minutes=12),
    )
    assert "12 min" in words(browser(world.bea).get(f"/teams/{world.team.ref}"))
