"""Cards: written once, hidden on the server until their moment, never lost."""

from inquiry.cycles.notes import Note, NoteVersion
from tests.rooms.cards import WORDS


def test_a_card_written_in_silence_is_its_authors_alone(writing, world):
    assert writing.write(world.amal, WORDS).status_code == 303
    assert WORDS in writing.room(world.amal).text
    for other in (world.bea, world.farah, world.gus):
        for page in ("room", "projector", "cards", "room/desk", "room/helm"):
            assert "marigolds" not in writing.seat(other).get(writing.url(page)).text
    assert "marigolds" not in writing.told()
    assert "One card still face down" in writing.room(world.bea).text


def test_a_card_sent_twice_is_kept_once(writing, world):
    first = writing.write(world.amal, WORDS, device_id="from-my-phone", json=True)
    again = writing.write(world.amal, WORDS, device_id="from-my-phone", json=True)
    assert first.json["saved"] is again.json["saved"] is True
    assert first.json["ref"] == again.json["ref"]
    assert len([note for note in writing.rows(Note) if note.body == WORDS]) == 1


def test_two_people_may_have_the_same_device_id(writing, world):
    writing.write(world.amal, "one", device_id="same")
    writing.write(world.farah, "two", device_id="same")
    assert writing.note("one").ref != writing.note("two").ref


def test_words_kept_on_a_shared_device_are_not_sent_as_somebody_elses(writing, world):
    answer = writing.seat(world.amal).client.post(
        writing.url(f"steps/{writing.step.ref}/cards"),
        data={"text": WORDS, "kind": "noticing"},
        headers={"Sec-Fetch-Site": "same-origin", "Accept": "application/json", "Inquiry-Me": world.bea.ref},
    )
    assert answer.status_code == 401
    assert not [note for note in writing.rows(Note) if note.body == WORDS]


def test_because_is_asked_about_kindly_and_stands(writing, world):
    answer = writing.write(world.amal, "½ is in the middle because they halved the line.", json=True)
    assert answer.json["saved"] is True
    assert "What did you see?" in answer.json["nudge"]
    assert "What did you see?" in answer.json["part"]
    assert writing.note("½ is in the middle because they halved the line.")
    assert not writing.write(world.amal, "½ is above the middle.", json=True).json["nudge"]


def test_a_colleagues_name_is_asked_about(writing, world):
    assert "name" in writing.write(world.amal, "Farah drew the line.", json=True).json["nudge"]


def test_an_empty_card_says_what_to_do(writing, world):
    answer = writing.write(world.amal, "  ", json=True)
    assert answer.status_code == 422
    assert "no words" in answer.json["message"]


def test_words_that_cannot_be_taken_are_still_on_the_page(writing, world):
    answer = writing.write(world.amal, WORDS, kind="claim")
    assert answer.status_code == 409
    assert WORDS in answer.text
    assert not [note for note in writing.rows(Note) if note.body == WORDS]


def test_what_people_wrote_is_rendered_once_and_clean(writing, world):
    writing.write(world.amal, "**two** <script>alert(1)</script> jumps")
    desk = writing.seat(world.amal).get(writing.url("room/desk")).text
    assert "<strong>two</strong>" in desk
    assert "<script>alert" not in desk


def test_the_author_words_a_card_anew_and_the_old_words_are_kept(writing, world):
    writing.write(world.amal, WORDS)
    ref = writing.note(WORDS).ref
    assert writing.seat(world.amal).post(f"/cards/{ref}/words", text="Two equal jumps.").status_code == 303
    assert writing.note("Two equal jumps.").version == 2
    assert [version.body for version in writing.rows(NoteVersion)] == [WORDS]
    assert writing.seat(world.farah).post(f"/cards/{ref}/words", text="x").status_code == 404


def test_a_card_taken_back_can_be_put_back(evening, world):
    evening.begin().go_to("talk")
    evening.write(world.amal, WORDS, "inference")
    ref = evening.note(WORDS).ref
    assert WORDS in evening.room(world.farah).text
    evening.seat(world.amal).post(f"/cards/{ref}/withdrawal")
    assert WORDS not in evening.room(world.farah).text
    assert f'id="card-{ref}" data-gone' in evening.events()[-1].body["en"]
    evening.seat(world.amal).post(f"/cards/{ref}/return")
    assert WORDS in evening.room(world.farah).text


def test_without_scripts_a_form_leads_back_to_the_room(writing, world):
    answer = writing.write(world.amal, WORDS)
    assert answer.status_code == 303
    assert answer.location.endswith(writing.url("room"))
