"""Guests, who have a last day, and whoever is invited by e-mail."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from inquiry.clock import end_of, now, today
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.teams.models import GUEST
from tests.browser import words
from tests.teams.parts import add, page_of, part_of
from tests.world import ZONE


def test_a_guest_needs_a_last_day_and_is_out_when_it_is_over(world, bea, browser):
    assert add(bea, world, world.cleo, role=GUEST).status_code == 422
    last = today(ZONE) + timedelta(days=3)
    assert add(bea, world, world.cleo, role=GUEST, until=str(last)).status_code == 303
    part = part_of(world, world.cleo)
    assert part.until_at == end_of(last, ZONE)
    cleo = browser(world.cleo)
    assert cleo.get(page_of(world)).status_code == 200
    world.change(part, until_at=now() - timedelta(seconds=1))
    assert cleo.get(page_of(world)).status_code == 404
    assert "Cleo" in words(bea.get(page_of(world))).partition("Who was here before")[2]


@pytest.mark.parametrize("until", ["2020-01-01", "9999-12-31", "31 January", "0001-01-01"])
def test_a_last_day_is_a_day_from_today_on(world, bea, until):
    assert add(bea, world, world.cleo, until=until).status_code == 422


def test_somebody_new_is_invited_by_e_mail_and_is_a_member_as_soon_as_they_come(world, bea, browser):
    answer = bea.post(
        f"{page_of(world)}/invitations/new",
        name="Hana",
        email="hana@riverside.example",
        role="member",
        record="current",
    )
    link = re.search(r"http://localhost(/key/[\w-]+)", answer.text)[1]
    hana = browser()
    hana.post(link, password="seven green umbrellas walking")
    assert hana.get(page_of(world)).status_code == 200
    with world.app.app_context():
        person = db.session.scalar(select(Person).where(Person.name == "Hana"))
        assert person.school_id == world.oak.id and person.role == "teacher" and not person.is_administrator


def test_an_invited_guest_belongs_to_no_school_and_has_a_last_day(world, bea):
    last = today(ZONE) + timedelta(days=1)
    bea.post(
        f"{page_of(world)}/invitations/new",
        name="Jo",
        email="jo@elsewhere.example",
        role=GUEST,
        until=str(last),
        record="today",
    )
    with world.app.app_context():
        person = db.session.scalar(select(Person).where(Person.name == "Jo"))
    assert person.school_id is None and part_of(world, person).until_at == end_of(last, ZONE)


def test_inviting_somebody_who_is_here_already_adds_them(world, bea):
    answer = bea.post(
        f"{page_of(world)}/invitations/new", name="C.", email="CLEO@riverside.example", role="member", record="current"
    )
    assert answer.status_code == 303 and part_of(world, world.cleo)
    assert world.again(world.cleo).name == "Cleo"
