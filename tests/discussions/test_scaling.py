import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiry.discussions.format import Protocol, Step, Timing, Words, library
from inquiry.discussions.scaling import fit
from tests.discussions.catalogue import all_protocols


def in_minutes(found):
    return [step.seconds / 60 for step in found.steps]


def made_of(*steps, **more):
    """A protocol of these steps, each (turn, minutes, least, priority)."""
    words = Words({"en": "A step"})
    made = [
        Step(f"s{at}", turn, words, words, Timing(minutes, least, priority=priority))
        for at, (turn, minutes, least, priority) in enumerate(steps)
    ]
    return Protocol("p", 1, words, words, tuple(made), **more)


TOTALS = {
    "ground_rules": (29, 20.5),
    "connections": (10, 6),
    "consultancy": (50, 27),
    "five_whys": (28, 19),
    "evidence_plan": (34, 24),
    "data_driven_dialogue": (55, 34),
    "notice_wonder": (42, 23),
    "cer_round": (33, 22),
    "success_analysis": (34, 23),
    "tuning": (59, 34),
    "action_pdsa": (37, 26.5),
    "plus_delta": (6, 4),
}


@pytest.mark.parametrize(("name", "full", "shortest"), [(name, *both) for name, both in TOTALS.items()])
def test_each_takes_its_minutes_and_can_shrink_so_far(name, full, shortest):
    protocol = library()[name]
    found = fit(protocol, 120, people=protocol.reference_n)
    assert found.total_seconds == full * 60
    assert found.shortest_seconds == shortest * 60
    assert fit(protocol, shortest, people=protocol.reference_n).ok
    assert not fit(protocol, shortest - 0.5, people=protocol.reference_n).ok


def test_a_long_slot_is_not_stretched(ours):
    found = fit(ours["consultancy"], 60, people=7)
    assert (found.total_seconds, found.buffer_seconds) == (50 * 60, 10 * 60)


@pytest.mark.parametrize(
    ("name", "minutes", "shares"),
    [
        ("consultancy", 45, [1.5, 7.5, 4.5, 9, 13.5, 4.5, 4.5]),
        ("consultancy", 30, [1, 5, 3, 6.5, 9.5, 3, 2]),
        ("tuning", 45, [3, 10, 3.5, 7, 2.5, 11, 4.5, 3.5]),
    ],
)
def test_a_short_slot_is_shared_fairly_to_the_half_minute(ours, name, minutes, shares):
    assert in_minutes(fit(ours[name], minutes, people=7)) == shares


def test_another_protocol_in_thirty_minutes():
    steps = [(5, 3), (5, 3), (10, 6), (10, 6), (10, 6), (5, 3)]
    protocol = next((each for each in all_protocols() if each.id == "atlas_work"), None)
    if protocol is None:
        protocol = made_of(*[("popcorn", *pair, "normal") for pair in steps], ("debrief", 5, 3, "normal"))
    assert in_minutes(fit(protocol, 30, people=5)) == [3, 3, 6, 6, 6, 3, 3]


def test_what_cannot_fit_is_refused_with_what_would_help(ours):
    found = fit(ours["tuning"], 30, people=7)
    assert not found.ok
    assert found.shortest_seconds == 34 * 60
    assert [(offer.kind, offer.minutes, offer.most_minutes, offer.steps) for offer in found.offers] == [
        ("pre_work", 6, 9, ("examine",)),
        ("longer", 40, 0, ()),
    ]


def test_offers_are_sentences(ours, in_english):
    said = [offer.says() for offer in fit(ours["tuning"], 30, people=7).offers]
    assert said == [
        "Do “Look at the work” before the meeting: saves 6 to 9 minutes.",
        "Take 40 minutes: then nothing has to be left out.",
    ]
    said = [offer.says() for offer in fit(ours["data_driven_dialogue"], 30, people=6).offers]
    assert said[0] == "Hold two meetings: stop after “Say what is there”, and take 14 minutes for the rest."
    assert fit(ours["five_whys"], 14, people=5).offers[0].says() == "Go round 2 times only."
    said = [offer.says() for offer in fit(ours["ground_rules"], 60, people=12).offers]
    assert said == ["Work in groups of 5 side by side, and report for 2 minutes at the end."]


