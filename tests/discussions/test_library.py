import json

import pytest

from inquiry.discussions import kinds
from inquiry.discussions.format import Protocol, library, load
from inquiry.discussions.freezing import from_data
from inquiry.discussions.parts import Output
from inquiry.discussions.variants import vary
from inquiry.discussions.words import Words
from inquiry.paths import PROTOCOLS

OURS = {
    "connections",
    "ground_rules",
    "notice_wonder",
    "data_driven_dialogue",
    "tuning",
    "consultancy",
    "evidence_plan",
    "five_whys",
    "cer_round",
    "success_analysis",
    "action_pdsa",
    "plus_delta",
    "lesson_study_plan",
    "lesson_study_debrief",
    "cld_debrief",
    "probing_practice",
    "mentors_round",
    "same_moment",
}


def every_step():
    return [
        pytest.param(step, id=f"{protocol.id}-{step.key}") for protocol in library().values() for step in protocol.steps
    ]


def every_words(value):
    if isinstance(value, dict):
        if set(value) <= {"en", "es"} and "en" in value:
            yield value
        else:
            for inner in value.values():
                yield from every_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every_words(inner)


def test_all_of_them_are_there(ours):
    assert set(ours) == OURS


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_text_is_also_in_spanish(ours, name):
    texts = list(every_words(json.loads(json.dumps(ours[name].to_data()))))
    assert len(texts) > 10
    assert [text["en"] for text in texts if not text.get("es")] == []


def test_a_meeting_frozen_when_cards_went_on_to_one_step_alone_still_opens():
    assert from_data(Output, {"kind": "wondering", "carry_to": "talk"}).carry_to == ("talk",)


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_protocol_frozen_onto_a_meeting_comes_back_the_same(ours, name):
    frozen = json.loads(json.dumps(ours[name].to_data()))
    assert Protocol.from_data(frozen) == ours[name]


@pytest.mark.parametrize("name", sorted(OURS))
def test_each_says_whom_it_is_from(ours, name):
    assert all(credit.name and credit.use for credit in ours[name].credits)


@pytest.mark.parametrize("step", every_step())
def test_a_step_fits_on_the_projector_and_reads_in_one_breath(step):
    for language in ("en", "es"):
        assert len(step.title[language]) <= 34
        assert "\n" not in step.do[language]
        assert len(step.do[language]) <= 135


@pytest.mark.parametrize("step", every_step())
def test_quotes_are_curly(step):
    texts = [text for words in (step.title, step.do, step.facilitator_note, *step.starters) for text in words.values()]
    assert not any(mark in text for text in texts for mark in "'\"")


@pytest.mark.parametrize("step", every_step())
def test_silent_writing_stays_face_down_until_it_is_shared(step):
    if step.turn == "silent_write":
        assert step.outputs
        assert {output.reveal for output in step.outputs} <= {"when_read", "on_step_end"}


def test_nothing_said_in_connections_can_be_written_down(ours):
    assert not any(step.is_recorded for step in ours["connections"].steps)


def test_the_presenter_listens_while_the_group_talks(ours):
    bowls = [step for protocol in ours.values() for step in protocol.steps if step.turn == "fishbowl"]
    assert len(bowls) == 3
    assert all(step.silent == ("presenter",) and "presenter_silent" in step.guard for step in bowls)


def test_words_fall_back_to_english():
    words = Words({"en": "Look", "es": "Miren"})
    assert words.in_("es") == words.in_("es-MX") == "Miren"
    assert words.in_("fr") == str(words) == "Look"
    assert words == {"en": "Look", "es": "Miren"}
    assert not Words()


def test_a_text_without_translation_is_shown_in_english(tmp_path):
    lines = (PROTOCOLS / "plus_delta.toml").read_text(encoding="utf-8").split("[es]")[0]
    (tmp_path / "plus_delta.toml").write_text(lines, encoding="utf-8")
    protocol = load(tmp_path / "plus_delta.toml")
    assert protocol.languages == ("en",)
    assert protocol.step("plus").title.in_("es") == "Plus"


def test_a_shorter_variant_leaves_out_and_shortens_steps(ours):
    forty = vary(ours["tuning"], "forty")
    assert [step.timing.minutes for step in forty.steps] == [10, 3, 4, 3, 10, 5, 5]
    assert "open" not in [step.key for step in forty.steps]


def test_there_are_22_ways_of_taking_turns():
    assert len(kinds.TURN_KINDS) == 22


def test_every_kind_of_note_has_a_phase_and_a_word(in_english):
    assert len(kinds.NOTE_KINDS) == 41
    for kind, subkinds in kinds.NOTE_KINDS.items():
        assert kinds.PHASE_OF[kind] in kinds.PHASES
        assert str(kinds.label(kind))
        assert all(str(kinds.label(kind, subkind)) for subkind in subkinds)
    assert str(kinds.label("noticing")) == "Notice"
    assert str(kinds.label("question", "focus")) == "Focus question"


def test_links_join_kinds_that_exist(in_english):
    for link, ends in kinds.LINK_KINDS.items():
        assert set(ends) <= set(kinds.NOTE_KINDS)
        assert str(kinds.link_label(link))


def test_phases_turns_roles_and_inputs_have_words(in_english, ours):
    assert [str(kinds.phase_label(phase)) for phase in kinds.PHASES] == [
        "Frame",
        "Collect",
        "Analyze",
        "Celebrate",
        "Plan",
    ]
    assert all(str(kinds.turn_label(turn)) for turn in kinds.TURN_KINDS)
    assert all(str(kinds.input_label(kind)) for kind in kinds.INPUT_KINDS)
    assert all(str(kinds.role_label(role.key)) != role.key for each in ours.values() for role in each.roles)
    assert kinds.role_label("lead_observer") == "lead observer"


def test_the_schema_knows_the_same_words_as_the_code():
    schema = json.loads((PROTOCOLS / "schema.json").read_text(encoding="utf-8"))
    step = schema["properties"]["step"]["items"]["properties"]
    assert step["turn"]["enum"] == list(kinds.TURN_KINDS)
    assert step["writes"]["items"]["properties"]["kind"]["enum"] == list(kinds.NOTE_KINDS)
    assert step["guard"]["items"]["enum"] == list(kinds.GUARDS)
    assert schema["properties"]["input"]["items"]["properties"]["kind"]["enum"] == list(kinds.INPUT_KINDS)


def test_a_file_with_a_fault_is_left_out_and_the_rest_stays_usable(tmp_path, caplog):
    sound = (PROTOCOLS / "tuning.toml").read_text(encoding="utf-8")
    (tmp_path / "tuning.toml").write_text(sound, encoding="utf-8")
    (tmp_path / "torn.toml").write_text(sound.replace("]", "", 1), encoding="utf-8")
    (tmp_path / "misspelt.toml").write_text(sound.replace("minutes = 13", "minuts = 13"), encoding="utf-8")
    assert list(library(tmp_path)) == ["tuning"]
    assert caplog.text.count("inquiry protocols check") == 2
