"""Plan and look back on a phone, in a real browser: what is typed survives leaving the page, and the mentor answers."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from inquiry.clock import now
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.mentoring.models import Mentorship
from tests.chromium import axe_faults, sign_in
from tests.served import a_site
from tests.world import LONG_AGO

PHONE = {"viewport": {"width": 360, "height": 800}}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Edie mentors Bea, who led a session an hour ago."""
    with a_site(tmp_path_factory.mktemp("leading"), one_session) as site:
        yield site


def one_session(app, world):
    agreed = {"agreed_at": LONG_AGO, "sees_from": LONG_AGO, "named_at": LONG_AGO}
    world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed))
    over = {"state": CLOSED, "began_at": now() - timedelta(hours=2), "ended_at": now() - timedelta(hours=1)}
    who = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    world.add(Meeting(purpose="Look at the number line", starts_at=now() - timedelta(hours=2), **who, **over))


def somebody(chromium, site, person):
    app, _world, here = site
    context = chromium.new_context(**PHONE)
    sign_in(context, app, person, here)
    return context


def test_what_a_leader_types_survives_leaving_the_page(site, chromium):
    _app, world, here = site
    context = somebody(chromium, site, world.bea)
    page = context.new_page()
    page.goto(f"{here}/leading")
    page.get_by_role("link", name="Plan how I lead it").click()
    page.wait_for_load_state()
    page.get_by_label("Where could it get difficult?").fill("Gus may go quiet")
    page.goto(f"{here}/meetings")
    page.goto(f"{here}/meetings/{world.meeting.ref}/leading")
    expect(page.get_by_label("Where could it get difficult?")).to_have_value("Gus may go quiet")
    page.get_by_role("button", name="Keep the plan").click()
    expect(page.get_by_text("Kept.", exact=False).first).to_be_visible()
    expect(page.get_by_label("Where could it get difficult?")).to_have_value("Gus may go quiet")
    context.close()


def test_the_leader_looks_back_first_then_the_mentor_answers(site, chromium):
    _app, world, here = site
    leader = somebody(chromium, site, world.bea).new_page()
    leader.goto(f"{here}/leading")
    leader.get_by_role("link", name="Write my debrief").click()
    leader.get_by_label("One thing to try").fill("Wait ten seconds")
    leader.get_by_role("button", name="It is written").click()
    mentor = somebody(chromium, site, world.edie).new_page()
    mentor.goto(f"{here}/leading/leaders")
    expect(mentor.get_by_text("Wait ten seconds")).to_be_visible()
    mentor.get_by_role("link", name="Answer the debrief").click()
    mentor.get_by_label("Your words beside it").fill("What did the seventh second open?")
    mentor.get_by_role("button", name="Keep my words").click()
    leader.reload()
    expect(leader.get_by_text("What did the seventh second open?")).to_be_visible()
    leader.goto(f"{here}/leading/mentor")
    expect(leader.get_by_role("cell", name="A debrief").first).to_be_visible()
    assert axe_faults(leader) + axe_faults(mentor) == []
    leader.context.close()
    mentor.context.close()
