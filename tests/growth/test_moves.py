"""The moves: in four families, in the words of the district."""

import pytest

from inquiry.growth.models import FAMILIES, MoveWording
from inquiry.growth.move_library import MOVES, UnreadableMoves, library
from inquiry.i18n import LANGUAGES
from inquiry.people.models import Person
from tests.browser import words


@pytest.fixture
def hana(world):
    """Leads the programme of the district."""
    told = {"name": "Hana", "email": "hana@riverside.example", "role": "coach lead"}
    return world.add(Person(district_id=world.district.id, **told))


@pytest.fixture
def moves(world):
    return f"/districts/{world.district.ref}/moves"


def test_every_move_has_a_family_a_name_a_meaning_and_an_example_in_every_language():
    for move in library().moves.values():
        assert move.family in FAMILIES
        for said in (move.name, move.meaning, move.example):
            assert all(said.get(language) for language in LANGUAGES), move.code


def test_two_moves_of_a_family_never_have_the_same_name():
    for language in LANGUAGES:
        names = [move.name[language] for move in library().moves.values()]
        assert len(names) == len(set(names))


FAULTS = {
    "belongs to no family": ('family = "eliciting"\ncode = "wait"', 'family = "waiting"\ncode = "wait"'),
    "stands there 2 times": ('code = "stand_back"', 'code = "wait"'),
    "has no example in en": ("Take your time. There is no hurry.", ""),
    "has no name in es": ('name = "Esperar"', ""),
    "in this order": ('[[family]]\ncode = "eliciting"', '[[family]]\ncode = "asking"'),
}


@pytest.mark.parametrize("says", FAULTS)
def test_a_file_with_a_fault_is_refused_and_says_why(tmp_path, says):
    was, becomes = FAULTS[says]
    text = MOVES.read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "moves.toml"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(UnreadableMoves, match=says):
        library(path)


def test_everybody_in_the_district_reads_the_moves_in_their_language(world, browser, moves):
    assert "Ask for evidence" in browser(world.gus).get(moves).text
    assert "Pedir evidencia" in browser(world.gus, language="es").get(moves).text


@pytest.mark.parametrize("who", ["bea", "cleo", "dev", "ines"])
def test_only_whoever_leads_the_programme_words_the_moves(world, browser, moves, who):
    reader = browser(getattr(world, who))
    assert "Put away" not in reader.get(moves).text
    for path, fields in (("wait/wording", {"name": "Hush"}), ("wait/putting-away", {}), ("new", {"name": "Hush"})):
        assert reader.post(f"{moves}/{path}", **fields).status_code == 403


def test_somebody_who_evaluates_does_not_lead_the_programme(world, browser, moves, hana):
    world.change(hana, is_evaluator=True)
    assert browser(hana).post(f"{moves}/wait/putting-away").status_code == 403


def test_a_move_is_worded_anew_and_what_is_left_empty_is_said_as_before(world, browser, moves, hana):
    browser(hana).post(f"{moves}/wait/wording", name="Count to five", meaning="", example="")
    said = words(browser(world.gus).get(moves))
    assert "Count to five" in said
    assert "Leaves silence after a question or an answer." in said
    browser(hana).post(f"{moves}/wait/wording", name="", meaning="", example="")
    assert "Count to five" not in browser(world.gus).get(moves).text


def test_a_move_is_put_away_and_offered_again(world, browser, moves, hana):
    browser(hana).post(f"{moves}/park_idea/putting-away")
    assert "Park an idea" not in browser(world.gus).get(moves).text
    assert "Park an idea" in browser(hana).get(moves).text
    browser(hana).post(f"{moves}/park_idea/taking-up")
    assert "Park an idea" in browser(world.gus).get(moves).text


def test_a_district_adds_a_move_of_its_own_and_words_it_later(world, browser, moves, hana, inside):
    browser(hana).post(f"{moves}/new", family="eliciting", name="Pass the chalk", meaning="", example="")
    own = inside.query(MoveWording).one()
    assert own.family == "eliciting"
    assert browser(hana).post(f"{moves}/{own.code}/wording", name="").status_code == 422
    browser(hana).post(f"{moves}/{own.code}/wording", name="Hand on the chalk", meaning="Lets them write")
    said = words(browser(world.gus).get(moves))
    assert "Hand on the chalk Lets them write" in said


def test_a_code_nobody_knows_is_no_page(browser, moves, hana):
    assert browser(hana).get(f"{moves}/no-such-move/wording").status_code == 404
