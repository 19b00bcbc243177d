"""Everybody who is signed in reads the protocols, and finds the one that fits."""

import pytest

from inquiry.discussions.format import library
from tests.browser import words


@pytest.mark.parametrize("name", sorted(library()))
def test_every_protocol_has_a_page_in_both_languages(world, browser, name):
    amal = browser(world.amal)
    for language in ("en", "es"):
        page = amal.get(f"/protocols/{name}?in={language}")
        assert library()[name].purpose[language] in words(page)
    assert "The wording is ours." in words(page)
    assert all(credit.name in words(page) for credit in library()[name].credits)


def test_the_shelf_holds_all_of_them(world, browser):
    page = words(browser(world.amal).get("/protocols"))
    assert f"{len(library())} protocols" in page
    assert all(one.name["en"] in page for one in library().values())


def test_the_shelf_is_searched_by_phase_time_and_people(world, browser):
    amal = browser(world.amal)
    celebrate = words(amal.get("/protocols?phase=celebrate"))
    assert "One protocol" in celebrate
    assert "Success analysis" in celebrate
    assert "Tuning" not in words(amal.get("/protocols?minutes=30&people=5")).split("protocols", 3)[-1]
    assert "Consultancy" not in words(amal.get("/protocols?trust=1"))


def test_a_page_shows_what_a_protocol_shrinks_to(world, browser):
    page = words(browser(world.amal).get("/protocols/notice_wonder?people=5&minutes=30"))
    assert "With 5 people" in page
    assert "30 min in all." in page


def test_a_slot_too_short_is_said_with_what_would_help(world, browser):
    page = words(browser(world.amal).get("/protocols/tuning?people=7&minutes=30"))
    assert "30 minutes are too short" in page
    assert "before the meeting" in page


def test_nonsense_asks_for_nothing(world, browser):
    amal = browser(world.amal)
    assert amal.get("/protocols?phase=zzz&minutes=99&people=-1&trust=x").status_code == 200
    assert amal.get("/protocols/nothing").status_code == 404
    assert amal.get("/protocols/tuning?people=9999999&minutes=1e9&in=xx").status_code == 200
