"""Whether somebody wishes to lead is said by themself, and known as far as they agree."""

import pytest

from inquiry.access import visible
from inquiry.stages.models import LeadingWish
from tests.browser import words

WISH = "/leading/wish"


def known_to(inside, person):
    inside.rollback()
    return list(inside.scalars(visible(LeadingWish, LeadingWish.wishes, to=person)))


@pytest.fixture
def programme(world):
    world.change(world.cleo, role="coach lead")
    return world.again(world.cleo)


@pytest.mark.parametrize(("shown", "knows"), [("myself", [0, 0]), ("programme", [1, 0]), ("principal", [1, 1])])
def test_a_wish_is_known_as_far_as_its_owner_says(world, browser, inside, programme, shown, knows):
    assert browser(world.bea).post(WISH, wishes="yes", shown_to=shown).status_code == 303
    assert [len(known_to(inside, one)) for one in (programme, world.dev)] == knows
    for other in (world.amal, world.edie, world.ines):
        assert known_to(inside, other) == []


def test_a_wish_is_changed_at_any_time_and_counts_at_once(world, browser, inside, programme):
    bea = browser(world.bea)
    bea.post(WISH, wishes="yes", shown_to="principal")
    bea.post(WISH, wishes="no", shown_to="programme")
    assert (known_to(inside, programme), known_to(inside, world.dev)) == ([False], [])


def test_the_page_says_by_name_who_would_see_it(world, browser, programme):
    said = words(browser(world.bea).get(WISH))
    assert "Only you." in said and "Cleo" in said and "Dev" in said
    browser(world.bea).post(WISH, wishes="yes", shown_to="principal")
    assert "You, whoever leads the program, and your principal." in words(browser(world.bea).get(WISH))


@pytest.mark.parametrize("fields", [{}, {"wishes": "yes"}, {"wishes": "perhaps", "shown_to": "myself"}])
def test_nothing_is_kept_without_an_answer_to_both(world, browser, inside, fields):
    assert browser(world.bea).post(WISH, **fields).status_code == 422
    assert known_to(inside, world.bea) == []
