"""A mentor is asked for, named, agreed to, let go; who evaluates the leader is refused with the reason."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

from inquiry.clock import now
from inquiry.mentoring.models import Mentorship, SealedRead
from inquiry.teams.models import LEADING, Membership, Team
from tests.browser import words
from tests.world import LONG_AGO


@pytest.fixture
def mentorship(world):
    """Edie of another school has been Bea’s mentor for a month."""
    agreed = {"agreed_at": now() - timedelta(days=30), "sees_from": now() - timedelta(days=30)}
    return world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed))


@pytest.fixture
def programme(world):
    """Cleo leads the programme of the district."""
    world.change(world.cleo, role="coach lead")
    return world.cleo


def mentorships(inside):
    inside.rollback()
    return list(inside.scalars(select(Mentorship).order_by(Mentorship.id)))


def ask(browser, leader, mentor, by=None):
    return browser(by or leader).post(f"/people/{leader.ref}/mentor", mentor=mentor.ref)


def test_whoever_asks_for_a_mentor_has_said_yes(world, browser, inside):
    assert ask(browser, world.bea, world.edie).status_code == 303
    (one,) = mentorships(inside)
    assert (one.leader_id, one.mentor_id, one.is_current(now())) == (world.bea.id, world.edie.id, True)
    assert "Edie" in words(browser(world.bea).get("/leading/mentor"))
    assert "Bea" in words(browser(world.edie).get("/leading/leaders"))


def test_a_mentor_named_by_the_programme_waits_for_the_leaders_yes(world, browser, inside, programme):
    assert ask(browser, world.bea, world.edie, by=programme).status_code == 303
    (one,) = mentorships(inside)
    assert one.agreed_at is None
    assert "Bea" not in words(browser(world.edie).get("/leading/leaders"))
    assert "Edie would be your mentor" in words(browser(world.bea).get("/leading/mentor"))
    assert browser(world.edie).post(f"/mentorships/{one.ref}/agreement").status_code == 403
    assert browser(world.bea).post(f"/mentorships/{one.ref}/agreement").status_code == 303
    assert mentorships(inside)[0].is_current(now())


def test_a_colleague_who_does_not_lead_the_programme_names_nobody(world, browser):
    assert ask(browser, world.bea, world.edie, by=world.amal).status_code == 403


@pytest.mark.parametrize(("who", "why"), [("dev", "leads the school of Bea"), ("edie", "evaluates teachers")])
def test_who_evaluates_the_leader_is_refused_with_the_reason(world, browser, inside, who, why):
    world.change(world.edie, is_evaluator=True)
    answer = ask(browser, world.bea, getattr(world, who))
    assert answer.status_code == 422
    assert why in words(answer)
    assert mentorships(inside) == []


def test_who_became_an_evaluator_before_the_yes_is_refused_with_the_reason(world, browser, inside, programme):
    ask(browser, world.bea, world.edie, by=programme)
    world.change(world.edie, is_evaluator=True)
    me = browser(world.bea)
    me.post(f"/mentorships/{mentorships(inside)[0].ref}/agreement")
    assert "marked as somebody who evaluates" in words(me.get("/leading/mentor"))
    assert mentorships(inside)[0].agreed_at is None


def test_a_new_mentor_takes_the_place_of_the_old_one(world, browser, inside, mentorship):
    ask(browser, world.bea, world.cleo)
    old, new = mentorships(inside)
    assert (old.is_current(now()), new.is_current(now())) == (False, True)
    assert "Bea" not in words(browser(world.edie).get("/leading/leaders"))
    assert new.sees_from >= old.until_at - timedelta(seconds=1)


@pytest.mark.parametrize("who", ["bea", "edie", "cleo"])
def test_either_of_the_two_or_the_programme_ends_it(world, browser, inside, mentorship, programme, who):
    assert browser(getattr(world, who)).post(f"/mentorships/{mentorship.ref}/end").status_code == 303
    assert not mentorships(inside)[0].is_current(now())


@pytest.mark.parametrize(("who", "status"), [("amal", 404), ("dev", 404), ("edie", 403)])
def test_how_far_back_is_the_leaders_alone(world, browser, mentorship, who, status):
    address = f"/mentorships/{mentorship.ref}/earlier-records"
    assert browser(getattr(world, who)).post(address, since="2026-01-05").status_code == status


def test_the_leader_opens_earlier_records_from_a_day_on_and_may_close_them_again(world, browser, inside, mentorship):
    address = f"/mentorships/{mentorship.ref}/earlier-records"
    assert browser(world.bea).post(address, since="2026-01-05").status_code == 303
    assert mentorships(inside)[0].sees_from.date().isoformat() == "2026-01-05"
    assert browser(world.bea).post(address, since="2199-01-01").status_code == 303
    assert mentorships(inside)[0].sees_from <= now()
    assert browser(world.bea).post(address, since="").status_code == 422


def test_when_a_mentor_becomes_the_evaluator_both_read_why_nothing_is_open(world, browser, mentorship):
    world.change(world.edie, role="principal", school_id=world.oak.id)
    assert "Edie evaluates you now" in words(browser(world.bea).get("/leading/mentor"))
    assert "You evaluate Bea now" in words(browser(world.edie).get("/leading/leaders"))


def test_a_mentor_opening_the_list_of_leaders_is_written_down_for_each(world, browser, inside, mentorship):
    browser(world.edie).get("/leading/leaders")
    inside.rollback()
    told = [(one.owner_id, one.reader_id, one.what) for one in inside.scalars(select(SealedRead))]
    assert told == [(world.bea.id, world.edie.id, "overview")]
    page = words(browser(world.bea).get("/leading/mentor"))
    assert "Edie" in page
    assert "in the list of leaders" in page


def test_nobody_reads_who_opened_what_is_anothers(world, browser, mentorship):
    browser(world.edie).get("/leading/leaders")
    for who in (world.amal, world.dev, world.edie):
        assert "in the list of leaders" not in words(browser(who).get("/leading/mentor"))


def test_the_pairs_are_for_whoever_leads_the_programme(world, browser, mentorship, programme):
    page = words(browser(programme).get("/programme/mentors"))
    assert "Bea" in page
    assert "Edie" in page
    for who in (world.amal, world.bea, world.dev, world.edie, world.ines):
        assert browser(who).get("/programme/mentors").status_code == 404


def test_the_programme_looks_for_a_leader_by_name(world, browser, programme):
    page = browser(programme).get("/programme/mentors?name=fara")
    assert f"/people/{world.farah.ref}/mentor" in page.text


@pytest.mark.parametrize(
    ("who", "stands"), [("bea", True), ("amal", True), ("cleo", True), ("dev", False), ("ines", False)]
)
def test_leading_stands_in_the_bar_of_whoever_teaches_or_coaches_and_all_find_it_on_their_page(
    world, browser, who, stands
):
    reader = browser(getattr(world, who))
    assert ('href="/leading"' in reader.get("/teams").text) == stands
    assert 'href="/leading"' in reader.get("/me").text


def test_an_empty_page_on_leading_says_what_it_is_for_and_the_first_step(world, browser):
    page = browser(world.amal).get("/leading")
    assert "learned by doing it" in words(page)
    assert f"/people/{world.amal.ref}/mentor" in page.text


def test_mentors_plan_their_own_meeting_with_a_protocol_that_suits_it(world, browser, mentorship):
    ours = world.add(Team(name="Mentors", kind=LEADING, district_id=world.district.id, begun_at=LONG_AGO))
    part = {"role": "member", "from_at": LONG_AGO, "sees_from": LONG_AGO}
    world.add(Membership(team_id=ours.id, person_id=world.edie.id, **part))
    address = f"/teams/{ours.ref}/meetings/new?minutes=60&protocol=probing_practice"
    assert address in unescape(browser(world.edie).get("/leading/leaders").text)
    page = browser(world.edie).get(address)
    assert page.status_code == 200
    assert re.search(r'<option selected value="probing_practice"', page.text)


def test_a_mentor_who_left_is_told_of_and_another_can_be_asked(world, browser, mentorship):
    world.change(world.edie, left_at=now())
    page = words(browser(world.bea).get("/leading/mentor"))
    assert "Edie has left" in page
    assert "Ask somebody else" in page
    assert "Edie" not in words(browser(world.bea).get("/leading"))
