"""The ledger: planned, kept, lost by cause and not said yet. The formulas of reports.md, and nobody’s name."""

import csv
import io
from datetime import date

import pytest

from inquiry.db import db
from inquiry.people.models import EXPORTED, Person, School, SecurityEvent
from inquiry.protected import copies
from inquiry.protected.ledger import ledger_of
from inquiry.protected.models import Loss, Reply
from tests.browser import words

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def kept_and_lost(world, plan, time_on, grade3):
    """Thursdays of Grade 4 in October and November: 29 Oct kept, 5 Nov called off, 12 Nov kept in part."""
    block = plan(world.team, from_on=date(2026, 10, 29))
    whole, off, part = (time_on(block, day) for day in (date(2026, 10, 29), date(2026, 11, 5), date(2026, 11, 12)))
    world.change(whole, held=45)
    world.change(off, is_off=True, why="State test")
    world.change(part, held=20)
    loss = {"block_id": block.id}
    world.add(Loss(on=off.on, minutes=45, cause="testing", words="State test", **loss))
    world.add(Loss(on=part.on, minutes=15, cause="coverage", words="Fifth grade had nobody", **loss))
    plan(grade3, from_on=date(2026, 11, 12), starts=600)
    return block


def ledger(app, world, person, **more):
    with app.test_request_context():
        return ledger_of(db.session.get(School, world.oak.id), db.session.get(Person, person.id), **more)


def test_minutes_held_by_minutes_scheduled_and_lost_minutes_by_cause(app, world, kept_and_lost):
    told = ledger(app, world, world.dev)
    assert told.months == [OCTOBER, NOVEMBER]
    november = dict(told.by_team)["Grade 4"]
    assert (november.planned, november.kept, november.lost, november.unsaid) == (90, 20, 60, 10)
    assert (november.causes["testing"], november.causes["coverage"], november.share) == (45, 15, 22)
    assert (told.total.planned, told.total.kept, told.total.unsaid) == (180, 65, 55)


def test_what_is_still_to_come_is_not_counted(app, world, kept_and_lost):
    assert dict(ledger(app, world, world.dev).by_team)["Grade 3"].planned == 45


def test_a_time_that_was_moved_is_not_lost(app, world, kept_and_lost, time_on):
    moved = time_on(kept_and_lost, date(2026, 11, 12))
    world.change(moved, is_moved=True)
    assert ledger(app, world, world.dev).of_month(NOVEMBER).lost == 60


def test_a_member_counts_their_own_teams_only(app, world, kept_and_lost):
    assert [name for name, _numbers in ledger(app, world, world.amal).by_team] == ["Grade 4"]
    assert not ledger(app, world, world.cleo).cells


def test_the_title_says_what_was_found(world, browser, kept_and_lost):
    said = words(browser(world.dev).get(f"/schools/{world.oak.ref}/protected-time/ledger"))
    assert "November 2026: 15% of protected time was kept. Most was lost to: Testing." in said
    assert "“State test”" in said
    october = words(browser(world.dev).get(f"/schools/{world.oak.ref}/protected-time/ledger?month=2026-10"))
    assert "October 2026: 100% of protected time was kept." in october


def test_nobodys_name_is_in_it(world, browser, kept_and_lost):
    page = browser(world.dev).get(f"/schools/{world.oak.ref}/protected-time/ledger")
    for name in ("Amal", "Bea", "Farah", "Gus", "Hana"):
        assert name not in words(page)


def test_what_the_principal_will_do_is_read_by_everybody_at_the_school(world, browser, kept_and_lost):
    answer = {"month": "2026-11", "cause": "testing", "words": "Tests go into the mornings from January on."}
    url = f"/schools/{world.oak.ref}/protected-time/replies"
    assert browser(world.bea).post(url, **answer).status_code == 403
    assert browser(world.dev).post(url, **answer).status_code == 303
    browser(world.dev).post(url, **answer | {"words": "Tests go into the mornings, from next week on."})
    with world.app.app_context():
        assert db.session.scalars(db.select(Reply.words)).all() == ["Tests go into the mornings, from next week on."]
    said = words(browser(world.amal).get(f"/schools/{world.oak.ref}/protected-time/ledger"))
    assert "Tests go into the mornings, from next week on." in said and "What I will do" not in said


@pytest.mark.parametrize("fields", [{"words": " "}, {"cause": "laziness"}, {"month": "2026"}, {"month": "2026-77"}])
def test_half_an_answer_is_not_kept(world, browser, kept_and_lost, fields):
    answer = {"month": "2026-11", "cause": "testing", "words": "Mornings."} | fields
    url = f"/schools/{world.oak.ref}/protected-time/replies"
    assert browser(world.dev).post(url, **answer).status_code in (404, 422)
    with world.app.app_context():
        assert not db.session.scalars(db.select(Reply)).all()


def test_the_file_has_every_month_and_team_and_is_written_into_the_security_log(world, browser, kept_and_lost):
    answer = browser(world.dev).post(f"/schools/{world.oak.ref}/protected-time/copies")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    causes = ("Coverage", "Assembly", "Testing", "Called away", "Weather", "Our choice")
    assert rows[0] == ["Month", "Team", "Planned", "Kept", *causes, "Not said yet"]
    assert ["2026-11", "Grade 4", "90", "20", "15", "0", "45", "0", "0", "0", "10"] in rows
    with world.app.app_context():
        told = db.session.scalars(db.select(SecurityEvent).where(SecurityEvent.kind == EXPORTED)).all()
    assert [(one.person_id, one.by_id, one.detail) for one in told] == [
        (world.dev.id, world.dev.id, "protected time: Oak")
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(text):
    row = next(csv.reader(io.StringIO(copies.as_file([[text, -1]]).decode("utf-8-sig"), newline="")))
    assert row == [f"'{text}", "-1"]


def test_an_empty_ledger_teaches(world, browser, year):
    said = words(browser(world.dev).get(f"/schools/{world.oak.ref}/protected-time/ledger"))
    assert "Nothing to count yet" in said


def test_a_school_without_a_year_has_an_empty_ledger(world, browser):
    for who in (world.dev, world.amal):
        assert "Nothing to count yet" in words(browser(who).get(f"/schools/{world.oak.ref}/protected-time/ledger"))
