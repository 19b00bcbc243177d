"""When not every wish can be kept, the smallest quarrel is told, and what giving one wish up would buy."""

from inquiry.timetables.explaining import explain
from inquiry.timetables.finding import find, nearest
from inquiry.timetables.solving import FOUND, NONE, Solver
from inquiry.timetables.wishes import Puzzle
from tests.timetables.checking import faults
from tests.timetables.schools import of_42, somebody, team, wishes


def explained(said):
    puzzle, solver = Puzzle(said), Solver(steps=1)
    assert find(puzzle, solver, lambda *_: None) == NONE
    says = explain(puzzle, solver)
    offers = {tuple(one["wish"]): one.get("to") for one in says["offers"]}
    return {tuple(one) for one in says["together"]}, offers


def test_two_teams_and_one_specialist_for_one_period():
    two = [team("Grade 3", ["Amal"]), team("Grade 4", ["Bea"])]
    together, offers = explained(wishes(two, [somebody("Art")], periods=1))
    assert together == {("minutes", 0), ("minutes", 1)}
    assert offers == {("minutes", 0): 0, ("minutes", 1): 0, ("more cover", 0): 1}


def test_wishes_that_are_not_in_the_way_are_left_out():
    three = [team("Grade 3", ["Amal"]), team("Grade 4", ["Bea"]), team("Grade 5", ["Farah"], minutes=0)]
    together, _offers = explained(wishes(three, [somebody("Art")], periods=1, rooms=["Library", "Gym"], at_once=2))
    assert together == {("minutes", 0), ("minutes", 1)}


def test_forty_minutes_instead_of_fortyfive():
    said = wishes([team("Grade 3", ["Amal"], minutes=40, least=45)], [somebody("Art")])
    for period in said["days"][0]["periods"]:
        period["ends"] = period["starts"] + 40
    said["days"][0]["periods"][1]["starts"] = 600
    said["days"][0]["periods"][1]["ends"] = 640
    together, offers = explained(said)
    assert together == {("minutes", 0), ("least", 0)}
    assert offers[("least", 0)] == 40


def test_one_sitting_instead_of_two():
    said = wishes([team("Grade 3", ["Amal"], minutes=90), team("Grade 4", ["Bea"])], [somebody("Art")])
    together, offers = explained(said)
    assert offers[("minutes", 0)] == 45
    assert together <= {("minutes", 0), ("minutes", 1)}


def test_a_day_on_which_a_team_would_rather_not_meet():
    said = wishes([team("Grade 3", ["Amal"], days=["fine", "never"])], days=2, cells={"Amal": ["x", "1"]})
    together, offers = explained(said)
    assert together == {("minutes", 0), ("days", 0)}
    assert offers[("days", 0)] == [1]


def test_a_period_in_which_a_team_would_rather_not_meet():
    said = wishes([team("Grade 3", ["Amal"], never=["2"])], cells={"Amal": ["x1 2"]})
    together, offers = explained(said)
    assert together == {("minutes", 0), ("periods", 0)}
    assert offers[("periods", 0)] == ["2"]


def test_more_teams_at_once_or_one_more_room():
    two = [team("Grade 3", ["Amal"]), team("Grade 4", ["Bea"])]
    free = {"Amal": ["1"], "Bea": ["1"]}
    together, offers = explained(wishes(two, periods=1, cells=free, at_once=1))
    assert ("at once", 0) in together
    assert offers[("at once", 0)] == 2
    together, offers = explained(wishes(two, periods=1, cells=free, rooms=["Library"]))
    assert offers[("rooms", 0)] == 2


def test_a_class_more_than_somebody_wanted_to_take():
    said = wishes([team("Grade 3", ["Amal", "Bea"])], [somebody("Art", classes=2, most=1)])
    together, offers = explained(said)
    assert together == {("minutes", 0), ("most", 0)}
    assert offers[("most", 0)] == 2


def test_teams_that_cannot_all_meet_at_the_same_time():
    two = [team("Grade 3", ["Amal"]), team("Grade 4", ["Bea"])]
    together, offers = explained(wishes(two, [somebody("Art")], shape="common"))
    assert ("together", 0) in together
    assert ("together", 0) in offers


def test_in_a_school_of_42_too_much_is_said_to_be_too_much_and_the_nearest_plan_is_shown():
    said = of_42()
    for one in said["teams"]:
        one["minutes"], one["least"] = 450, 90
    puzzle, solver, found = Puzzle(said), Solver(steps=1), []
    assert find(puzzle, solver, lambda *_: None) == NONE
    assert explain(puzzle, solver)["together"]
    assert nearest(puzzle, solver, found.append) == FOUND
    assert found[-1]["misses"]
    assert not faults(said, found[-1], is_whole=False)
