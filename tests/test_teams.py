"""Teams: who is in them from when until when, who looks after them, and what leaving means."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from inquiry.access import visible
from inquiry.clock import end_of, now, today
from inquiry.cycles.models import CycleTimes, MoveTime, PhaseMove
from inquiry.db import db
from inquiry.live.models import LiveEvent
from inquiry.meetings.models import OPEN
from inquiry.people.models import JOINED, LEFT, PART_CHANGED, TEAM_ENDED, TEAM_TAKEN_UP, Person, SecurityEvent
from inquiry.teams.models import FACILITATOR, GUEST, Membership, Team
from tests.browser import words
from tests.world import LONG_AGO

ZONE = "America/Chicago"


@pytest.fixture
def bea(world, browser):
    return browser(world.bea)


def page_of(world):
    return f"/teams/{world.team.ref}"


def part_of(world, person, team=None):
    with world.app.app_context():
        parts = select(Membership).where(
            Membership.person_id == person.id, Membership.team_id == (team or world.team).id
        )
        return db.session.scalars(parts.order_by(Membership.id.desc())).first()


def add(browser, world, person, **more):
    said = {"person": person.ref, "role": "member", "record": "current"} | more
    return browser.post(f"{page_of(world)}/members/new", **said)


def events(world, kind):
    with world.app.app_context():
        return list(db.session.scalars(select(SecurityEvent.detail).where(SecurityEvent.kind == kind)))


# --- what one sees ---------------------------------------------------------------------------------------------------
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


# --- who may look after a team ---------------------------------------------------------------------------------------
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


# --- from when on the record is open ---------------------------------------------------------------------------------
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


# --- guests ----------------------------------------------------------------------------------------------------------
def test_a_guest_needs_a_last_day_and_is_out_when_it_is_over(world, bea, browser):
    assert add(bea, world, world.cleo, role=GUEST).status_code == 422
    last = today(ZONE) + timedelta(days=3)
    assert add(bea, world, world.cleo, role=GUEST, until=str(last)).status_code == 303
    part = part_of(world, world.cleo)
    assert part.until_at == end_of(last, ZONE)
    cleo = browser(world.cleo)
    assert cleo.get(page_of(world)).status_code == 200
    world.change(part, until_at=now() - timedelta(seconds=1))
    assert cleo.get(page_of(world)).status_code == 404
    assert "Cleo" in words(bea.get(page_of(world))).partition("Who was here before")[2]


@pytest.mark.parametrize("until", ["2020-01-01", "9999-12-31", "31 January", "0001-01-01"])
def test_a_last_day_is_a_day_from_today_on(world, bea, until):
    assert add(bea, world, world.cleo, until=until).status_code == 422


def test_somebody_new_is_invited_by_e_mail_and_is_a_member_as_soon_as_they_come(world, bea, browser):
    answer = bea.post(
        f"{page_of(world)}/invitations/new",
        name="Hana",
        email="hana@riverside.example",
        role="member",
        record="current",
    )
    link = re.search(r"http://localhost(/key/[\w-]+)", answer.text)[1]
    hana = browser()
    hana.post(link, password="seven green umbrellas walking")
    assert hana.get(page_of(world)).status_code == 200
    with world.app.app_context():
        person = db.session.scalar(select(Person).where(Person.name == "Hana"))
        assert person.school_id == world.oak.id and person.role == "teacher" and not person.is_administrator


def test_an_invited_guest_belongs_to_no_school_and_has_a_last_day(world, bea):
    last = today(ZONE) + timedelta(days=1)
    bea.post(
        f"{page_of(world)}/invitations/new",
        name="Jo",
        email="jo@elsewhere.example",
        role=GUEST,
        until=str(last),
        record="today",
    )
    with world.app.app_context():
        person = db.session.scalar(select(Person).where(Person.name == "Jo"))
    assert person.school_id is None and part_of(world, person).until_at == end_of(last, ZONE)


def test_inviting_somebody_who_is_here_already_adds_them(world, bea):
    answer = bea.post(
        f"{page_of(world)}/invitations/new", name="C.", email="CLEO@riverside.example", role="member", record="current"
    )
    assert answer.status_code == 303 and part_of(world, world.cleo)
    assert world.again(world.cleo).name == "Cleo"


# --- leaving ---------------------------------------------------------------------------------------------------------
def everything_of(world):
    """Addresses of what the team owns."""
    team, cycle, meeting = world.team.ref, world.cycle.ref, world.last_meeting.ref
    rules = {rule.rule for rule in world.app.url_map.iter_rules()}
    asked = {
        f"/teams/{team}": "/teams/<ref>",
        f"/teams/{team}/norms": "/teams/<ref>/norms",
        f"/cycles/{cycle}": "/cycles/<ref>",
        f"/meetings/{meeting}": "/meetings/<ref>",
        f"/notes/{world.noticing.ref}": "/notes/<ref>",
    }
    return [url for url, rule in asked.items() if rule in rules]


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


# --- a team ends -----------------------------------------------------------------------------------------------------
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
