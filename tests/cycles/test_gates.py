"""What phases want, as a table: pure functions on small facts."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from inquiry.cycles.facts import facts_of, grounds_of
from inquiry.cycles.gates import (
    PHASES,
    WANTS,
    Facts,
    Grounds,
    fill,
    fills,
    missing,
    missing_between,
    missing_for_claim,
    next_phase,
    nudge,
)
from inquiry.cycles.sentences import NUDGES as NUDGE_WORDS
from inquiry.cycles.sentences import WANTS as WANT_WORDS

FULL = Facts(
    question=1,
    learner_problems=1,
    practice_problems=1,
    sources=3,
    works=4,
    baselines=1,
    noticings=5,
    inferences=2,
    claims=2,
    adopted=1,
    founded=1,
    weighed=1,
    successes=2,
    shown=2,
    not_yet=1,
    steps=2,
    owned=2,
    measured=2,
    decisions=1,
    ideas=2,
)

STILL_TO_COME = [
    ("frame", {"learner_problems": 0}, ["learner_problem"]),
    ("frame", {"practice_problems": 0}, ["practice_problem"]),
    ("collect", {"sources": 2}, ["three_kinds"]),
    ("collect", {"works": 0, "baselines": 0}, ["student_work", "baseline"]),
    ("analyze", {"noticings": 0}, ["noticing"]),
    ("analyze", {"adopted": 0, "founded": 0, "weighed": 0}, ["adopted_claim", "founded_claim", "rival"]),
    ("analyze", {"weighed": 0}, ["rival"]),
    ("celebrate", {"shown": 1}, ["shown"]),
    ("celebrate", {"successes": 0, "shown": 0}, ["success", "shown"]),
    ("celebrate", {"not_yet": 0}, ["not_yet"]),
    ("plan", {"owned": 1}, ["owner_and_day"]),
    ("plan", {"measured": 0}, ["measure"]),
    ("plan", {"decisions": 0}, ["decision"]),
]


@pytest.mark.parametrize(("phase", "short", "keys"), STILL_TO_COME)
def test_a_phase_names_what_is_still_to_come(phase, short, keys):
    assert missing(phase, FULL) == []
    assert missing(phase, replace(FULL, **short)) == keys


def test_every_want_and_nudge_has_its_sentence():
    assert {key for wants in WANTS.values() for key in wants} <= set(WANT_WORDS)
    assert {"two_pieces", "work_for_claim", "rival_for_claim", "summary"} <= set(WANT_WORDS)
    assert set(NUDGE_WORDS) == {"bare_claims", "early_ideas", "many_problems", "more_inferences", "bare_successes"}


def test_an_arc_fills_with_the_mean_of_what_its_phase_wants():
    assert fills(FULL) == dict.fromkeys(PHASES, 1.0)
    assert fills(Facts()) == dict.fromkeys(PHASES, 0.0)
    assert fill("frame", Facts(question=1)) == pytest.approx(1 / 3)
    assert fill("collect", replace(FULL, sources=1)) == pytest.approx((1 + 1 / 3 + 1) / 3)
    assert fill("plan", replace(FULL, owned=1)) == pytest.approx(3.5 / 4)


def test_more_than_enough_is_not_more_than_full():
    assert fill("collect", replace(FULL, sources=9, works=300)) == 1


def test_going_back_asks_for_nothing_and_going_on_asks_for_every_phase_left_behind():
    assert missing_between("plan", "frame", Facts()) == []
    assert missing_between("analyze", "plan", replace(FULL, weighed=0, not_yet=0)) == ["rival", "not_yet"]
    assert [next_phase(phase) for phase in PHASES] == [*PHASES[1:], None]


CLAIMS = [
    (Grounds(2, 1, 1), []),
    (Grounds(1, 1, 1), ["two_pieces"]),
    (Grounds(2, 0, 1), ["work_for_claim"]),
    (Grounds(0, 0, 0), ["two_pieces", "work_for_claim", "rival_for_claim"]),
]


@pytest.mark.parametrize(("grounds", "keys"), CLAIMS)
def test_a_claim_is_adopted_on_two_pieces_with_student_work_and_another_explanation(grounds, keys):
    assert missing_for_claim(grounds) == keys


WORTH_A_LOOK = [
    (Facts(), None),
    (FULL, None),
    (replace(FULL, bare_claims=1), "bare_claims"),
    (Facts(ideas=1), "early_ideas"),
    (replace(FULL, learner_problems=2), "many_problems"),
    (replace(FULL, inferences=6), "more_inferences"),
    (replace(FULL, shown=1), "bare_successes"),
]


@pytest.mark.parametrize(("facts", "key"), WORTH_A_LOOK)
def test_at_most_one_thing_is_worth_a_second_look(facts, key):
    assert nudge(facts) == key


def note(number, kind, subkind="", phase="analyze", **step):
    step = {"owner_id": None, "due_on": None, "bring": None, "status": None} | step
    return SimpleNamespace(id=number, kind=kind, subkind=subkind, phase=phase, **step)


def link(near, kind, far=None, work=None):
    return SimpleNamespace(note_id=near, kind=kind, to_note_id=far, artifact_id=work)


def test_a_claim_rests_on_what_supports_it_and_on_the_work_that_both_point_to():
    notes = [note(1, "claim"), note(2, "evidence"), note(3, "rival_explanation"), note(4, "claim")]
    links = [
        link(2, "supports", 1),
        link(2, "points_to", work=7),
        link(1, "points_to", work=8),
        link(3, "contradicts", 1),
    ]
    assert grounds_of(notes, links) == {1: Grounds(2, 2, 1), 4: Grounds(0, 0, 0)}


def test_a_withdrawn_claim_no_longer_counts():
    facts = facts_of(SimpleNamespace(question="Why?"), [note(1, "claim", "withdrawn")], [], 0)
    assert (facts.claims, facts.bare_claims) == (0, 0)


def test_a_next_step_let_go_no_longer_asks_for_a_name():
    notes = [note(1, "action", owner_id=3, due_on="2026-11-20", bring="a list"), note(2, "action", status="dropped")]
    facts = facts_of(SimpleNamespace(question=""), notes, [], 0)
    assert (facts.steps, facts.owned, facts.measured, facts.question) == (1, 1, 1, 0)


def test_a_next_step_is_measured_by_a_measure_too_and_a_success_shown_by_work():
    notes = [note(1, "action"), note(2, "measure"), note(3, "success"), note(4, "success")]
    links = [link(1, "tested_by", 2), link(3, "points_to", work=5)]
    facts = facts_of(SimpleNamespace(question=""), notes, links, 1)
    assert (facts.measured, facts.successes, facts.shown, facts.sources) == (1, 2, 1, 2)
