"""Signing up for a session, waiting for a place, moving up, and coming as a guest of the cohort."""

from datetime import timedelta

import pytest

from inquiry.clock import end_of, now, start_of
from inquiry.diaries.queries import calendar_of
from inquiry.meetings.models import CANCELLED, CLOSED, OPEN
from inquiry.sessions.models import COHORT
from inquiry.teams.models import GUEST, MEMBER, Membership
from tests.browser import words
from tests.sessions.conftest import a_session, day_of, guest_parts, places, signs_up, withdraws
from tests.world import LONG_AGO, ZONE


def test_who_comes_when_all_places_are_taken_waits_in_the_order_they_came(world, browser, session):
    for person in (world.amal, world.bea, world.gus, world.cleo):
        signs_up(browser, person, session)
    assert places(world, session) == (["amal", "bea"], ["gus", "cleo"])
    assert "1 person waits before you" in words(browser(world.cleo).get(f"/sessions/{session.ref}"))
    assert "first on the waiting list" in words(browser(world.gus).get(f"/sessions/{session.ref}"))


def test_signing_up_twice_is_signing_up_once(world, browser, session, cohort):
    for _again in range(2):
        signs_up(browser, world.bea, session)
    assert places(world, session) == (["bea"], [])
    assert len(guest_parts(world, cohort, world.bea)) == 1


def test_the_first_who_waits_moves_up_and_is_told_on_the_first_page(world, browser, session):
    for person in (world.amal, world.bea, world.gus, world.cleo):
        signs_up(browser, person, session)
    withdraws(browser, world.amal, session)
    assert places(world, session) == (["bea", "gus"], ["cleo"])
    assert "A place came free, and it is yours: “Talk moves”" in words(browser(world.gus).get("/"))
    assert "You wait for a place in “Talk moves”" in words(browser(world.cleo).get("/"))
    assert "You have a place in “Talk moves”" in words(browser(world.bea).get("/"))


def test_whoever_only_waited_gives_nobody_a_place_by_going(world, browser, session):
    for person in (world.amal, world.bea, world.gus, world.cleo):
        signs_up(browser, person, session)
    withdraws(browser, world.gus, session)
    assert places(world, session) == (["amal", "bea"], ["cleo"])


def test_who_comes_back_waits_behind_the_others(world, browser, session):
    for person in (world.amal, world.bea, world.gus):
        signs_up(browser, person, session)
    withdraws(browser, world.amal, session)
    signs_up(browser, world.amal, session)
    assert places(world, session) == (["bea", "gus"], ["amal"])


def test_more_places_let_those_move_up_who_wait_and_fewer_take_nobodys(world, browser, session):
    for person in (world.amal, world.bea, world.gus, world.cleo):
        signs_up(browser, person, session)
    change = {"title": "Talk moves", "about": "", "open_to": "district", "closes_at": ""}
    assert browser(world.edie).post(f"/sessions/{session.ref}/about", **change, places="3").status_code == 303
    assert places(world, session) == (["amal", "bea", "gus"], ["cleo"])
    assert browser(world.edie).post(f"/sessions/{session.ref}/about", **change, places="1").status_code == 303
    assert places(world, session) == (["amal", "bea", "gus"], ["cleo"])
    withdraws(browser, world.amal, session)
    assert places(world, session) == (["bea", "gus"], ["cleo"])


def test_sign_up_closes_when_it_says_and_when_the_session_begins(world, browser, session, cohort):
    world.change(session, closes_at=now() - timedelta(minutes=1))
    assert signs_up(browser, world.bea, session).status_code == 403
    world.change(session, closes_at=None)
    world.change(session.its_meeting, starts_at=now() - timedelta(minutes=1))
    assert signs_up(browser, world.bea, session).status_code == 403


@pytest.mark.parametrize("state", [OPEN, CLOSED, CANCELLED])
def test_nobody_signs_up_for_what_is_going_on_over_or_called_off(world, browser, session, state):
    world.change(session.its_meeting, state=state)
    assert signs_up(browser, world.bea, session).status_code == 403


def test_a_session_of_the_cohort_alone_does_not_exist_for_others(world, browser, cohort):
    ours = a_session(world, cohort, open_to=COHORT)
    assert signs_up(browser, world.bea, ours).status_code == 404
    assert signs_up(browser, world.amal, ours).status_code == 303


def test_those_who_lead_have_no_place(world, browser, session):
    assert signs_up(browser, world.edie, session).status_code == 403


# --- guests of the cohort ---------------------------------------------------------------------------------------------
def test_whoever_comes_from_outside_is_a_guest_until_the_day_after(world, browser, session, cohort):
    signs_up(browser, world.bea, session)
    (part,) = guest_parts(world, cohort, world.bea)
    day = day_of(session, world)
    assert part.role == GUEST
    assert (part.sees_from, part.until_at) == (start_of(day, ZONE), end_of(day + timedelta(days=1), ZONE))


def test_members_of_the_cohort_stay_what_they_are(world, browser, session, cohort):
    signs_up(browser, world.amal, session)
    assert [part.role for part in guest_parts(world, cohort, world.amal)] == [MEMBER]


