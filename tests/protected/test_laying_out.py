"""Every time of a block is written down once, and written anew when something changes."""

from datetime import date

import pytest
import time_machine
from sqlalchemy import select

from inquiry.calendar.models import SchoolYear, SpecialDay
from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.protected import neighbours
from inquiry.protected.laying_out import lay_out, lay_out_year
from inquiry.protected.models import Block, BlockChange, BlockTime

FIRST, LAST = date(2026, 8, 17), date(2027, 5, 28)


@pytest.fixture(autouse=True)
def autumn():
    """The dates below are of one school year; the tests run in any."""
    with time_machine.travel("2026-10-05T15:00:00Z"):
        yield


@pytest.fixture
def thursdays(world):
    year = world.add(SchoolYear(school_id=world.oak.id, name="2026–27", starts_on=FIRST, ends_on=LAST))
    usual = {"weekday": 3, "starts": 850, "minutes": 45, "from_on": FIRST, "until_on": LAST, "place": "Room 12"}
    return world.add(Block(year_id=year.id, team_id=world.team.id, **usual))


def laid_out(app, block, from_on=FIRST):
    with app.app_context():
        with writing():
            lay_out(db.session.get(Block, block.id), from_on=from_on)
        rows = select(BlockTime).where(BlockTime.block_id == block.id).order_by(BlockTime.starts_at)
        return db.session.scalars(rows).all()


def test_each_time_is_written_once_however_often(app, thursdays):
    first = laid_out(app, thursdays)
    assert len(first) == 41
    assert [row.id for row in laid_out(app, thursdays)] == [row.id for row in first]


def test_a_holiday_that_is_added_takes_its_time_out(app, world, thursdays):
    laid_out(app, thursdays)
    thursday = next(row.on for row in laid_out(app, thursdays) if row.on > now().date())
    world.add(SpecialDay(year_id=thursdays.year_id, starts_on=thursday, ends_on=thursday, name="Snow"))
    with app.app_context(), writing():
        assert lay_out_year(db.session.get(SchoolYear, thursdays.year_id)) == 1
    assert thursday not in [row.on for row in laid_out(app, thursdays, from_on=now().date())]


def test_what_is_past_stands(app, world, thursdays):
    before = laid_out(app, thursdays)
    world.change(thursdays, starts=600)
    after = laid_out(app, thursdays, from_on=date(2027, 1, 1))
    assert after[0].starts_at == before[0].starts_at
    assert after[-1].starts_at != before[-1].starts_at


def test_a_change_is_written_into_its_time(app, world, thursdays):
    world.add(BlockChange(block_id=thursdays.id, on=date(2026, 8, 20), is_off=True, why="State test"))
    first = laid_out(app, thursdays)[0]
    assert (first.is_off, first.why, first.version) == (True, "State test", 1)


def test_time_that_was_kept_is_never_taken_out(app, world, thursdays):
    kept = laid_out(app, thursdays)[0]
    world.change(kept, held=44)
    world.change(thursdays, weekday=2)
    assert kept.id in [row.id for row in laid_out(app, thursdays)]


def test_the_version_of_a_time_rises_with_each_change_also_when_one_is_taken_back(app, world, thursdays):
    def version():
        return laid_out(app, thursdays)[0].version

    off = world.add(BlockChange(block_id=thursdays.id, on=date(2026, 8, 20), is_off=True, why="State test"))
    assert (version(), version()) == (1, 1)
    with app.app_context(), writing():
        db.session.delete(db.session.get(BlockChange, off.id))
    assert (version(), version()) == (2, 2)


def test_neighbours_hear_of_each_time_that_changed_and_of_no_other(app, world, thursdays, monkeypatch):
    heard = []
    monkeypatch.setattr(neighbours, "_listeners", [lambda block, changes: heard.extend(changes)])
    laid_out(app, thursdays)
    assert not heard
    world.add(BlockChange(block_id=thursdays.id, on=date(2026, 8, 20), to_on=date(2026, 8, 21), starts=600))
    world.add(
        SpecialDay(year_id=thursdays.year_id, starts_on=date(2026, 8, 27), ends_on=date(2026, 8, 27), name="Snow")
    )
    laid_out(app, thursdays)
    assert {(one.on.day, one.starts_at.day, one.was.day, one.is_off) for one in heard} == {
        (20, 21, 20, False),
        (27, 27, 27, True),
    }
