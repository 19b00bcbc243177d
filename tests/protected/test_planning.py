"""A principal protects time, and is told what stands in the way while planning it."""

from datetime import date

import pytest

from inquiry.calendar.models import Bells, Period
from inquiry.db import db
from inquiry.protected.models import Block, BlockPerson, BlockTime
from tests.browser import words
from tests.protected.conftest import LAST, WEDNESDAY
from tests.statements import counted

NEW, FIT = "/schools/{}/protected-time/new", "/schools/{}/protected-time/fit"


def form(world, **more):
    usual = {"who": world.team.ref, "purpose": "Look at work", "place": "Room 12", "repeats": "weekly", "weekday": "3"}
    hours = {"starts": "14:10", "ends": "14:55", "from_on": "2026-11-18", "until_on": "2027-05-28"}
    return usual | hours | more


@pytest.fixture
def dev(world, browser, year):
    return browser(world.dev)


@pytest.fixture
def fit(world, dev):
    """What the page says beside a plan."""

    def told(**more):
        return words(dev.get(FIT.format(world.oak.ref), query_string=form(world, **more)))

    return told


def blocks(world):
    with world.app.app_context():
        return db.session.scalars(db.select(Block).order_by(Block.id)).all()


def times(world):
    with world.app.app_context():
        return db.session.scalars(db.select(BlockTime).order_by(BlockTime.starts_at)).all()


def test_a_principal_protects_every_thursday_and_holidays_are_left_out(world, dev):
    answer = dev.post(NEW.format(world.oak.ref), **form(world))
    assert answer.status_code == 303
    days = [one.on for one in times(world)]
    assert days[:2] == [date(2026, 11, 19), date(2026, 12, 3)]
    assert "Grade 4" in words(dev.get(answer.location))


def test_nobody_else_plans(world, browser, year):
    for person in (world.bea, world.cleo, world.ines, world.edie):
        assert browser(person).post(NEW.format(world.oak.ref), **form(world)).status_code in (403, 404)
        assert browser(person).get(NEW.format(world.oak.ref)).status_code in (403, 404)
    assert not blocks(world)


def test_a_plan_that_is_free_says_how_often_it_is(fit):
    assert "27 times, and nothing stands in the way." in fit()
    assert "Left out on days off: Thanksgiving." in fit()


def test_two_teams_that_share_somebody_clash(world, fit, plan, grade3):
    plan(grade3, weekday=3, place="Library", starts=870)
    said = fit(place="Room 12")
    assert "here and with Grade 3: Gus, on 19 Nov and 26 more times." in said
    assert "is taken" not in said


def test_the_same_team_is_not_protected_twice_without_a_word(world, fit, plan):
    plan(world.team, place="Library")
    assert "Grade 4 has protected time at the same time already, on 19 Nov and 26 more times." in fit()


def test_a_room_is_taken_whoever_is_in_it(world, fit, plan, grade3):
    world.change(world.gus, left_at=None)
    plan(grade3, place=" room 12 ")
    assert "Room 12 is taken on 19 Nov and 26 more times: Grade 3." in fit()


def test_times_that_only_touch_do_not_clash(fit, plan, grade3):
    plan(grade3, starts=895)
    assert "nothing stands in the way" in fit()


def test_a_specialist_who_is_needed_elsewhere_is_named(world, fit, plan, grade3):
    other = plan(grade3, place="Library")
    world.add(BlockPerson(block_id=other.id, person_id=world.cleo.id))
    assert "Needed elsewhere at the same time, with Grade 3: Cleo, on 19 Nov" in fit(others=world.cleo.ref)


def test_time_of_the_whole_staff_clashes_with_everybody(fit, plan):
    plan(None, place="Hall")
    assert "The whole staff is protected at the same time on 19 Nov" in fit()


def test_a_time_that_was_called_off_is_in_nobodys_way(world, fit, plan, grade3, time_on):
    other = plan(grade3, until_on=date(2026, 11, 20))
    world.change(time_on(other, date(2026, 11, 19)), is_off=True)
    assert "nothing stands in the way" in fit()


def test_outside_the_bells_is_told(world, fit, year):
    bells = world.add(Bells(school_id=world.oak.id, name="Usual"))
    world.add(Period(bells_id=bells.id, name="All day", starts=8 * 60, ends=14 * 60 + 30))
    world.change(year, order=[bells.id] * 5)
    assert "Outside the bells, which ring from 8:00 am to 2:30 pm: on 19 Nov and 26 more times." in words_of(fit())


def words_of(text):
    return text.replace("\u00a0", " ")


def test_a_date_without_school_is_told(fit):
    said = fit(repeats="on dates", dates="2026-11-26\n2026-12-01")
    assert "There is no school on 26 Nov: Thanksgiving." in said
    assert "Once, and something to look at first." in said


def test_an_end_before_the_beginning_is_a_sentence_and_nothing_is_kept(world, dev, fit):
    assert "It ends before it begins." in fit(ends="14:00")
    answer = dev.post(NEW.format(world.oak.ref), **form(world, ends="14:00"))
    assert answer.status_code == 422
    assert "It ends before it begins." in words(answer)
    answer = dev.post(NEW.format(world.oak.ref), **form(world, until_on="2026-11-01"))
    assert "The last day is before the first." in words(answer)
    assert not blocks(world)


