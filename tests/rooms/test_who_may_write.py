"""Which step takes cards, from whom, and until when."""

from tests.rooms.cards import WORDS


def test_where_nothing_is_recorded_no_field_is_offered_and_the_server_refuses(evening, world):
    world.change(world.meeting, opening_id="connections")
    evening.begin().go_to("connect")
    assert "<textarea" not in evening.room(world.amal).text
    assert "<textarea" not in evening.room(world.bea).text
    assert "Nothing is written down" in evening.room(world.amal).text
    assert evening.write(world.amal, WORDS, json=True).status_code == 409
    assert evening.write(world.bea, WORDS, "parked_idea", json=True).status_code == 409


def test_the_presenter_listens_and_the_server_refuses_kindly(evening, world):
    world.change(world.meeting, protocol_id="consultancy", presenter_id=world.amal.id, minutes=90)
    evening.begin().go_to("discuss")
    presenter = evening.seat(world.amal).get(evening.url("room/desk")).text
    assert f"write-{evening.step.ref}" not in presenter
    assert "time to listen" in presenter
    refused = evening.write(world.amal, WORDS, "suggestion", json=True)
    assert refused.status_code == 409
    assert "time to listen" in refused.json["message"]
    assert evening.write(world.farah, "Have you tried strips of paper?", "suggestion", json=True).status_code == 200


def test_nobody_writes_for_a_step_that_has_not_begun(writing, world):
    ahead = next(step for step in writing.steps if step.key == "write_wonders")
    assert writing.write(world.amal, WORDS, "wondering", step=ahead, json=True).status_code == 409


def test_a_card_written_offline_for_an_earlier_step_is_taken_into_it(writing, world):
    step = writing.step
    writing.go_to("read_notices")
    writing.write(world.amal, "early", step=step)
    assert writing.note("early").revealed_at is None
    writing.go_to("write_wonders")
    answer = writing.write(world.amal, WORDS, step=step, json=True)
    note = writing.note(WORDS)
    assert answer.json["saved"] is True
    assert note.step_id == step.id
    assert note.revealed_at is not None, "its step is over, so it lies open like the others"


def test_a_card_that_comes_after_the_end_is_taken_too(writing, world):
    step = writing.step
    writing.close(cards="open")
    answer = writing.write(world.amal, WORDS, step=step, device_id="late", json=True)
    assert answer.status_code == 200
    assert answer.json["saved"] is True
    assert writing.note(WORDS).revealed_at is not None
    assert "marigolds" in writing.seat(world.farah).get(writing.url("minutes")).text
    writing.write(world.amal, WORDS, step=step, device_id="late", json=True)
    assert writing.seat(world.farah).get(writing.url("minutes")).text.count("marigolds") == 1


def test_the_facilitator_and_the_recorder_may_add_decisions_beside_the_protocol(evening, world):
    world.change(world.meeting, recorder_id=world.gus.id)
    evening.begin().go_to("talk")
    for person in (world.bea, world.gus):
        text = f"{person.name} wrote it down"
        assert evening.write(person, text, "agreement:decision", json=True).status_code == 200
        assert evening.note(text).revealed_at is not None
    assert evening.write(world.amal, "me too", "agreement:decision", json=True).status_code == 409
