"""Cards nobody has read aloud: whoever leads is asked what becomes of them."""

import re

import pytest

from tests.browser import words
from tests.rooms.cards import read, revealed, until_turn_of

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


def test_whoever_leads_hears_of_fewer_cards_as_soon_as_one_is_read(reading, world):
    until_turn_of(reading, world.amal)
    before = len(reading.events())
    assert read(reading, world.amal, "a one").status_code == 303
    assert {"": "helm"} in [event.body for event in reading.events()[before:] if event.kind == "refresh"]
    assert "2 cards still lie face down. Only their writers" in words(
        reading.seat(world.bea).get(reading.url("room/helm"))
    )


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
