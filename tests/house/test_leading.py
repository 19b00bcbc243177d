"""Who leads a school is said once, for one row and as a condition on many."""

import ast

import pytest
from sqlalchemy import select

from inquiry.paths import PACKAGE
from inquiry.people.access import leads, led_by
from inquiry.people.models import Person, School
from inquiry.teams.access import in_led_school
from inquiry.teams.models import Team
from tests.world import World


def test_only_what_knows_people_asks_whether_somebody_is_the_principal():
    asking = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Compare)
        and any(isinstance(said, ast.Constant) and said.value == "principal" for said in (node.left, *node.comparators))
    ]
    assert asking == ["people/models.py"]


@pytest.mark.parametrize("at_school", [True, False])
@pytest.mark.parametrize("role", ["principal", "teacher", "district"])
def test_the_condition_and_the_question_say_the_same(world: World, inside, role, at_school):
    somebody = inside.get(Person, world.dev.id)
    somebody.role, somebody.school_id = role, world.oak.id if at_school else None
    across_the_district = Team(district_id=world.district.id, school_id=None, name="All of us", kind="grade")
    inside.add(across_the_district)
    inside.flush()
    schools, teams = (inside.scalars(select(model)).all() for model in (School, Team))
    led = {one for one in schools if leads(somebody, one.id)}
    theirs = {one for one in teams if leads(somebody, one.school_id)}
    assert set(inside.scalars(select(School).where(led_by(somebody, School.id)))) == led
    assert set(inside.scalars(select(Team).where(in_led_school(somebody, Team.id)))) == theirs
    assert set(inside.scalars(select(Team).where(led_by(somebody, Team.school_id)))) == theirs
    assert across_the_district in teams
    assert bool(led) == bool(theirs) == (role == "principal" and at_school)
