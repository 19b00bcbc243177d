"""Rating how the norms were kept: each for oneself, while everyone sees how many have."""

import pytest

from inquiry.norms.models import NormRating
from tests.browser import words


@pytest.fixture
def rating(evening):
    return evening.begin().go_to("norms")


def rate(evening, person, value="3"):
    fields = {f"norm-{norm.ref}": value for norm in evening.world.norms}
    assert evening.seat(person).post(evening.url("ratings"), **fields).status_code == 303


def test_everyone_sees_how_many_have_rated_and_nobody_sees_who(rating, world):
    pages = [(world.gus, "projector"), (world.farah, "room")]
    for person, page in pages:
        assert "0 of 3 have rated" in words(rating.seat(person).get(rating.url(page)))
    rate(rating, world.amal)
    for person, page in pages:
        said = rating.seat(person).get(rating.url(page))
        assert "1 of 3 have rated" in words(said) and "checked" not in said.text
    rate(rating, world.amal, "4")
    rate(rating, world.bea)
    assert "2 of 3 have rated" in words(rating.seat(world.gus).get(rating.url("projector")))


def test_the_number_comes_to_every_page_by_itself_and_says_nothing_else(rating, world):
    before = len(rating.events())
    rate(rating, world.amal)
    (told,) = rating.events()[before:]
    assert "1 of 3 have rated" in told.body["en"] and "Calificaron 1 de 3" in told.body["es"]
    assert "Amal" not in "".join(told.body.values())


def test_a_rating_that_comes_in_from_a_device_later_is_kept_and_told_to_nobody(rating, world):
    rating.steer("back")
    before = len(rating.events())
    rate(rating, world.amal)
    assert len(rating.events()) == before
    assert len(rating.rows(NormRating)) == len(world.norms)
