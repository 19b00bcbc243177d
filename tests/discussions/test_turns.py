from dataclasses import replace

import pytest

from inquiry.discussions import turns

PEOPLE = ["amal", "bea", "cleo", "dev"]
MEMBER = {"participant"}
PRESENTER = {"presenter"}


def test_in_silent_writing_everybody_writes_and_nobody_speaks(ours):
    step = ours["notice_wonder"].step("write_notices")
    assert turns.is_silent(step)
    assert turns.silent_roles(step) == ("all",)
    for roles in (MEMBER, PRESENTER, {"facilitator"}):
        assert turns.may_write(step, roles)
        assert not turns.may_speak(step, roles)


def test_in_the_fishbowl_the_presenter_neither_speaks_nor_writes(ours):
    step = ours["tuning"].step("feedback")
    assert turns.silent_roles(step) == ("presenter",)
    assert not turns.may_speak(step, PRESENTER)
    assert not turns.may_write(step, PRESENTER | {"recorder"})
    assert turns.may_speak(step, MEMBER)
    assert turns.may_write(step, MEMBER)


def test_while_the_presenter_tells_only_helpers_write_along(ours):
    step = ours["consultancy"].step("frame")
    assert turns.may_write(step, PRESENTER)
    assert turns.may_write(step, {"recorder"})
    assert not turns.may_write(step, MEMBER)
    assert not turns.may_speak(step, MEMBER)


@pytest.mark.parametrize("key", ["open", "connect", "close"])
def test_nobody_can_write_where_nothing_is_recorded(ours, key):
    step = ours["connections"].step(key)
    assert not any(turns.may_write(step, roles) for roles in (MEMBER, PRESENTER, {"recorder"}, {"facilitator"}))


def test_pairs_write(ours):
    assert turns.may_write(ours["action_pdsa"].step("theory"), MEMBER)


def test_a_round_has_an_order_that_can_begin_anywhere(ours):
    step = ours["ground_rules"].step("share")
    assert turns.order_of(step, PEOPLE) == PEOPLE
    assert turns.order_of(step, PEOPLE, offset=2) == ["cleo", "dev", "amal", "bea"]
    assert turns.order_of(step, PEOPLE, offset=6) == ["cleo", "dev", "amal", "bea"]
    assert turns.order_of(step, []) == []


def test_only_rounds_have_an_order(ours):
    assert turns.order_of(ours["notice_wonder"].step("talk"), PEOPLE) == []
    assert turns.order_of(ours["connections"].step("connect"), PEOPLE) == []


def test_connections_is_once_each_and_nobody_has_to(ours):
    rules = turns.rules(ours["connections"].step("connect"))
    assert rules.once
    assert rules.passing
    assert not rules.ordered


def test_a_round_until_dry_comes_back_to_everyone(ours):
    assert not turns.rules(ours["notice_wonder"].step("read_notices")).once
    assert turns.rules(ours["ground_rules"].step("share")).once


def test_a_silent_presenter_is_left_out_of_the_round_and_may_otherwise_begin_it(ours):
    step = ours["ground_rules"].step("share")
    silent = replace(step, speaks=("participants",), silent=("presenter",))
    assert turns.order_of(silent, PEOPLE, presenter="bea", offset=1) == ["cleo", "dev", "amal"]
    begins = replace(step, first="presenter")
    assert turns.order_of(begins, PEOPLE, presenter="cleo") == ["cleo", "amal", "bea", "dev"]
