"""Who is here, and who leads: offered and accepted, or taken over when somebody is gone."""

from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.meetings.steps import LogLine
from inquiry.teams.models import Membership
from tests.browser import words


@pytest.fixture
def open_room(evening):
    return evening.begin()


def lead(evening, act, person, /, **fields):
    return evening.seat(person).post(evening.url(f"facilitation/{act}"), **fields)


def test_who_is_here_is_shown_and_told_once(open_room, world):
    before = len(open_room.events())
    open_room.come(world.gus)
    told = open_room.events()[before:]
    assert [event.kind for event in told] == ["room-part", "refresh"]
    assert "Gus" in told[0].body["en"]
    open_room.come(world.gus).come(world.gus)
    assert len(open_room.events()) == before + 2


def test_who_was_not_heard_of_for_a_minute_is_away_and_comes_back(open_room, world):
    open_room.come(world.gus)
    world.change(open_room.presence(world.gus), seen_at=now() - timedelta(seconds=90))
    open_room.come(world.amal)
    assert open_room.presence(world.gus).left_at is not None
    open_room.come(world.gus)
    assert open_room.presence(world.gus).left_at is None


def test_who_leaves_is_gone_at_once(open_room, world):
    answer = open_room.seat(world.farah).post(open_room.url("presence"), leaving="yes")
    assert (answer.status_code, answer.location) == (303, "/")
    assert open_room.presence(world.farah).left_at is not None
    assert "Farah" not in open_room.events()[-2].body["en"]


def test_facilitation_changes_hands_by_offer_and_acceptance(open_room, world):
    lead(open_room, "offer", world.bea, person=world.amal.ref)
    assert open_room.meeting.facilitator_id == world.bea.id, "an offer changes nothing"
    assert "asks you to lead" in open_room.room(world.amal).text
    assert lead(open_room, "acceptance", world.farah).status_code == 403
    lead(open_room, "acceptance", world.amal)
    assert open_room.meeting.facilitator_id == world.amal.id
    assert open_room.meeting.offered_to_id is None
    assert "handed_over" in open_room.log()
    assert open_room.steer("start", world.bea).status_code == 403
    assert open_room.steer("start", world.amal).status_code == 303


def listed(evening, person):
    """What the list of meetings says of this one."""
    return words(evening.seat(person).get("/meetings"))


def test_the_list_of_meetings_says_who_leads_now_and_afterwards_who_led(open_room, world):
    assert "Bea leads." in listed(open_room, world.gus)
    lead(open_room, "offer", world.bea, person=world.amal.ref)
    lead(open_room, "acceptance", world.amal)
    assert "Amal leads now, before that Bea." in listed(open_room, world.gus)
    open_room.seat(world.amal).post(open_room.url("closing"), cards="open")
    said = listed(open_room, world.gus)
    assert "Bea led, then Amal." in said and "leads" not in said


def test_an_offer_can_be_declined_and_taken_back(open_room, world):
    lead(open_room, "offer", world.bea, person=world.amal.ref)
    lead(open_room, "declining", world.amal)
    assert open_room.meeting.offered_to_id is None
    lead(open_room, "offer", world.bea, person=world.amal.ref)
    lead(open_room, "taking-back", world.bea)
    assert lead(open_room, "acceptance", world.amal).status_code == 403
    assert open_room.meeting.facilitator_id == world.bea.id


def test_only_people_of_the_team_are_offered_the_lead(open_room, world):
    lead(open_room, "offer", world.bea, person=world.edie.ref)
    assert open_room.meeting.offered_to_id is None


def test_while_the_facilitator_is_here_nobody_takes_over(open_room, world):
    assert lead(open_room, "taking-over", world.amal).status_code == 403
    assert "has not been seen" not in open_room.room(world.amal).text


def test_a_minute_after_the_facilitator_is_gone_any_member_takes_over_and_it_is_recorded(open_room, world):
    world.change(open_room.presence(world.bea), seen_at=now() - timedelta(seconds=61))
    assert "has not been seen for a minute" in open_room.room(world.amal).text
    assert lead(open_room, "taking-over", world.amal).status_code == 303
    assert open_room.meeting.facilitator_id == world.amal.id
    line = next(line for line in open_room.rows(LogLine) if line.kind == "took_over")
    assert (line.by_id, line.detail["before"]) == (world.amal.id, "Bea")


def test_who_led_before_asks_and_is_given_the_lead_again(open_room, world):
    world.change(open_room.presence(world.bea), seen_at=now() - timedelta(seconds=61))
    lead(open_room, "taking-over", world.amal)
    lead(open_room, "request", world.bea)
    assert "Bea asks to lead." in open_room.room(world.amal).text
    lead(open_room, "offer", world.amal, person=world.bea.ref)
    lead(open_room, "acceptance", world.bea)
    assert open_room.meeting.facilitator_id == world.bea.id
    assert open_room.meeting.asked_by_id is None


@pytest.mark.parametrize("who", ["edie", "dev", "cleo", "ines"])
@pytest.mark.parametrize("act", ["presence", "facilitation/taking-over", "facilitation/request", "closing"])
def test_others_do_nothing_in_this_room(open_room, world, who, act):
    assert open_room.seat(getattr(world, who)).post(open_room.url(act)).status_code == 404


