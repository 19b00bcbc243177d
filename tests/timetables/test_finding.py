"""Schools small enough to be worked out on paper, and one as large as a school gets."""

import time

import pytest

from inquiry.timetables.finding import find
from inquiry.timetables.solving import FOUND, NONE, Solver
from inquiry.timetables.wishes import COMMON, Puzzle
from tests.timetables.checking import faults
from tests.timetables.schools import of_42, of_120, somebody, team, wishes


def proposals(said, **more):
    """The answer, and what was found."""
    found = {}
    answer = find(Puzzle(said), Solver(**more), found.__setitem__)
    return answer, [found[number] for number in sorted(found)]


def sittings(proposal):
    return [(one["team"], one["day"], one["first"], one["last"]) for one in proposal["sittings"]]


def test_a_team_meets_while_its_classes_are_at_specials():
    said = wishes([team("Grade 4", ["Amal", "Bea"])], periods=3, cells={"Amal": ["2"], "Bea": ["2"]})
    answer, found = proposals(said)
    assert answer == FOUND
    assert [sittings(one) for one in found] == [[(0, 0, 1, 1)]]
    assert found[0]["sittings"][0]["cover"] == []


def test_a_class_that_is_not_at_a_special_is_taken_by_a_specialist():
    said = wishes([team("Grade 4", ["Amal", "Bea"])], [somebody("Art")], cells={"Amal": ["1"], "Art": ["x2"]})
    _answer, found = proposals(said)
    assert sittings(found[0]) == [(0, 0, 0, 0)]
    assert found[0]["sittings"][0]["cover"] == [{"period": 0, "who": "Bea", "by": "Art"}]


def test_a_specialist_takes_one_class_at_a_time_so_teams_are_staggered():
    two = [team("Grade 3", ["Amal"]), team("Grade 4", ["Bea"])]
    _answer, found = proposals(wishes(two, [somebody("Art")]))
    assert {one[2] for one in sittings(found[0])} == {0, 1}


def test_whoever_is_in_two_teams_meets_with_one_at_a_time():
    two = [team("Grade 4", ["Amal", "Bea"]), team("Mathematics", ["Bea", "Farah"])]
    free = {name: ["1 2"] for name in ("Amal", "Bea", "Farah")}
    _answer, found = proposals(wishes(two, cells=free))
    assert {one[2] for one in sittings(found[0])} == {0, 1}


def test_a_specialist_who_meets_with_a_team_takes_no_class_meanwhile():
    two = [team("Arts", ["Art", "Music"]), team("Grade 4", ["Amal", "Bea"])]
    _answer, found = proposals(wishes(two, [somebody("Art"), somebody("Music")]))
    assert sittings(found[0])[0][2] != sittings(found[0])[1][2]


def test_one_room_holds_one_team():
    two = [team("Grade 3", ["Amal"]), team("Grade 4", ["Bea"])]
    free = {"Amal": ["1 2"], "Bea": ["1 2"]}
    _answer, found = proposals(wishes(two, cells=free, rooms=["Library"]))
    assert {one[2] for one in sittings(found[0])} == {0, 1}
    assert proposals(wishes(two, cells={**free, "Library": ["x2"]}, rooms=["Library"]))[0] == NONE


def test_teams_that_meet_at_the_same_time_are_in_different_rooms():
    two = [team("Grade 3", ["Amal"]), team("Grade 4", ["Bea"])]
    only_first = {"Amal": ["1 x2"], "Bea": ["1 x2"]}
    rooms = ["Library", "Gym"]
    for taken in ({}, {"Gym": ["x2"]}):  # counted, or one by one
        _answer, found = proposals(wishes(two, cells={**only_first, **taken}, rooms=rooms))
        assert {one["room"] for one in found[0]["sittings"]} == {"Library", "Gym"}
    assert proposals(wishes(two, cells=only_first, rooms=["Library"]))[0] == NONE


def test_two_periods_make_one_long_sitting():
    said = wishes([team("Grade 4", ["Amal"], minutes=95, least=95)], [somebody("Art")], periods=3)
    _answer, found = proposals(said)
    assert found[0]["sittings"][0]["minutes"] == 95
    assert len({cover["by"] for cover in found[0]["sittings"][0]["cover"]}) == 1


def test_lunch_is_not_in_the_middle_of_a_sitting():
    said = wishes([team("Grade 4", ["Amal"], minutes=95, least=95)], [somebody("Art")])
    said["days"][0]["periods"][1] = {"name": "2", "starts": 600, "ends": 645}
    assert proposals(said)[0] == NONE


def test_common_time_is_the_same_for_all_teams():
    three = [team(name, [f"{name} teacher"]) for name in ("Grade 3", "Grade 4", "Grade 5")]
    said = wishes(three, [somebody("Assembly", classes=3)], periods=3, shape=COMMON, cells={"Grade 4 teacher": ["x1"]})
    _answer, found = proposals(said)
    assert len({one[1:] for one in sittings(found[0])}) == 1
    assert found[0]["measures"]["at_once"] == 3


def test_best_days_come_first_in_one_proposal_and_least_cover_in_another():
    said = wishes(
        [team("Grade 4", ["Amal"], days=["fine", "best"])], [somebody("Art")], days=2, cells={"Amal": ["1", ""]}
    )
    _answer, found = proposals(said)
    by_kind = {one["kind"]: one for one in found}
    assert by_kind["wishes"]["sittings"][0]["day"] == 1
    assert by_kind["cover"]["sittings"][0]["day"] == 0
    assert by_kind["cover"]["misses"] == [{"what": "day", "team": 0, "day": 0, "first": 0, "last": 0}]


def test_somebody_who_takes_only_so_many_classes_a_week_takes_no_more():
    two = [team("Grade 3", ["Amal", "Bea"]), team("Grade 4", ["Farah", "Gus"])]
    said = wishes(two, [somebody("Art", most=1), somebody("Music", 2, most=3)], periods=4)
    answer, found = proposals(said)
    assert answer == FOUND
    assert not any(faults(said, one) for one in found)
    assert proposals({**said, "specialists": [somebody("Art", most=1), somebody("Music", 2, most=2)]})[0] == NONE


def test_the_same_question_gets_the_same_answer():
    said = wishes([team(f"Team {n}", [f"P{n}", f"Q{n}"], 90) for n in range(4)], [somebody("Art", 2)], 5, 4)
    assert proposals(said, seed=7, steps=0.05) == proposals(said, seed=7, steps=0.05)


def test_a_school_of_42_teachers_gets_a_plan():
    said = of_42()
    assert sum(len(one["people"]) for one in said["teams"]) == 42
    answer, found = proposals(said, steps=0.1)
    assert answer == FOUND
    assert len(found) == 3
    assert not any(faults(said, one) for one in found)
    assert len({str(sittings(one)) for one in found}) == 3


@pytest.mark.slow
def test_a_district_school_of_120_teachers_gets_a_plan_within_a_minute():
    said, began = of_120(), time.monotonic()
    assert sum(len(one["people"]) for one in said["teams"]) >= 120
    answer, found = proposals(said)
    took = time.monotonic() - began
    print(f"\n120 teachers, 26 teams: {took:.1f} s")
    assert answer == FOUND
    assert len(found) == 3
    assert not any(faults(said, one) for one in found)
    assert took < 60
