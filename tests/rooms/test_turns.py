"""Rounds: an order, a pass, no more to read, coming late."""

import pytest

from tests.browser import words


@pytest.fixture
def round_(evening, world):
    """Bea, Amal and Farah read their notices."""
    return evening.begin(world.bea, world.amal, world.farah).go_to("read_notices")


def order(evening):
    turns = [turn for turn in evening.turns() if turn.round == max(turn.round for turn in evening.turns())]
    names = {person.id: person.name for person in evening.people}
    return [names[turn.person_id] for turn in sorted(turns, key=lambda turn: turn.position)]


def test_everyone_who_is_here_has_a_place_and_one_speaks(round_):
    assert sorted(order(round_)) == ["Amal", "Bea", "Farah"]
    assert round_.speaker().name == order(round_)[0]
    assert f"{round_.speaker().name} reads" in words(round_.room(round_.world.gus))


def test_not_always_the_same_person_begins(round_):
    first = order(round_)[0]
    round_.go_to("read_wonders")
    assert order(round_)[0] != first


def test_who_spoke_hands_on_and_who_is_next_is_told(round_):
    names = order(round_)
    assert f"{names[1]} is next" in round_.room(round_.world.gus).text
    round_.end_turn()
    assert round_.speaker().name == names[1]
    next_one = next(person for person in round_.people if person.name == names[2])
    assert "You are next." in round_.room(next_one).text


@pytest.mark.parametrize("how", ["spoken", "passed"])
def test_a_round_comes_back_to_everyone_who_may_still_have_something(round_, how):
    names = order(round_)
    for _turn in names:
        round_.end_turn(how=how)
    assert order(round_) == names
    assert round_.speaker().name == names[0]


def test_who_has_no_more_to_read_is_not_asked_again_and_the_round_runs_dry(round_):
    names = order(round_)
    round_.end_turn(how="empty")
    round_.end_turn()
    round_.end_turn()
    assert order(round_) == names[1:]
    round_.end_turn(how="empty")
    round_.end_turn(how="empty")
    assert round_.speaker() is None
    assert "Everyone has had a turn." in round_.room(round_.world.amal).text
    assert round_.step.key == "read_notices", "nothing moves on by itself"


def test_nobody_ends_another_ones_turn_but_the_facilitator_can(round_, world):
    while round_.speaker().name != "Amal":
        round_.end_turn()
    assert round_.end_turn(world.farah).status_code == 409
    assert round_.speaker().name == "Amal"
    assert round_.end_turn(world.bea).status_code == 303
    assert round_.speaker().name != "Amal"


def test_a_second_click_does_not_take_the_next_ones_turn(round_):
    first = round_.speaker()
    turn = next(turn for turn in round_.turns() if turn.state == "speaking")
    url = round_.url(f"turns/{turn.ref}/end")
    round_.seat(first).post(url, how="spoken")
    following = round_.speaker()
    assert round_.seat(first).post(url, how="spoken").status_code == 409
    assert round_.speaker().name == following.name


def test_who_comes_late_gets_the_last_place(round_, world):
    names = order(round_)
    round_.come(world.gus)
    assert order(round_) == [*names, "Gus"]


def test_in_a_step_where_each_speaks_once_nobody_is_called(evening, world):
    world.change(world.meeting, opening_id="connections")
    evening.begin(world.bea, world.amal).go_to("connect")
    assert evening.speaker() is None
    turn = next(turn for turn in evening.turns() if turn.person_id == world.amal.id)
    assert "I have spoken" in evening.room(world.amal).text
    evening.seat(world.amal).post(evening.url(f"turns/{turn.ref}/end"), how="spoken")
    assert "I have spoken" not in evening.room(world.amal).text
    assert "I have spoken" in evening.room(world.bea).text


def test_pairs_are_named(evening, world):
    world.change(world.meeting, protocol_id="action_pdsa", minutes=90)
    evening.come(world.gus).begin(world.bea, world.amal, world.farah).go_to("theory")
    assert "room__groups" in evening.room(world.amal).text


def test_a_story_has_a_teller_whom_the_facilitator_names(evening, world):
    world.change(world.meeting, protocol_id="success_analysis", minutes=90)
    evening.begin().go_to("analyse")
    evening.seat(world.bea).post(evening.url("presenter"), person=world.farah.ref)
    assert "Farah listens and takes notes" in evening.room(world.amal).text
    assert evening.write(world.farah, "me", "success_factor", json=True).status_code == 409
    assert evening.write(world.amal, "They drew first", "success_factor", json=True).status_code == 200