def test_a_guest_sees_the_room_on_the_day_and_nothing_of_the_cohort_before(world, browser, session, cohort):
    signs_up(browser, world.bea, session)
    bea, room = browser(world.bea), f"/meetings/{session.its_meeting.ref}/room"
    assert bea.get(room).status_code == 404
    world.change(guest_parts(world, cohort, world.bea)[-1], sees_from=now())
    assert bea.get(room).status_code == 200
    assert browser(world.gus).get(room).status_code == 404


def test_whoever_withdraws_loses_it_at_once(world, browser, session, cohort):
    signs_up(browser, world.bea, session)
    world.change(guest_parts(world, cohort, world.bea)[-1], sees_from=now())
    withdraws(browser, world.bea, session)
    assert browser(world.bea).get(f"/meetings/{session.its_meeting.ref}").status_code == 404
    assert guest_parts(world, cohort, world.bea)[-1].until_at <= now()
    assert places(world, session) == ([], [])


def test_whoever_waits_is_no_guest_before_they_have_a_place(world, browser, session, cohort):
    for person in (world.amal, world.gus, world.bea):
        signs_up(browser, person, session)
    assert guest_parts(world, cohort, world.bea) == []
    withdraws(browser, world.gus, session)
    assert [part.role for part in guest_parts(world, cohort, world.bea)] == [GUEST]


def test_one_part_serves_two_sessions_and_shrinks_to_the_one_that_is_left(world, browser, session, cohort):
    later = a_session(world, cohort, days=20, title="Later")
    for one in (session, later):
        signs_up(browser, world.bea, one)
    (part,) = guest_parts(world, cohort, world.bea)
    assert part.until_at == end_of(day_of(later, world) + timedelta(days=1), ZONE)
    withdraws(browser, world.bea, later)
    (part,) = guest_parts(world, cohort, world.bea)
    assert part.until_at == end_of(day_of(session, world) + timedelta(days=1), ZONE)


def test_a_part_given_by_hand_is_not_ended_by_withdrawing(world, browser, session, cohort):
    world.add(Membership(team_id=cohort.id, person_id=world.bea.id, role=GUEST, from_at=LONG_AGO, sees_from=LONG_AGO))
    signs_up(browser, world.bea, session)
    withdraws(browser, world.bea, session)
    (part,) = guest_parts(world, cohort, world.bea)
    assert part.until_at is None


def test_a_guest_who_became_a_member_stays_one(world, browser, session, cohort):
    signs_up(browser, world.bea, session)
    world.change(guest_parts(world, cohort, world.bea)[-1], role=MEMBER, until_at=None)
    withdraws(browser, world.bea, session)
    (part,) = guest_parts(world, cohort, world.bea)
    assert (part.role, part.until_at) == (MEMBER, None)


def test_a_guest_of_one_session_does_not_see_the_cohorts_others(world, browser, session, cohort):
    ours = a_session(world, cohort, open_to=COHORT, title="Ours alone")
    signs_up(browser, world.bea, session)
    world.change(guest_parts(world, cohort, world.bea)[-1], sees_from=now())
    assert browser(world.bea).get(f"/sessions/{ours.ref}").status_code == 404
    assert "Ours alone" not in browser(world.bea).get("/sessions").text


def replan(world, browser, session, **changed):
    meeting = world.again(session.its_meeting)
    usual = {"purpose": meeting.purpose, "seen": meeting.purpose, "minutes": "90", "place": "Library", "expected": "4"}
    at = {"day": (day_of(session, world) + timedelta(days=5)).isoformat(), "time": "15:00"}
    empty = dict.fromkeys(("cycle", "protocol", "opening", "closing", "timekeeper", "recorder", "presenter"), "")
    said = usual | at | empty | {"focus_norm": "", "facilitator": world.edie.ref} | changed
    return browser(world.edie).post(f"/meetings/{meeting.ref}/plan", **said)


def test_when_the_session_is_moved_its_guests_time_moves_with_it(world, browser, session, cohort):
    signs_up(browser, world.bea, session)
    assert replan(world, browser, session).status_code == 303
    (part,) = guest_parts(world, cohort, world.bea)
    assert part.until_at == end_of(day_of(session, world) + timedelta(days=1), ZONE)


def test_when_the_session_is_called_off_its_guests_are_guests_no_more_and_hear_of_it(world, browser, session, cohort):
    signs_up(browser, world.bea, session)
    url = f"/meetings/{session.its_meeting.ref}/calling-off"
    assert browser(world.edie).post(url, why="Snow").status_code == 303
    assert guest_parts(world, cohort, world.bea)[-1].until_at <= now()
    assert "was called off" in words(browser(world.bea).get("/"))
    assert "was called off" in words(browser(world.bea).get(f"/sessions/{session.ref}"))


def test_the_session_stands_in_the_calendar_of_whoever_has_a_place(world, browser, session, app):
    def times():
        with app.test_request_context():
            return [entry.starts_at for entry in calendar_of(world.again(world.bea))]

    starts_at = world.again(session.its_meeting).starts_at
    assert starts_at not in times()
    signs_up(browser, world.bea, session)
    assert starts_at in times()
    withdraws(browser, world.bea, session)
    assert starts_at not in times()
