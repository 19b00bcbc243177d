"""Pages of sessions and lessons take as many statements for a hundred rows as for five."""

from datetime import timedelta
from itertools import count

import pytest

from inquiry.clock import now
from inquiry.people.models import Person
from inquiry.sessions.models import IN, WAITING, ExitCard, LessonDesign, Material, SessionLeader, SignUp, Taught
from tests.house.test_statement_counts import assert_constant
from tests.sessions.conftest import a_session
from tests.world import LONG_AGO

NUMBERS = count()


def people(world, many):
    here = {"district_id": world.district.id, "school_id": world.oak.id}
    names = [f"P{next(NUMBERS)}" for _ in range(many)]
    return world.add(*(Person(name=name, email=f"{name}@riverside.example", **here) for name in names))


def sign_ups(world, many):
    for number, person in enumerate(people(world, many)):
        state = (IN, WAITING)[number % 2]
        world.add(SignUp(session_id=world.pd.id, person_id=person.id, state=state))


def exit_cards(world, many):
    said = {"session_id": world.pd.id, "learned": "Wait", "will_try": "Wait", "asks": "How long?"}
    world.add(*(ExitCard(person_id=person.id, **said) for person in people(world, many)))


def sessions(world, many):
    for _each in range(many):
        made = a_session(world, world.group, days=4, title=f"Talk {next(NUMBERS)}")
        world.add(SessionLeader(session_id=made.id, person_id=world.amal.id))
        world.add(SignUp(session_id=made.id, person_id=world.farah.id, at=now() - timedelta(days=1)))


def materials(world, many):
    told = {"session_id": world.pd.id, "by_id": world.edie.id}
    world.add(*(Material(title=f"Text {next(NUMBERS)}", **told) for _ in range(many)))


def lessons(world, many):
    told = {"team_id": world.group.id, "begun_by_id": world.edie.id, "begun_at": LONG_AGO}
    world.add(*(LessonDesign(title=f"Halves {next(NUMBERS)}", **told) for _ in range(many)))


def teachings(world, many):
    told = {"lesson_id": world.lesson.id, "words": "x", "html": "<p>x</p>"}
    world.add(*(Taught(person_id=person.id, **told) for person in people(world, many)))


PAGES = {  # who looks, where, what there is more of
    "home": ("farah", "/", sessions),
    "sessions": ("amal", "/sessions", sessions),
    "leading": ("amal", "/leading", sessions),
    "a team": ("edie", "/teams/{group.ref}", sessions),
    "a session, people": ("edie", "/sessions/{pd.ref}", sign_ups),
    "a session, materials": ("bea", "/sessions/{pd.ref}", materials),
    "who came": ("edie", "/sessions/{pd.ref}/attendance", sign_ups),
    "exit cards": ("edie", "/sessions/{pd.ref}/exit-cards", exit_cards),
    "lessons": ("edie", "/teams/{group.ref}/lessons", lessons),
    "a lesson": ("edie", "/lessons/{lesson.ref}", teachings),
}
SAY_LITTLE = {"home", "leading"}  # they show the next one, and the first few


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_as_many_statements_for_a_hundred_rows_as_for_five(world, browser, cohort, session, name):
    world.group, world.pd = cohort, session
    world.lesson = world.add(LessonDesign(title="Halves", team_id=cohort.id, begun_by_id=world.edie.id))
    who, url, grow = PAGES[name]
    assert_constant(world, browser, who, url, grow, name in SAY_LITTLE)
