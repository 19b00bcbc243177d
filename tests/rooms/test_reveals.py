"""Turning cards over: by reading aloud, at the end of a step, or all at one moment."""

from inquiry.cycles.notes import Note
from tests.browser import words
from tests.rooms.cards import read, revealed, until_turn_of


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
    reading.go_to("talk")
    assert "a one" in reading.seat(reading.world.gus).get(reading.url("projector")).text, "an explanation stands on it"


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
