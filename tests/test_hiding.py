"""No number of few people can be worked out, not even by somebody who knows the rule by which it was hidden."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from inquiry.hiding import FEWEST, FEWEST_OUTSIDE, hidden, told, told_sum

COUNTS = some.dictionaries(some.integers(0, 30), some.integers(0, 40), max_size=12)


@given(COUNTS, some.sampled_from([FEWEST, FEWEST_OUTSIDE]))
def test_no_small_number_is_told(counts, fewest):
    assert all(number is None or number == 0 or number >= fewest for number in told(counts, fewest).values())
    total = told_sum(counts, fewest)
    assert total is None or total == 0 or total >= fewest


@given(COUNTS, some.sampled_from([FEWEST, FEWEST_OUTSIDE]))
def test_what_is_hidden_beside_a_sum_stands_for_several_groups_and_enough_people(counts, fewest):
    gone = hidden(counts, fewest)
    if gone and told_sum(counts, fewest) is not None:
        assert len(gone) > 1
        assert sum(counts[group] for group in gone) >= fewest


@given(COUNTS)
def test_nothing_is_hidden_without_need(counts):
    if not any(0 < number < FEWEST for number in counts.values()):
        assert hidden(counts) == set()


@pytest.mark.parametrize(("groups", "below"), [(2, 14), (3, 12), (4, 9), (5, 6)])
def test_somebody_who_knows_the_rule_and_tries_every_table_finds_no_small_number(groups, below):
    as_told = defaultdict(list)
    for numbers in product(range(below), repeat=groups):
        counts = dict(enumerate(numbers))
        as_told[(*told(counts).values(), told_sum(counts))].append(numbers)
    for shown, tables in as_told.items():
        for place, number in enumerate(shown[:-1]):
            possible = {table[place] for table in tables}
            assert number is not None or len(possible) > 1 or min(possible) >= FEWEST, (shown, tables)


def test_one_small_number_takes_the_next_smallest_with_it():
    assert told({"Elm": 3, "Fir": 0, "Oak": 9, "Yew": 30}) == {"Elm": None, "Fir": 0, "Oak": None, "Yew": 30}
