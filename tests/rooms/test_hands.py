"""Hands and ratings: each one’s own until all are shown."""

import pytest

from inquiry.meetings.steps import Hand
from tests.browser import words


@pytest.fixture
def voting(evening, world):
    world.change(world.meeting, protocol_id="ground_rules", minutes=75)
    return evening.begin().go_to("adopt")


def hand(evening, person, value, **more):
    return evening.seat(person).post(evening.url(f"steps/{evening.step.ref}/hands"), value=str(value), **more)


def test_hands_stay_down_until_all_are_shown(voting, world):
    hand(voting, world.amal, 2)
    hand(voting, world.farah, 5)
    assert "2 hands are up, face down" in voting.room(world.gus).text
    assert "hands__one" not in voting.room(world.gus).text
    voting.steer("reveal")
    room = words(voting.room(world.gus))
    assert "2 Amal" in room
    assert "5 Farah" in room


def test_a_hand_can_be_changed_until_it_is_shown(voting, world):
    hand(voting, world.amal, 2)
    hand(voting, world.amal, 4)
    assert [row.value for row in voting.rows(Hand)] == [4]
    voting.steer("reveal")
    assert hand(voting, world.amal, 0, json=True).status_code == 409
    assert [row.value for row in voting.rows(Hand)] == [4]


@pytest.mark.parametrize("value", ["6", "-1", "five", ""])
def test_a_hand_has_five_fingers(voting, world, value):
    assert hand(voting, world.amal, value, json=True).status_code == 422


def test_hands_can_be_asked_for_again(voting, world):
    hand(voting, world.amal, 2)
    voting.steer("reveal")
    voting.seat(world.bea).post(voting.url(f"steps/{voting.step.ref}/asking"))
    assert not voting.rows(Hand)
    assert voting.step.revealed_at is None
    assert "asked_again" in voting.log()


def test_ratings_of_the_norms_are_each_ones_own(evening, world):
    evening.begin().go_to("norms")
    fields = {f"norm-{world.norms[0].ref}": "3"}
    assert evening.seat(world.amal).post(evening.url("ratings"), **fields).status_code == 303
    assert "checked" in evening.seat(world.amal).get(evening.url("room/desk")).text
    assert "checked" not in evening.seat(world.farah).get(evening.url("room/desk")).text
