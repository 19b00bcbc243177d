"""A purpose is asked for as the end of a sentence; where it stands alone it begins with a capital."""

import pytest

from inquiry.text import as_title
from tests.browser import words


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("look at fractions", "Look at fractions"),
        ("iPads or paper?", "iPads or paper?"),
        ("½ on longer lines", "½ on longer lines"),
        ("", ""),
    ],
)
def test_a_line_that_stands_alone_begins_with_a_capital(said, alone):
    assert as_title(said) == alone


def test_a_purpose_stands_as_a_title_wherever_it_stands_alone(world, browser):
    world.change(world.meeting, purpose="compare two sheets")
    bea = browser(world.bea)
    for page in (f"/meetings/{world.meeting.ref}", "/meetings", f"/teams/{world.team.ref}"):
        said = words(bea.get(page))
        assert "Compare two sheets" in said, page
        assert "compare two sheets" not in said, page
    assert "you compare two sheets." in words(bea.get("/"))


def test_the_plan_shows_what_we_said_we_would_do(world, browser):
    said = words(browser(world.bea).get(f"/meetings/{world.meeting.ref}"))
    assert "What we said we would do Ask two children how they found ½ Amal" in said
    assert "brings: What they said Say how it went" in said
