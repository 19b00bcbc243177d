"""Whoever waited and has a place now is told by letter, in their language, as soon as it is true."""

from tests.diaries.conftest import post  # noqa: F401
from tests.diaries.letters import asks_for, words
from tests.mail.conftest import box, office  # noqa: F401
from tests.sessions.conftest import signs_up, withdraws


def fill(world, browser, session):
    for person in (world.amal, world.bea, world.gus):
        signs_up(browser, person, session)


def test_who_moves_up_gets_a_letter_and_nobody_else_does(world, browser, session, post):  # noqa: F811
    fill(world, browser, session)
    assert post() == {}
    withdraws(browser, world.amal, session)
    came = post()
    assert set(came) == {"gus"}
    assert came["gus"]["Subject"].startswith("You have a place: Fractions, ")
    text = words(came["gus"])
    assert f"https://inquiry.riverside.example/sessions/{session.ref}" in text
    assert "Library" in text
    assert "Talk moves" not in text  # of what people wrote, the names of the cohort and the place alone


def test_it_is_in_the_language_of_its_reader(world, browser, session, post):  # noqa: F811
    world.change(world.gus, language="es")
    fill(world, browser, session)
    withdraws(browser, world.bea, session)
    assert "plaza" in post()["gus"]["Subject"]


def test_whoever_wants_no_letters_gets_none(world, browser, session, post):  # noqa: F811
    asks_for(browser, world.gus, "none")
    fill(world, browser, session)
    withdraws(browser, world.amal, session)
    assert post() == {}
