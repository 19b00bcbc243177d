"""What really happened in the rooms stands beside each stage, and each meeting counts once."""

from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.growth.models import Debrief
from inquiry.stages.families import FAMILIES, family_of
from inquiry.stages.happened import debriefed_as_mentor, in_the_rooms


def did(inside, person, rooms):
    inside.rollback()
    return [one.how for one in in_the_rooms(person.id) if one.protocol_id]


ROLES = {
    "took_part": {},
    "kept_time": {"timekeeper": "amal"},
    "recorded": {"recorder": "amal"},
}


@pytest.mark.parametrize("how", ROLES)
def test_somebody_who_was_there_took_part_or_held_a_role(world, inside, rooms, how):
    rooms.held(world.amal, **{role: getattr(world, who) for role, who in ROLES[how].items()})
    assert did(inside, world.amal, rooms) == [how]


def test_a_role_in_the_plan_of_a_meeting_one_was_not_in_counts_for_nothing(world, inside, rooms):
    rooms.held(world.farah, timekeeper=world.amal)
    assert did(inside, world.amal, rooms) == []


@pytest.mark.parametrize(("at_step", "first", "second"), [(3, "co_led", "led_step"), (2, "co_led", "co_led")])
def test_a_meeting_that_changed_hands_was_led_by_both_as_far_as_each_led_its_steps(
    world, inside, rooms, at_step, first, second
):
    rooms.held(world.farah, led_by=world.amal, then=world.gus, at_step=at_step)
    assert (did(inside, world.amal, rooms), did(inside, world.gus, rooms)) == ([first], [second])


def test_whoever_led_from_beginning_to_end_led(world, inside, rooms):
    rooms.held(world.farah, led_by=world.amal)
    assert did(inside, world.amal, rooms) == ["led"]


def test_taking_over_at_the_very_end_is_a_part_and_not_the_whole(world, inside, rooms):
    rooms.held(led_by=world.amal, then=world.gus, at_step=4)
    assert did(inside, world.amal, rooms) == ["co_led"]
    assert did(inside, world.gus, rooms) == ["led_step"]


def test_with_the_mentor_of_that_time_in_the_room_it_is_another_stage(world, inside, rooms, mentorship):
    rooms.held(world.amal, world.edie)
    rooms.held(world.amal)
    world.change(mentorship, until_at=now() - timedelta(days=58))
    rooms.held(world.amal, world.edie)  # she came again, when she was no mentor any more
    assert did(inside, world.bea, rooms) == ["led", "led", "led_observed"]


def test_a_meeting_that_is_not_over_has_not_happened_yet(world, inside, rooms):
    meeting = rooms.held(world.amal)
    world.change(meeting, state="open")
    assert did(inside, world.amal, rooms) == []


def test_a_debrief_written_as_a_mentor_counts_for_the_last_stage(world, inside, rooms):
    meeting = rooms.held(world.amal)
    world.add(Debrief(meeting_id=meeting.id, leader_id=world.bea.id, mentor_id=world.edie.id, mentor_at=now()))
    assert debriefed_as_mentor(world.edie.id) == {"analyze": 1}
    assert debriefed_as_mentor(world.bea.id) == {}


@pytest.mark.parametrize(
    ("protocol", "family"),
    [("ground_rules", "norms"), ("tuning", "lesson"), ("notice_wonder", "analyze"), (None, "talk"), ("gone", "talk")],
)
def test_a_protocol_belongs_to_its_category_or_else_to_its_phase(protocol, family):
    assert family_of(protocol) == family
    assert family in FAMILIES