def test_a_line_that_is_not_a_date_is_named(dev, world):
    answer = dev.post(NEW.format(world.oak.ref), **form(world, repeats="on dates", dates="2026-12-01\nnext Friday"))
    assert "“next Friday” is not a date." in words(answer)


def test_a_school_without_a_year_is_told_to_make_one_first(world, browser, noon):
    dev = browser(world.dev)
    assert "First the school year" in words(dev.get(NEW.format(world.oak.ref)))
    assert dev.post(NEW.format(world.oak.ref), **form(world)).status_code == 200
    said = words(dev.get(FIT.format(world.oak.ref), query_string=form(world)))
    assert "This school has no school year yet" in said
    assert not blocks(world)


def test_a_clash_is_told_and_not_forbidden(world, dev, plan, grade3):
    plan(grade3)
    assert dev.post(NEW.format(world.oak.ref), **form(world)).status_code == 303


def test_a_change_moves_what_is_ahead_and_leaves_what_was(world, dev, plan):
    block = plan(world.team)
    answer = dev.post(f"/blocks/{block.ref}/plan", **form(world, starts="08:00", ends="08:30", from_on="2026-08-17"))
    assert answer.status_code == 303
    rows = {one.on: one for one in times(world)}
    assert (rows[date(2026, 11, 12)].minutes, rows[date(2026, 11, 19)].minutes) == (45, 30)


def test_this_morning_is_past_as_well(world, dev, plan, time_on):
    block = plan(world.team, weekday=2, starts=480)  # Wednesdays at eight; it is noon
    changed = form(world, weekday="2", starts="15:00", ends="15:45", from_on="2026-08-17")
    dev.post(f"/blocks/{block.ref}/plan", **changed)
    assert time_on(block, WEDNESDAY).starts_at.hour == 14
    assert time_on(block, date(2026, 12, 2)).starts_at.hour == 21


def test_what_would_have_begun_already_is_not_written_down(world, dev):
    dev.post(NEW.format(world.oak.ref), **form(world, weekday="2", starts="08:00", ends="08:45"))
    assert times(world)[0].on == date(2026, 12, 2)


def test_a_block_that_is_changed_is_not_in_its_own_way(world, dev, plan):
    block = plan(world.team)
    said = words(dev.get(FIT.format(world.oak.ref), query_string=form(world, block=block.ref)))
    assert "nothing stands in the way" in said


def test_an_ended_block_keeps_what_was(world, dev, plan):
    block = plan(world.team)
    assert dev.post(f"/blocks/{block.ref}/ending").status_code == 303
    assert {one.on for one in times(world)} and max(one.on for one in times(world)) < date(2026, 11, 18)
    assert "No time is protected yet" in words(dev.get(f"/schools/{world.oak.ref}/protected-time/plan"))


def test_others_can_be_protected_besides_the_team(world, dev, browser):
    dev.post(NEW.format(world.oak.ref), **form(world, others=world.cleo.ref))
    with world.app.app_context():
        assert db.session.scalars(db.select(BlockPerson.person_id)).all() == [world.cleo.id]
    assert "Room 12" in words(browser(world.cleo).get(f"/block-times/{times(world)[0].ref}"))


def test_looking_for_clashes_takes_as_many_statements_for_twenty_blocks_as_for_two(world, dev, plan, grade3):
    def asked():
        url = FIT.format(world.oak.ref)
        dev.get(url, query_string=form(world))
        with counted(world.app) as heard:
            dev.get(url, query_string=form(world))
        return len(heard)

    for _each in range(2):
        plan(grade3)
    few = asked()
    for number in range(18):
        plan(grade3, starts=840 + number, until_on=LAST)
    assert asked() == few


@pytest.mark.parametrize(
    "never",
    [
        {"from_on": "2026-11-26", "until_on": "2026-11-27"},
        {"repeats": "on dates", "dates": "2026-11-26"},
        {"repeats": "on dates", "dates": "2026-10-01"},
    ],
)
def test_a_plan_that_would_never_happen_comes_back(world, dev, never):
    answer = dev.post(NEW.format(world.oak.ref), **form(world, **never))
    assert answer.status_code == 422 and "It would never happen" in answer.text
    assert not blocks(world)


def test_one_lands_on_the_first_week_in_which_it_happens(world, dev):
    answer = dev.post(NEW.format(world.oak.ref), **form(world, from_on="2026-11-20"))
    assert answer.location.endswith("week=2026-12-03")
    assert "for the first time Thursday 3 December." in words(dev.get(answer.location)).replace("\u00a0", " ")


def test_a_new_plan_begins_with_nothing_of_another_teams(world, dev):
    dev.post(NEW.format(world.oak.ref), **form(world, starts="09:00", ends="10:00"))
    page = dev.get(NEW.format(world.oak.ref)).text
    assert "Look at work" not in page and 'value="09:00"' not in page
