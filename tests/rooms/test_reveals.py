"""Turning cards over: by reading aloud, at the end of a step, or all at one moment."""

import re

import pytest

from inquiry.cycles.notes import Note
from inquiry.meetings.steps import Hand
from tests.browser import words


def revealed(evening):
    return {note.body for note in evening.rows(Note) if note.revealed_at and note.meeting_id == evening.meeting.id}


@pytest.fixture
def reading(evening, world):
    """Amal wrote two notices and Farah one; now they read."""
    evening.begin(world.amal, world.bea, world.farah).go_to("write_notices")
    for person, text in ((world.amal, "a one"), (world.amal, "a two"), (world.farah, "f one")):
        evening.write(person, text)
    return evening.go_to("read_notices")


def read(evening, person, text, **more):
    return evening.seat(person).post(f"/cards/{evening.note(text).ref}/reading", **more)


def until_turn_of(evening, person):
    for _turn in range(6):
        if evening.speaker().name == person.name:
            return
        evening.end_turn()


def test_going_on_to_reading_turns_nothing_over(reading):
    assert not revealed(reading) & {"a one", "a two", "f one"}


def test_whose_turn_it_is_turns_over_their_own_card_by_reading_it(reading, world):
    until_turn_of(reading, world.amal)
    assert read(reading, world.amal, "a one").status_code == 303
    assert "a one" in revealed(reading)
    assert "a one" in reading.room(world.gus).text
    assert "a one" in reading.events()[-1].body["es"]


def test_nobody_reads_out_of_turn(reading, world):
    until_turn_of(reading, world.amal)
    refused = read(reading, world.farah, "f one", json=True)
    assert refused.status_code == 409
    assert "not your turn" in refused.json["message"]
    assert "f one" not in revealed(reading)


def test_nobody_reads_anothers_card(reading, world):
    until_turn_of(reading, world.amal)
    assert read(reading, world.amal, "f one").status_code == 404


def test_a_card_somebody_already_said_goes_behind_the_others(reading, world):
    assert words(reading.seat(world.amal).get(reading.url("room/desk"))).index("a one") < words(
        reading.seat(world.amal).get(reading.url("room/desk"))
    ).index("a two")
    reading.seat(world.amal).post(f"/cards/{reading.note('a one').ref}/waiting")
    desk = words(reading.seat(world.amal).get(reading.url("room/desk")))
    assert desk.index("a two") < desk.index("a one")
    assert "a one" not in revealed(reading)


UNREAD = {"a one", "a two", "f one"}


@pytest.mark.parametrize("skip", [{}, {"skip": "yes"}])
def test_going_on_asks_first_what_becomes_of_cards_nobody_has_read_aloud(reading, world, skip):
    before = reading.step.key
    asked = reading.steer("on", **skip)
    assert asked.status_code == 409
    said = words(asked)
    assert "3 cards still lie face down. Only their writers have read them." in said
    assert "Turn them over and go on" in said
    assert "Leave them with their writers and go on" in said
    assert re.search(r'<details[^>]* open[^>]*id="ask-on"', asked.text), "the question stands open"
    assert reading.step.key == before
    assert not revealed(reading) & UNREAD
    assert not any(text in asked.text for text in UNREAD), "the question names no words of a card"


def test_going_on_from_cards_that_are_all_read_asks_nothing(reading, world):
    reading.steer("reveal")
    assert "Leave them with their writers" not in reading.room(world.bea).text
    assert reading.steer("on").status_code == 303


def test_what_was_not_read_lies_open_when_the_leader_says_so(reading):
    assert reading.steer("on", cards="open").status_code == 303
    assert revealed(reading) >= UNREAD


def test_what_was_not_read_stays_with_its_writers_when_the_leader_says_so(reading, world):
    assert reading.steer("on", cards="left").status_code == 303
    assert reading.step.key == "write_wonders"
    assert not revealed(reading) & UNREAD
    for place in (reading.url("room"), reading.url("projector"), reading.url("cards")):
        assert not any(text in reading.seat(world.bea).get(place).text for text in UNREAD)
    own = words(reading.seat(world.amal).get(reading.url("room")))
    assert "Left with you, face down" in own
    assert "a one" in own and "a two" in own and "f one" not in own
    assert "f one" not in reading.told()


def test_a_card_left_with_its_writer_can_still_be_read_aloud_or_taken_back(reading, world):
    reading.steer("on", cards="left")
    assert read(reading, world.farah, "a one").status_code == 404
    assert read(reading, world.amal, "a one").status_code == 303
    assert reading.seat(world.amal).post(f"/cards/{reading.note('a two').ref}/withdrawal").status_code == 303
    assert revealed(reading) & UNREAD == {"a one"}
    assert "a one" in reading.seat(world.gus).get(reading.url("cards")).text
    assert "Left with you" not in words(reading.seat(world.amal).get(reading.url("room/desk")))


