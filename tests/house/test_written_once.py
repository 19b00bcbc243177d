"""Queries composed once for many people still answer each of them by the rules, at this moment."""

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError

from inquiry.access import SEE, Reader, visible, written_once
from inquiry.asking import Composed
from inquiry.clock import now
from inquiry.cycles.notes import Action, Link, Note
from inquiry.db import Moment, Unattended
from inquiry.meetings.models import Meeting
from inquiry.people.models import ROLES, Person
from inquiry.teams.models import Membership
from tests.world import SECRET


@written_once
def bodies(to):
    return visible(Note, Note.body, to=to)


@written_once
def purposes(to):
    return visible(Meeting, Meeting.purpose, to=to)


def test_one_query_answers_each_person_by_the_rules(world, inside):
    def knows(person):
        return any(SECRET in row.body for row in bodies(person))

    assert knows(world.amal)
    assert not any(knows(other) for other in (world.bea, world.cleo, world.dev, world.edie, world.ines))


def test_who_leaves_a_team_is_refused_at_the_next_question(world, inside):
    assert purposes(world.gus)
    ours = inside.scalar(select(Membership).where(Membership.person_id == world.gus.id))
    ours.end(now())
    inside.flush()
    assert not purposes(world.gus)


def test_a_moment_is_never_written_into_a_query_that_is_kept(world, inside):
    late = written_once(lambda to: visible(Meeting, Meeting.id, to=to).where(Meeting.starts_at > now()))
    with pytest.raises(ValueError, match="a moment is written into"):
        late(world.amal)


def test_a_rule_that_must_know_more_of_a_person_fails_at_once(world, inside):
    nosy = written_once(lambda to: visible(Person, Person.id, to=to).where(Person.name == to.name))
    with pytest.raises(AttributeError):
        nosy(world.amal)


@pytest.mark.parametrize("role", ROLES)
def test_a_rule_for_seeing_is_written_without_asking_anything(app, role):
    """What is kept for a person must not hold an answer of yesterday: without an app there is no database to ask."""
    reader = Reader(1, 1, 1, role, True, False, role == "principal")
    for model, rule in SEE.items():
        assert rule(reader) is not None, model.__name__


def test_a_composed_query_that_nobody_signed_is_refused(world, inside):
    with pytest.raises(Unattended):
        Composed(select(Note.body)).ask(inside.connection(), {})


def test_a_composed_query_gives_what_the_session_gives(world, inside):
    """Moments, days and lists come back as they do from every other query, from both databases."""
    for stmt in (
        visible(Note, Note.id, Note.written_at, Note.revealed_at, Note.kind, to=world.amal).order_by(Note.id),
        visible(Action, Action.id, Action.due_on, Action.status, to=world.amal).order_by(Action.id),
        visible(Link, Link.id, Link.region, to=world.amal).order_by(Link.id),
    ):
        several = [tuple(row) for row in inside.execute(stmt)]
        query = Composed(stmt)
        assert [tuple(row) for row in query.ask(inside.connection(), {})] == several
        assert [tuple(row) for row in query.ask(inside.connection(), {})] == several


def test_what_no_database_can_hold_is_refused_as_ever(world, inside):
    query = Composed(visible(Meeting, Meeting.id, to=world.amal).where(Meeting.id == bindparam("number")))
    assert query.ask(inside.connection(), {"number": 0}) == []
    with pytest.raises((DBAPIError, OverflowError)):
        query.ask(inside.connection(), {"number": 10**30})


@written_once
def begun_by(to):
    return visible(Meeting, Meeting.id, to=to).where(Meeting.starts_at <= bindparam("moment"))


def test_a_moment_goes_in_as_the_database_keeps_it_to_the_last_letter(world, inside):
    first, second = sorted((world.last_meeting, world.meeting), key=lambda meeting: meeting.starts_at)
    assert [row.id for row in begun_by(world.amal, moment=first.starts_at)] == [first.id]
    assert {row.id for row in begun_by(world.amal, moment=second.starts_at)} == {first.id, second.id}


def test_a_question_has_one_moment_however_often_it_speaks_of_it(world, inside):
    asked = []

    def this_moment():
        asked.append(now())
        return asked[-1]

    first, second = (bindparam(None, callable_=this_moment, type_=Moment()) for _twice in range(2))
    query = Composed(visible(Meeting, Meeting.id, to=world.amal).where(Meeting.starts_at > first, first <= second))
    assert query.ask(inside.connection(), {})
    asked.clear()
    assert query.ask(inside.connection(), {})
    assert len(asked) == 1


@written_once
def named(to):
    numbers = Person.id.in_(bindparam("numbers", expanding=True))
    return visible(Person, Person.id, to=to).where(numbers, Person.role.in_(ROLES), Person.added_at <= bindparam("at"))


def test_a_list_may_be_of_any_length_and_come_again(world, inside):
    people = [world.amal.id, world.bea.id, world.gus.id]
    for some in (people, people[:1], [], people[::-1], people[1:]):
        assert {row.id for row in named(world.amal, numbers=some, at=now())} == set(some)
