from pathlib import Path

import pytest
from click.testing import CliRunner

from inquiry.discussions.check import check
from inquiry.discussions.commands import protocols
from inquiry.paths import PROTOCOLS


@pytest.fixture
def spoil(tmp_path):
    """A copy of one of our protocols with something put in the place of something else."""

    def change(name, *swaps):
        text = (PROTOCOLS / f"{name}.toml").read_text(encoding="utf-8")
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return change


def line_with(path: Path, words: str) -> int:
    return next(at for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def only_fault(path):
    faults = check(path)
    assert len(faults) == 1, faults
    return faults[0]


@pytest.mark.parametrize("path", sorted(PROTOCOLS.glob("*.toml")), ids=lambda path: path.stem)
def test_our_own_protocols_have_no_faults(path):
    assert check(path) == []


def test_a_missing_quote_is_found_on_its_line(spoil):
    path = spoil("consultancy", ('title = "Open"', 'title = "Open'))
    fault = only_fault(path)
    assert fault.line == line_with(path, 'title = "Open')
    assert "cannot be read" in fault.says
    assert "at line" not in fault.says


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "says"),
    [
        (
            "consultancy",
            "minutes = 8",
            "minuts = 8",
            "minuts",
            "“minuts” is not a word we know here; did you mean “minutes”?",
        ),
        ("consultancy", 'title = "The dilemma"\n', "", None, "“frame” has no “title”; please add it."),
        (
            "consultancy",
            'turn = "fishbowl"',
            'turn = "talk"',
            '"talk"',
            "“turn” is “talk”, but it can only be one of: brief",
        ),
        ("consultancy", "minutes = 8", 'minutes = "8"', 'minutes = "8"', "“minutes” should be a number."),
        ("consultancy", 'key = "clarify"', 'key = "Clarify it"', "Clarify it", "small letters"),
        ("consultancy", "min = 4", "min = 1", "min = 1", "“min” is 1, but it should be 2 or more."),
        ("consultancy", 'title = "Open"', 'title = ""', 'title = ""', "“title” is empty"),
        ("five_whys", "count = 5", 'count = "often"', 'count = "often"', "whole number from 1, or one of: everyone"),
        ("cer_round", 'kind = "reasoning"', 'kind = "reason"', "writes = [", "“kind” is “reason”"),
    ],
)
def test_the_shape_of_the_file_is_explained_in_plain_words(spoil, name, old, new, where, says):
    path = spoil(name, (old, new))
    fault = check(path)[0]
    assert says in fault.says
    if where == "writes = [":
        assert "writes = [" in path.read_text(encoding="utf-8").splitlines()[fault.line - 1]
    elif where:
        assert fault.line == line_with(path, where)


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "says"),
    [
        ("consultancy", 'speaks = ["all"]\n', "", None, "nobody who speaks and is not silent"),
        (
            "connections",
            'priority = "protect"',
            'priority = "protect"\nwrites = [{ kind = "plus" }]',
            "writes",
            "“record” is “none”",
        ),
        ("consultancy", 'silent = ["presenter"]\n', "", "fishbowl", "say in “silent” who listens"),
        ("notice_wonder", 'deidentify = "must"\n', "", None, "“student_work” may show students"),
        ("five_whys", ", max = 5", "", "repeat", "say in “max”"),
        ("notice_wonder", 'debrief_with = "plus_delta"\n', "", None, "does not look back"),
        (
            "notice_wonder",
            'read_in = "read_notices"',
            'read_in = "show"',
            'read_in = "show"',
            "no later step is called that",
        ),
        ("notice_wonder", 'read_in = "read_notices", ', "", "writes", "go together"),
        ("notice_wonder", '"talk"]', '"walk"]', '"walk"]', "names “walk” in “carry_to”, and no later step"),
        (
            "consultancy",
            'subkind = "focus"',
            'subkind = "big"',
            None,
            "the kinds we know are: clarifying, probing, focus",
        ),
        ("consultancy", 'key = "probe"', 'key = "clarify"', None, "Two steps are called “clarify”"),
        ("consultancy", 'speaks = ["participants"]', 'speaks = ["visitors"]', "visitors", "no such role"),
        ("consultancy", "at_least = 9", "at_least = 90", "at_least = 90", "more than its “minutes”"),
        ("consultancy", "minutes = 15\n", "minutes = 15\nseconds_per_person = 9\n", None, "one of the two"),
        ("consultancy", "at_least = 9", "at_least = 0.5", None, "one minute at least"),
        ("consultancy", "reference_n = 7", "reference_n = 70", "reference_n", "not a size of group"),
        ("consultancy", 'id = "consultancy"', 'id = "consulting"', "id =", "they should be the same"),
        ("data_driven_dialogue", 'split_after = ["observe"]', 'split_after = ["lunch"]', "split_after", "no such step"),
        ("data_driven_dialogue", 'hidden_until = "look"', 'hidden_until = "never"', "hidden_until", "no such step"),
        ("tuning", 'drop = ["open"]', 'drop = ["opening"]', "drop", "no such step"),
        ("consultancy", "[es.step.probe]", "[es.step.prove]", "[es.step.prove]", "no step of that name"),
        ("consultancy", '"¿Qué esperas cuando…?", ', "", "¿Qué significaría", "2 texts here and 3 in English"),
    ],
)
def test_what_is_unsound_is_named_on_its_line(spoil, name, old, new, where, says):
    path = spoil(name, (old, new))
    faults = [fault for fault in check(path) if says in fault.says]
    assert faults, check(path)
    if where:
        assert faults[0].line == line_with(path, where)


def test_a_step_that_lost_its_speakers_is_found_where_it_begins(spoil):
    path = spoil("consultancy", ('turn = "debrief"\nspeaks = ["all"]', 'turn = "debrief"'))
    assert only_fault(path).line == line_with(path, 'key = "debrief"') - 1


def test_more_than_an_hour_needs_a_place_to_stop(spoil):
    long = ("minutes = 15\nat_least = 9", "minutes = 55\nat_least = 50")
    assert "more than an hour" in only_fault(spoil("consultancy", long)).says
    assert check(spoil("consultancy", long, ("reference_n = 7", 'reference_n = 7\nsplit_after = ["probe"]'))) == []


def test_words_taken_from_somebody_else_are_found(tmp_path):
    path = PROTOCOLS / "consultancy.toml"
    theirs = "They write: read the focus question again and ask what is being assumed, always."
    faults = check(path, [theirs])
    assert [fault.line for fault in faults] == [line_with(path, "read the focus question again")]
    assert check(path, ["Read the focus question again and ask them."]) == []


def test_a_file_that_is_not_there_or_not_text_is_said_so(tmp_path):
    assert "no file here" in only_fault(tmp_path / "gone.toml").says
    (tmp_path / "picture.toml").write_bytes(b"\xff\xd8\xff")
    assert "not a text file" in only_fault(tmp_path / "picture.toml").says


def test_the_command_counts_what_is_sound():
    answer = CliRunner().invoke(protocols, ["check"])
    assert (answer.exit_code, answer.output) == (0, "18 protocols, no faults\n")


def test_the_command_names_file_line_and_fault(spoil):
    path = spoil("tuning", ("minutes = 13", "minuts = 13"))
    answer = CliRunner().invoke(protocols, ["check", str(path)])
    assert answer.exit_code == 1
    assert answer.output.splitlines()[0].startswith(f"{path}:{line_with(path, 'minuts')}: “minuts” is not a word")