@pytest.mark.parametrize(("cards", "opens"), [("open", True), ("left", False)])
def test_words_that_come_late_follow_what_was_said_of_the_others(reading, world, cards, opens):
    step = next(step for step in reading.steps if step.key == "write_notices")
    reading.steer("on", cards=cards)
    reading.write(world.gus, "came late", step=step)
    assert ("came late" in revealed(reading)) is opens
    reading.go_to("norms").close(cards="left")
    reading.write(world.gus, "came after the end", step=step)
    assert ("came after the end" in revealed(reading)) is opens
    minutes = reading.seat(world.farah).get(reading.url("minutes")).text
    assert ("came after the end" in minutes) is opens


def test_words_that_come_late_stay_face_down_when_nobody_was_asked(evening, world):
    evening.begin().go_to("write_notices")
    step = evening.step
    for _step in range(2):
        assert evening.steer("on").status_code == 303
    evening.write(world.amal, "came late", step=step)
    assert "came late" not in revealed(evening)
    assert "came late" in words(evening.seat(world.amal).get(evening.url("room/desk")))


def test_the_line_under_the_box_says_what_can_happen_to_the_card(reading, world):
    line = "If it is still face down when the reading ends, whoever leads turns it over or leaves it with you."
    assert line in words(reading.room(world.gus))


def test_the_facilitator_turns_everything_over_at_one_moment(reading):
    reading.steer("reveal")
    assert len({note.revealed_at for note in reading.rows(Note) if note.body in ("a one", "a two", "f one")}) == 1
    assert reading.log()[-1] == "revealed"


def test_cards_of_a_silent_step_open_together_when_it_ends(evening, world):
    world.change(world.meeting, protocol_id="five_whys")
    evening.begin().go_to("first")
    evening.write(world.amal, "they count marks", "cause:hypothesis")
    assert "they count marks" not in revealed(evening)
    assert "Turn over the cards" in evening.room(world.bea).text
    evening.steer("on")
    assert "they count marks" in revealed(evening)


def test_what_a_later_step_works_on_is_carried_to_its_wall(reading):
    reading.steer("reveal")
    reading.go_to("write_wonders")
    assert "a one" in reading.seat(reading.world.gus).get(reading.url("projector")).text
    reading.go_to("read_wonders")
    assert "a one" not in reading.seat(reading.world.gus).get(reading.url("projector")).text
    assert "a one" in reading.seat(reading.world.gus).get(reading.url("cards")).text


def test_at_the_end_the_leader_is_asked_and_may_turn_everything_over(evening, world):
    evening.begin().go_to("write_notices")
    evening.write(world.amal, "not read yet")
    asked = evening.close()
    assert asked.status_code == 409
    assert "One card still lies face down. Only its writer has read it." in words(asked)
    assert "Leave them with their writers, then end" in words(asked)
    assert evening.meeting.is_open
    evening.close(cards="open")
    assert "not read yet" in revealed(evening)
    assert "not read yet" in evening.seat(world.farah).get(evening.url("minutes")).text


def test_at_the_end_the_leader_may_leave_cards_with_their_writers(evening, world):
    evening.begin().go_to("write_notices")
    evening.write(world.amal, "not read yet")
    assert evening.close(cards="left").status_code == 303
    assert not evening.meeting.is_open
    assert "not read yet" not in revealed(evening)
    assert "not read yet" not in evening.seat(world.farah).get(evening.url("minutes")).text
    assert "not read yet" not in evening.seat(world.farah).get(evening.url("cards")).text
    assert "not read yet" in evening.seat(world.amal).get(evening.url("cards")).text, "the words are not lost"


def test_what_was_taken_back_is_not_turned_over(evening, world):
    evening.begin().go_to("write_notices")
    evening.write(world.amal, "changed my mind")
    evening.seat(world.amal).post(f"/cards/{evening.note('changed my mind').ref}/withdrawal")
    evening.seat(world.bea).post(evening.url("closing"))
    assert "changed my mind" not in revealed(evening)


def test_everyone_is_told_the_same_whoever_acts(reading, world):
    """What travels must not depend on who pressed the button: here nothing of it names the page of one person."""
    until_turn_of(reading, world.amal)
    read(reading, world.amal, "a one")
    reading.write(world.amal, "a three")
    told = reading.told()
    assert "a three" not in told
    assert "a two" not in told
    for personal in ("mine-", "Read aloud: turn it over", "composer", "It is your turn", "Take it back"):
        assert personal not in told


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


def test_a_card_is_being_read_only_while_its_reader_has_the_word(reading, world):
    until_turn_of(reading, world.amal)
    read(reading, world.amal, "a one")
    assert "data-read" in reading.seat(world.gus).get(reading.url("projector")).text
    assert "data-read" in reading.events()[-1].body["en"]
    reading.end_turn(world.amal)
    assert "data-read" not in reading.seat(world.gus).get(reading.url("projector")).text
    told = next(
        event.body["en"] for event in reversed(reading.events()) if 'id="wall-part"' in event.body.get("en", "")
    )
    assert "a one" in told and "data-read" not in told
