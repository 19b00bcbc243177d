"""Who gets letters about changes, and who has chosen not to."""

from sqlalchemy import select

from inquiry.clock import now
from inquiry.db import db
from inquiry.diaries.models import CANCEL
from inquiry.teams.models import Membership
from tests.diaries.conftest import soon
from tests.diaries.letters import TEAM, asks_for, call_off, invitation, plan


def test_somebody_may_want_a_letter_for_every_meeting_or_none_at_all(world, browser, post):
    asks_for(browser, world.amal, "all")
    asks_for(browser, world.gus, "none")
    plan(world, browser, soon(days=9))
    assert set(post()) == {"amal"}
    plan(world, browser, soon(hours=3))
    assert set(post()) == TEAM - {"gus"}


def test_who_switches_letters_off_gets_none_not_even_about_what_they_were_invited_to(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    post()
    asks_for(browser, world.gus, "none")
    call_off(world, browser, meeting)
    assert set(post()) == TEAM - {"gus"}


def test_a_choice_nobody_offered_is_not_kept(world, browser):
    assert browser(world.gus).post("/me/calendar-letters", wants="everything").status_code == 404


def test_a_closed_account_gets_no_letter(world, browser, post):
    world.change(world.gus, left_at=now())
    plan(world, browser, soon(hours=3))
    assert set(post()) == TEAM - {"gus"}


def test_who_leaves_the_team_has_the_invitation_taken_back_and_the_others_have_not(app, world, browser, post):
    meeting = plan(world, browser, soon(days=3, hours=1))
    assert post() == {}
    asks_for(browser, world.gus, "all")
    plan(world, browser, soon(days=3, hours=2), meeting=meeting)
    before, _method = invitation(post()["gus"])
    with app.app_context():
        part = db.session.scalar(select(Membership).where(Membership.person_id == world.gus.id))
    assert browser(world.gus).post(f"/memberships/{part.ref}/ending").status_code == 303
    came = post()
    assert set(came) == {"gus"}
    event, method = invitation(came["gus"])
    assert (method, event["uid"]) == (CANCEL, before["uid"])
    assert event["sequence"] > before["sequence"]
    assert came["gus"]["Subject"].startswith("No longer yours: Grade 4: meeting")
    plan(world, browser, soon(days=3, hours=3), meeting=meeting)
    assert post() == {}


def test_with_mail_the_page_offers_the_choice(world, browser, post):
    page = browser(world.amal).get("/me").text
    assert "No letters leave this house yet" not in page
    assert page.count('name="wants"') == 3
    asks_for(browser, world.amal, "none")
    assert 'value="none" checked' in browser(world.amal).get("/me").text
