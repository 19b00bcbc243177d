"""What is there for leading alone is counted from real records and told in words."""

import pytest

from inquiry.artifacts.models import Artifact
from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap
from inquiry.meetings.models import OnTheTable
from inquiry.portfolio import readiness as of
from inquiry.portfolio.models import SelfAssessment
from inquiry.portfolio.readiness import Records
from inquiry.stages.models import StageTalk


def line(app, world, tell):
    with app.test_request_context():
        return tell(Records(world.again(world.bea)))


def check(app, world, tell, is_there, found):
    told = line(app, world, tell)
    assert (told.is_there, told.found) == (is_there, found)


def test_meetings_count_and_those_with_something_of_ones_own(app, world, rooms):
    told = {"team_id": world.team.id, "owner_id": world.bea.id, "shared_at": now()}
    own = world.add(Artifact(alias="S1", **told))
    met = [rooms.held(world.bea, led_by=world.amal) for _each in range(5)]
    for meeting in met[:2]:
        world.add(OnTheTable(meeting_id=meeting.id, artifact_id=own.id, put_by_id=world.amal.id))
    check(app, world, of._met, False, "6 meetings, 2 with something of one’s own")  # five, and one in the world
    world.change(met[2], presenter_id=world.bea.id)
    check(app, world, of._met, True, "6 meetings, 3 with something of one’s own")


def test_an_evidence_card_of_ones_own_counts_once_it_lies_open(app, world, rooms):
    meeting = rooms.held(world.bea, led_by=world.amal)
    ours = {"team_id": world.team.id, "cycle_id": world.cycle.id, "author_id": world.bea.id, "meeting_id": meeting.id}
    card = world.add(Note(kind="evidence", phase="collect", body="½", html="½", **ours))
    check(app, world, of._met, False, "2 meetings, none with something of one’s own")
    world.change(card, revealed_at=now())
    check(app, world, of._met, False, "2 meetings, one with something of one’s own")


def test_led_meetings_and_their_kinds_are_counted_and_not_their_hours(app, world, rooms):
    rooms.held(world.amal)
    check(app, world, of._led, True, "2 meetings")
    rooms.held(world.amal, protocol="ground_rules")
    check(
        app,
        world,
        of._breadth,
        True,
        "Agreeing how we work · Looking at work and data · Open talk, without a protocol",
    )


def test_planned_led_and_looked_back_on_is_all_three_for_the_same_meeting(app, world, rooms):
    one, other = rooms.held(world.amal), rooms.held(world.amal)
    world.add(LeadingPlan(meeting_id=one.id, leader_id=world.bea.id))
    debrief = world.add(Debrief(meeting_id=other.id, leader_id=world.bea.id, leader_at=now()))
    check(app, world, of._triples, False, "nothing yet")
    world.change(debrief, meeting_id=one.id)
    check(app, world, of._triples, True, "one meeting")
    world.change(debrief, leader_at=None)  # begun, not yet written
    check(app, world, of._triples, False, "nothing yet")


def test_a_log_of_moves_counts_when_somebody_else_kept_it_in_a_meeting_led_alone(app, world, rooms):
    meeting = rooms.held(world.amal)
    told = {"meeting_id": meeting.id, "leader_id": world.bea.id, "family": "eliciting", "code": "wait"}
    tap = world.add(MoveTap(by_id=world.bea.id, **told))
    check(app, world, of._with_log, False, "nothing yet")
    world.change(tap, by_id=world.edie.id)
    check(app, world, of._with_log, True, "one meeting")


def test_the_teams_plus_and_delta_count_after_meetings_one_led(app, world, rooms):
    led, other = rooms.held(world.amal), rooms.held(led_by=world.amal)
    for meeting in (led, other):
        ours = {"team_id": world.team.id, "author_id": world.amal.id, "meeting_id": meeting.id, "revealed_at": now()}
        world.add(Note(kind="plus", phase="celebrate", body="Air", html="Air", **ours))
    check(app, world, of._heard, True, "after one meeting")


def test_a_self_assessment_and_the_mentors_words_are_there_or_not(app, world):
    check(app, world, of._assessed, False, "nothing yet")
    check(app, world, of._statement, False, "nothing yet")
    world.add(SelfAssessment(leader_id=world.bea.id, goal_strand="elicit", goal="Wait"))
    talk = world.add(StageTalk(leader_id=world.bea.id, family="analyze", level=3, mentor_words="Ready"))
    check(app, world, of._assessed, True, "one kept")
    check(app, world, of._statement, False, "nothing yet")  # the leader has not written yet
    world.change(talk, counts_from=now())
    check(app, world, of._statement, True, "in one talk about a stage")


@pytest.mark.parametrize("sealed", [True, False])
def test_nothing_is_a_score(app, world, sealed):
    with app.test_request_context():
        said = [(one.looked_for, one.found) for one in of.readiness(world.again(world.bea), sealed=sealed)]
    assert len(said) == (9 if sealed else 5)
    assert not any("%" in text or "/" in text for one in said for text in one)
