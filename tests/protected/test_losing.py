"""What became of protected time: a meeting keeps it by itself, a tap says “we met”, ten seconds say what was lost."""

from datetime import timedelta

import pytest
import time_machine

from inquiry.db import db, writing
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.minutes.writing import write_minutes
from inquiry.people.models import Person, SecurityEvent
from inquiry.protected.models import Loss
from tests.browser import words
from tests.protected.conftest import NOON, THURSDAY, TUESDAY


@pytest.fixture
def tuesday(world, plan, time_on):
    """Yesterday’s time of Grade 4: 2:10 to 2:55."""
    return time_on(plan(world.team, weekday=1), TUESDAY)


@pytest.fixture
def meet(world, tuesday):
    """`meet(-5, 40)`: a meeting began and ended so many minutes after the time began; its record is made."""

    def held(begins, ends, team=None):
        began, ended = (tuesday.starts_at + timedelta(minutes=each) for each in (begins, ends))
        whose = {"team_id": (team or world.team).id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
        told = {"purpose": "Look together", "starts_at": began, "state": CLOSED, "began_at": began, "ended_at": ended}
        meeting = world.add(Meeting(**whose, **told))
        with world.app.app_context(), writing():
            write_minutes(db.session.get(Meeting, meeting.id), by=world.bea, at=ended)
        return world.again(tuesday).held

    return held


def losses(world):
    with world.app.app_context():
        return db.session.scalars(db.select(Loss).order_by(Loss.id)).all()


def log(browser, person, time, **more):
    return browser(person).post(f"/block-times/{time.ref}/losses", **{"cause": "coverage", "share": "third"} | more)


@pytest.mark.parametrize(
    ("begins", "ends", "kept"),
    [(0, 45, 45), (0, 30, 30), (-10, 35, 45), (10, 60, 45), (-15, 15, 30), (-60, -20, 0), (-90, 180, 45), (70, 110, 0)],
)
def test_a_meeting_in_the_room_keeps_what_it_shares_with_the_time(meet, begins, ends, kept):
    assert meet(begins, ends) == kept


def test_two_meetings_of_a_day_keep_their_minutes_together(meet):
    assert meet(0, 20) == 20
    assert meet(25, 40) == 35
    assert meet(40, 60) == 45


def test_the_minutes_of_a_meeting_are_kept_once_however_often_they_are_asked_for(world, meet, tuesday):
    meet(0, 30)
    with world.app.app_context(), writing():
        write_minutes(db.session.scalar(db.select(Meeting).order_by(Meeting.id.desc())))
    assert world.again(tuesday).held == 30


def test_a_meeting_of_another_team_keeps_nothing(world, meet):
    assert meet(0, 45, team=world.elm_team) == 0


def test_the_room_is_surer_than_what_was_logged_before(world, meet, tuesday, browser):
    log(browser, world.amal, tuesday, share="all")
    assert meet(0, 30) == 30
    assert [one.minutes for one in losses(world)] == [15]


def test_a_third_is_lost_with_two_taps_and_nobodys_name(world, browser, tuesday):
    answer = log(browser, world.amal, tuesday, words="Two of us covered fifth grade")
    loss = losses(world)[0]
    assert (loss.minutes, loss.cause, loss.words) == (15, "coverage", "Two of us covered fifth grade")
    assert {column.name for column in Loss.__table__.columns} == {
        *("id", "ref", "block_id", "on", "minutes", "cause", "words")
    }
    with world.app.app_context():
        assert not db.session.scalar(db.select(db.func.count()).select_from(SecurityEvent))
    page = words(browser(world.bea).get(f"/block-times/{tuesday.ref}"))
    assert "15 min lost : Coverage" in page.replace("lost:", "lost :")
    assert answer.status_code == 303


@pytest.mark.parametrize("words", ["Gus was ill", "gus was ill", "We covered for Farah’s class", "Fárah again"])
def test_no_colleagues_name_is_taken_beside_a_loss(world, browser, tuesday, words):
    answer = log(browser, world.amal, tuesday, words=words)
    assert answer.status_code == 422
    assert "No name belongs here." in answer.text and f'value="{words}"' in answer.text
    assert not losses(world)


@pytest.fixture
def may(world):
    """A colleague whose name is a month, and another with two letters."""
    for name in ("May-Lin Osei", "An Tran"):
        world.add(
            Person(name=name, email=f"{name[:2]}@x.example", school_id=world.oak.id, district_id=world.district.id)
        )


def test_a_word_that_is_a_name_elsewhere_is_asked_about_once(world, browser, tuesday, may):
    told = {"words": "Testing in May, an hour", "cause": "testing"}
    answer = log(browser, world.amal, tuesday, **told)
    assert "Is “May” a colleague’s name?" in answer.text and "“an”" not in answer.text
    assert 'value="Testing in May, an hour"' in answer.text
    assert log(browser, world.amal, tuesday, **told, no_name="May").status_code == 303
    assert losses(world)[0].words == "Testing in May, an hour"


def test_another_name_beside_it_is_asked_about_too_and_what_was_said_is_kept(world, browser, tuesday, may):
    answer = log(browser, world.amal, tuesday, words="In May Gus was ill", no_name="May")
    assert answer.status_code == 422 and "Is “Gus” a colleague’s name?" in answer.text
    assert '<input type="hidden" name="no_name" value="May">' in answer.text


def test_calling_off_asks_in_the_same_way(world, browser, plan, time_on, may):
    ahead, why = time_on(plan(world.team, weekday=3), THURSDAY), {"cause": "testing", "why": "Moved to May"}
    answer = browser(world.dev).post(f"/block-times/{ahead.ref}/calling-off", **why)
    assert answer.status_code == 422 and "nobody is meant by “May”" in answer.text
    assert browser(world.dev).post(f"/block-times/{ahead.ref}/calling-off", **why, no_name="May").status_code == 303


def test_words_that_only_contain_a_name_are_no_name(world, browser, tuesday):
    assert log(browser, world.amal, tuesday, words="August heat, and gusts of wind").status_code == 303


def test_it_can_be_undone_on_the_page_it_was_logged_on_and_on_no_other(world, browser, tuesday):
    answer = log(browser, world.amal, tuesday)
    assert "Undo" in words(browser(world.amal).get(answer.location))
    assert "Undo" not in words(browser(world.dev).get(f"/block-times/{tuesday.ref}"))
    assert losses(world)[0].ref not in browser(world.dev).get(f"/block-times/{tuesday.ref}").text
    assert browser(world.amal).post(f"/losses/{losses(world)[0].ref}/removal").status_code == 303
    assert not losses(world)


def test_a_number_of_minutes_will_do_and_never_more_than_there_was(world, browser, tuesday):
    log(browser, world.amal, tuesday, share="", minutes="20")
    log(browser, world.bea, tuesday, share="all", cause="assembly")
    assert [(one.minutes, one.cause) for one in losses(world)] == [(20, "coverage"), (25, "assembly")]
    bea = browser(world.bea)
    answer = bea.post(f"/block-times/{tuesday.ref}/losses", cause="coverage", share="half")
    assert "accounted for already" in words(bea.get(answer.location))
    assert len(losses(world)) == 2


@pytest.mark.parametrize("fields", [{"cause": ""}, {"share": ""}, {"share": "", "minutes": "0"}, {"cause": "laziness"}])
def test_what_is_missing_is_asked_for_and_nothing_is_written(world, browser, tuesday, fields):
    assert log(browser, world.amal, tuesday, **fields).status_code == 422
    assert not losses(world)


def test_what_is_still_to_come_cannot_be_lost_yet(world, browser, plan, time_on):
    ahead = time_on(plan(world.team, weekday=3), THURSDAY)
    log(browser, world.amal, ahead)
    assert not losses(world)


def test_members_and_the_principal_say_it_and_nobody_else(world, browser, tuesday):
    for person, status in ((world.cleo, 404), (world.edie, 404), (world.ines, 404), (world.dev, 303), (world.gus, 303)):
        assert log(browser, person, tuesday).status_code == status
        assert browser(person).post(f"/block-times/{tuesday.ref}/keeping").status_code == status


def test_we_met_is_one_tap_and_is_marked_as_said(world, browser, tuesday):
    browser(world.amal).post(f"/block-times/{tuesday.ref}/keeping")
    kept = world.again(tuesday)
    assert (kept.held, kept.is_said) == (45, True)
    assert "45 min kept , as somebody said" in words(browser(world.bea).get(f"/block-times/{tuesday.ref}")).replace(
        "kept,", "kept ,"
    )


def test_we_met_keeps_what_was_not_lost_and_can_be_taken_back(world, browser, tuesday):
    log(browser, world.amal, tuesday)
    browser(world.amal).post(f"/block-times/{tuesday.ref}/keeping")
    assert world.again(tuesday).held == 30
    browser(world.amal).post(f"/block-times/{tuesday.ref}/keeping/removal")
    assert (world.again(tuesday).held, world.again(tuesday).is_said) == (0, False)


def test_what_the_room_kept_is_not_taken_back(world, browser, meet, tuesday):
    meet(0, 45)
    browser(world.amal).post(f"/block-times/{tuesday.ref}/keeping/removal")
    assert world.again(tuesday).held == 45


def test_what_was_said_to_be_kept_can_be_lost_in_part_after_all(world, browser, tuesday):
    browser(world.amal).post(f"/block-times/{tuesday.ref}/keeping")
    page = browser(world.bea).get(f"/block-times/{tuesday.ref}")
    assert "Change what was said" in page.text and "Some of it was lost after all" in page.text
    log(browser, world.bea, tuesday)
    kept = world.again(tuesday)
    assert (kept.held, kept.is_said) == (30, True)
    assert [one.minutes for one in losses(world)] == [15]


def test_members_take_back_a_loss_of_their_team_and_the_principal_changes_none_of_theirs(world, browser, tuesday):
    log(browser, world.amal, tuesday)
    ref = losses(world)[0].ref
    assert f"/losses/{ref}/removal" in browser(world.bea).get(f"/block-times/{tuesday.ref}").text
    assert ref not in browser(world.dev).get(f"/block-times/{tuesday.ref}").text
    browser(world.bea).post(f"/losses/{ref}/removal")
    assert not losses(world)


def test_what_a_meeting_kept_stays_and_only_the_rest_can_be_lost(world, browser, meet, tuesday):
    meet(0, 30)
    log(browser, world.amal, tuesday, share="all")
    assert world.again(tuesday).held == 30 and [one.minutes for one in losses(world)] == [15]
    assert "What the meeting in the room kept stays" in browser(world.amal).get(f"/block-times/{tuesday.ref}").text


def test_after_three_weeks_nothing_is_offered_to_be_changed(world, browser, tuesday):
    browser(world.amal).post(f"/block-times/{tuesday.ref}/keeping")
    with time_machine.travel(NOON + timedelta(days=21), tick=False):
        assert "Change what was said" not in browser(world.amal).get(f"/block-times/{tuesday.ref}").text
