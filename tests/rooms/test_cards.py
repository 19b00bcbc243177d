"""Cards: written once, hidden on the server until their moment, never lost."""

import pytest

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.clock import now
from inquiry.cycles.notes import Action, Link, Note, NoteVersion
from inquiry.meetings.models import OnTheTable
from tests.browser import words

WORDS = "Two jumps of the same size, like marigolds."


@pytest.fixture
def writing(evening):
    """Everyone is writing notices in silence."""
    return evening.begin().go_to("write_notices")


def piece(world, meeting, alias="Heron", shared=True):
    artifact = world.add(
        Artifact(
            team_id=world.team.id,
            cycle_id=world.cycle.id,
            owner_id=world.bea.id,
            alias=alias,
            shared_at=now() if shared else None,
        )
    )
    files = {size: f"{alias}-{size}.jpg" for size in ("master", "thumb", "phone", "laptop", "projector")}
    world.add(
        ArtifactPage(artifact_id=artifact.id, number=1, width=480, height=270, files=files, made_safe_at=now()),
        OnTheTable(meeting_id=meeting.id, artifact_id=artifact.id, put_by_id=world.bea.id),
    )
    return artifact


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


def test_the_facilitator_and_the_recorder_may_add_decisions_beside_the_protocol(evening, world):
    world.change(world.meeting, recorder_id=world.gus.id)
    evening.begin().go_to("talk")
    for person in (world.bea, world.gus):
        text = f"{person.name} wrote it down"
        assert evening.write(person, text, "agreement:decision", json=True).status_code == 200
        assert evening.note(text).revealed_at is not None
    assert evening.write(world.amal, "me too", "agreement:decision", json=True).status_code == 409


def test_a_next_step_has_somebody_a_day_and_what_they_bring(evening, world):
    evening.begin().go_to("next_steps")
    more = {"owner": world.farah.ref, "due": "2026-12-04", "bring": "Three strips of paper"}
    evening.write(world.amal, "Ask with folded strips", "action", **more)
    note = evening.note("Ask with folded strips")
    action = next(action for action in evening.rows(Action) if action.note_id == note.id)
    assert (action.owner_id, str(action.due_on), action.bring) == (world.farah.id, "2026-12-04", more["bring"])
    assert "Three strips of paper" in words(evening.room(world.gus))


def test_a_card_points_to_a_part_of_a_piece(evening, world):
    artifact = piece(world, world.meeting)
    evening.begin().go_to("talk")
    more = {"artifact": artifact.ref, "page": "1", "region": "0.1,0.2,0.9,0.9"}
    evening.write(world.amal, WORDS, "inference", **more)
    link = next(link for link in evening.rows(Link) if link.artifact_id == artifact.id)
    assert link.region == [0.1, 0.2, 0.9, 0.8]
    room = evening.room(world.farah).text
    assert f'href="#work-{artifact.ref}"' in room
    assert 'data-where="1;0.1,0.2,0.9,0.8"' in room


def test_work_that_is_not_shared_lies_on_nobodys_table(evening, world):
    artifact = piece(world, world.meeting, shared=False)
    evening.begin().go_to("talk")
    for person in (world.bea, world.amal):
        assert artifact.ref not in evening.room(person).text
    evening.write(world.bea, WORDS, "inference", artifact=artifact.ref)
    assert not [link for link in evening.rows(Link) if link.artifact_id == artifact.id]
    assert artifact.ref not in evening.told()


def test_the_facilitator_chooses_what_stands_on_the_projector(evening, world):
    pieces = [piece(world, world.meeting, name) for name in ("Heron", "Wren")]
    evening.begin()
    evening.seat(world.bea).post(evening.url("showing"), artifact=pieces[1].ref)
    wall = evening.seat(world.amal).get(evening.url("projector")).text
    assert f"/{pieces[1].ref}/" in wall
    assert f"/{pieces[0].ref}/" not in wall
    assert evening.seat(world.amal).post(evening.url("showing"), artifact=pieces[0].ref).status_code == 403


def test_without_scripts_a_form_leads_back_to_the_room(writing, world):
    answer = writing.write(world.amal, WORDS)
    assert answer.status_code == 303
    assert answer.location.endswith(writing.url("room"))


def test_keep_comes_after_who_until_when_and_what_to_bring(evening, world):
    form = evening.begin().go_to("next_steps").room(world.amal).text.split('class="composer"')[1].split("</form>")[0]
    places = [form.index(f'name="{name}"') for name in ("text", "owner", "due", "bring")]
    assert places == sorted(places)
    assert form.index(">Keep<") > places[-1]


def test_a_next_step_is_nobodys_yet_until_somebody_says_whose(evening, world):
    evening.begin().go_to("next_steps")
    evening.write(world.amal, "Photograph the strips", kind="action")
    evening.write(world.amal, "Cut the strips", kind="action", owner="all")
    room = words(evening.room(world.farah))
    assert "Who Nobody yet" in room
    assert "Who All of us" in room


def test_a_decision_is_part_of_what_comes_next_in_the_inquiry(evening, world):
    evening.begin().go_to("next_steps")
    evening.write(world.bea, "We keep the number line", kind="agreement:decision")
    story = evening.seat(world.bea).get(f"/cycles/{world.cycle.ref}").text
    assert story.index("We keep the number line") > story.index('id="plan"')
    assert evening.note("We keep the number line").phase == "plan"