@pytest.mark.parametrize("kind", ["pre_work", "rounds", "groups", "longer"])
def test_whatever_is_offered_does_help(kind):
    tried = 0
    for protocol in library().values():
        for minutes in range(8, 50, 3):
            for people in (4, 8, 12):
                for offer in fit(protocol, minutes, people=people, count=3).offers:
                    if offer.kind == kind and not fit(protocol, minutes, people=people, count=3).ok:
                        tried += 1
                        assert fit(protocol, **taken(offer, minutes, people)).ok
    assert tried > 3


def taken(offer, minutes, people):
    return {
        "pre_work": {"minutes": minutes, "people": people, "count": 3, "pre_work": offer.steps},
        "rounds": {"minutes": minutes, "people": people, "count": offer.count},
        "groups": {"minutes": minutes - 2, "people": offer.count, "count": 3},
        "longer": {"minutes": offer.minutes, "people": people, "count": 3},
    }[offer.kind]


def test_work_done_before_takes_no_time_in_the_meeting(ours):
    found = fit(ours["tuning"], 30, people=7, pre_work=["examine"])
    assert found.ok
    assert found.step("examine").pre_work
    assert found.step("examine").seconds == 0


def test_only_steps_that_may_be_done_alone_move_before_the_meeting(ours):
    assert not fit(ours["tuning"], 30, people=7, pre_work=["feedback"]).ok


def test_optional_steps_go_first_the_longest_first():
    protocol = made_of(
        ("popcorn", 10, 10, "normal"),
        ("popcorn", 3, 2, "optional"),
        ("popcorn", 6, 2, "optional"),
        ("brief", 2, 2, "normal"),
    )
    assert [step.dropped for step in fit(protocol, 14, people=5).steps] == [False, False, True, False]
    assert [step.dropped for step in fit(protocol, 12, people=5).steps] == [False, True, True, False]


def test_the_debrief_can_be_kept_before_anything_else_is_trimmed(ours):
    assert fit(ours["tuning"], 36, people=7).step("debrief").dropped
    kept = fit(ours["tuning"], 36, people=7, keep_debrief=True)
    assert kept.ok
    assert kept.step("debrief").seconds == 120
    assert not fit(ours["tuning"], 35.5, people=7, keep_debrief=True).ok


def test_stories_multiply_the_steps_they_go_through(ours):
    found = fit(ours["success_analysis"], 120, people=4, count=3)
    assert found.step("tell").repeats == 3
    assert found.step("tell").seconds == 5 * 60
    assert found.total_seconds == (34 + 2 * 19) * 60


def test_nobody_asks_why_more_often_than_the_protocol_allows(ours):
    assert fit(ours["five_whys"], 90, people=5, count=9).step("why").repeats == 5


def test_people_change_the_clock(ours):
    def minutes(n):
        return round(sum(step.nominal_seconds for step in fit(ours["data_driven_dialogue"], 120, people=n).steps) / 60)

    assert (minutes(4), minutes(12)) == (53, 60)


def test_a_long_round_proposes_groups(ours):
    assert [offer.kind for offer in fit(ours["evidence_plan"], 60, people=7).offers] == ["groups"]
    assert fit(ours["evidence_plan"], 60, people=6).offers == []


ALL = all_protocols()


@settings(deadline=None, max_examples=400)
@given(
    protocol=st.sampled_from(ALL),
    minutes=st.integers(10, 130),
    people=st.integers(3, 12),
    count=st.one_of(st.none(), st.integers(1, 6)),
    keep=st.booleans(),
)
def test_the_sum_never_exceeds_the_slot(protocol, minutes, people, count, keep):
    found = fit(protocol, minutes, people=people, count=count, keep_debrief=keep)
    assert found.total_seconds + found.buffer_seconds <= minutes * 60
    if found.ok:
        present = [step for step in found.steps if step.in_meeting]
        assert all(step.seconds >= step.least_seconds and step.seconds % 30 == 0 for step in present)
        assert found.buffer_seconds >= 0
        assert not keep or not any(step.dropped for step in found.steps if step.turn == "debrief")


@pytest.mark.parametrize("protocol", ALL, ids=lambda protocol: protocol.id)
def test_every_slot_and_every_table_at_once(protocol):
    for people in range(3, 13):
        for minutes in range(10, 131, 5):
            found = fit(protocol, minutes, people=people)
            assert found.total_seconds <= minutes * 60
            assert found.ok == (found.shortest_seconds <= minutes * 60)