def test_whose_part_in_the_team_ends_is_out_at_once(open_room, world):
    mine = next(
        row for row in open_room.rows(Membership) if row.person_id == world.amal.id and row.team_id == world.team.id
    )
    world.change(mine, until_at=now() - timedelta(seconds=1))
    assert open_room.room(world.amal).status_code == 404
    assert open_room.write(world.amal, "still here?").status_code == 404
    with world.app.test_request_context():
        from inquiry.rooms.views import who_listens

        assert who_listens(world.amal, world.meeting.ref) is None
        assert who_listens(world.farah, world.meeting.ref) == f"meeting:{world.meeting.id}"


def test_closing_is_the_facilitators_and_everyone_is_led_to_the_minutes(open_room, world):
    assert open_room.seat(world.amal).post(open_room.url("closing")).status_code == 403
    answer = open_room.seat(world.bea).post(open_room.url("closing"))
    assert answer.status_code == 303
    assert "The meeting has ended" in open_room.told()
    assert "ended" in open_room.log()
    assert open_room.seat(world.bea).post(open_room.url("closing")).status_code == 403


def test_the_timekeeper_of_the_plan_is_told_so_and_holds_the_clock(open_room, world):
    world.change(world.meeting, timekeeper_id=world.gus.id)
    helm = words(open_room.seat(world.gus).get(open_room.url("room/helm")))
    assert "You keep the time." in helm
    assert "Start the clock" in helm and "+1 minute" in helm
    assert "Go on:" not in helm
    assert "You keep the time." not in words(open_room.room(world.amal))
    for act in ("start", "pause", "minute"):
        assert open_room.steer(act, world.gus).status_code == 303
    assert open_room.log()[-3:] == ["started", "paused", "added"]
    last = open_room.rows(LogLine, LogLine.meeting_id == world.meeting.id)[-1]
    assert last.by_id == world.gus.id


def test_the_timekeeper_steers_nothing_but_the_clock_and_nobody_else_that(open_room, world):
    world.change(world.meeting, timekeeper_id=world.gus.id)
    for act in ("on", "back", "loan", "reveal"):
        assert open_room.steer(act, world.gus).status_code == 403
    for act in ("start", "pause", "minute"):
        assert open_room.steer(act, world.amal).status_code == 403


def test_whoever_leads_sees_at_once_what_the_timekeeper_did(open_room, world):
    """Their buttons belong to a moment of the clock: without news of it, the next press would come too late."""
    world.change(world.meeting, timekeeper_id=world.gus.id)
    assert "clock" in open_room.room(world.bea).text.split('id="helm" data-refresh-on="')[1].split('"')[0].split()
    assert "clock" not in open_room.room(world.amal).text.split('id="helm" data-refresh-on="')[1].split('"')[0].split()
    before = len(open_room.come(world.gus).events())
    open_room.steer("start", world.gus)
    assert [event.body for event in open_room.events()[before:] if event.kind == "refresh"] == [{"": "clock"}]


def test_whoever_asked_somebody_to_lead_sees_that_the_question_is_open(open_room, world):
    lead(open_room, "offer", world.bea, person=world.amal.ref)
    helm = words(open_room.seat(world.bea).get(open_room.url("room/helm")))
    assert helm.index("You asked Amal to lead. Nothing changes until they accept.") < helm.index("More")


def test_only_who_is_here_is_asked_to_lead(open_room, world):
    choices = (
        open_room.seat(world.bea).get(open_room.url("room/helm")).text.split('id="hand-over"')[1].split("</select>")[0]
    )
    assert "Amal" in choices and "Farah" in choices
    assert "Gus" not in choices and "Bea" not in choices


def test_whoever_leads_may_hand_over_to_somebody_who_came_in_later(open_room, world):
    waits_for = {
        who.name: open_room.room(who).text.split('id="helm" data-refresh-on="')[1].split('"')[0].split()
        for who in (world.bea, world.amal)
    }
    assert "here" in waits_for["Bea"] and "here" not in waits_for["Amal"]
    before = len(open_room.events())
    open_room.come(world.gus)
    assert {"": "here"} in [event.body for event in open_room.events()[before:] if event.kind == "refresh"]
    assert "Gus</option>" in open_room.seat(world.bea).get(open_room.url("room/helm")).text


def test_who_leads_is_not_offered_to_ask_for_it(open_room, world):
    lead(open_room, "offer", world.bea, person=world.amal.ref)
    lead(open_room, "acceptance", world.amal)
    assert "Ask to lead" not in open_room.seat(world.amal).get(open_room.url("room/desk")).text
    assert "Ask to lead" in open_room.seat(world.bea).get(open_room.url("room/desk")).text


def test_leaving_asks_first(open_room, world):
    room = open_room.room(world.bea).text
    assert "The others see that you have left." in room
    assert room.index("<details", room.index("bar__end")) < room.index('name="leaving"')


def test_whoever_presents_the_work_explains_it(open_room, world):
    open_room.go_to("show")
    assert "Bea explains" in words(open_room.room(world.gus))
    world.change(world.meeting, presenter_id=world.amal.id)
    assert "Amal explains" in words(open_room.room(world.gus))
