"""What may be told of answers, recomputed by hand."""

from itertools import product

import pytest

from inquiry.pulse.models import LEAST
from inquiry.pulse.results import GROUPS, HIGH, LOW, MIDDLE, result_of


def shares(values):
    return {one.group: (one.edge, one.per_cent) for one in result_of(values).shares}


def test_under_five_answers_nothing_is_told():
    assert result_of([5, 5, 5, 5]) is None


def test_of_five_to_nine_only_the_median_is_told_and_no_exact_number():
    told = result_of([1, 2, 4, 4, 5, 5, 5])
    assert (told.at_least, told.median, told.shares) == (5, 4, ())


def test_large_groups_are_told_in_per_cent():
    assert shares([1] * 5 + [3] * 6 + [5] * 9) == {LOW: ("", 25), MIDDLE: ("", 30), HIGH: ("", 45)}


def test_one_small_group_takes_the_next_smallest_with_it():
    assert shares([1] * 2 + [3] * 6 + [5] * 12) == {LOW: ("", None), MIDDLE: ("", None), HIGH: ("", 60)}


def test_everyone_and_no_one_are_told_as_at_least_and_at_most():
    assert shares([5] * 30) == {LOW: ("≤", 10), MIDDLE: ("≤", 10), HIGH: ("≥", 90)}


@pytest.mark.parametrize("total", range(LEAST, 14))
def test_what_is_hidden_stands_for_five_people_or_more_and_for_two_groups_or_more(total):
    for values in {tuple(sorted(one)) for one in product((1, 3, 5), repeat=total)}:
        told = result_of(list(values))
        hidden = [share.group for share in told.shares if share.per_cent is None]
        people = sum(GROUPS[value] in hidden for value in values)
        assert not told.shares or not hidden or (len(hidden) > 1 and people >= LEAST), values
        for share in told.shares:
            number = sum(GROUPS[value] == share.group for value in values)
            assert share.per_cent is None or number == 0 or number >= LEAST, values
