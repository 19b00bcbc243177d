"""Planning in a real browser: what stands in the way is told at every change, before anything is kept."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from inquiry.calendar.models import SchoolYear
from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import ON_DATES, Block
from inquiry.teams.models import Membership, Team
from tests.chromium import sign_in
from tests.served import a_site
from tests.world import LONG_AGO


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A school with school on every day, and Gus in two teams, one protected in nine days from ten to eleven."""
    with a_site(tmp_path_factory.mktemp("protected"), one_time_of_grade_3) as site:
        yield site


def one_time_of_grade_3(app, world):
    world.day = (now() + timedelta(days=9)).date()
    span = {"starts_on": world.day - timedelta(days=60), "ends_on": world.day + timedelta(days=60)}
    year = world.add(SchoolYear(school_id=world.oak.id, name="Now", weekdays=list(range(7)), **span))
    other = world.add(Team(name="Grade 3", school_id=world.oak.id, district_id=world.district.id, begun_at=LONG_AGO))
    world.add(Membership(team_id=other.id, person_id=world.gus.id, from_at=LONG_AGO, sees_from=LONG_AGO))
    told = {"repeats": ON_DATES, "dates": [world.day.isoformat()], "starts": 600, "minutes": 60, "place": "Library"}
    with app.app_context(), writing():
        block = Block(year_id=year.id, team_id=other.id, from_on=world.day, until_on=world.day, **told)
        db.session.add(block)
        db.session.flush()
        lay_out(block)


def test_a_principal_sees_the_clash_come_and_go_while_typing(site, chromium):
    app, world, here = site
    context = chromium.new_context(viewport={"width": 1366, "height": 900})
    sign_in(context, app, world.dev, here)
    page = context.new_page()
    page.goto(f"{here}/schools/{world.oak.ref}/protected-time/new")
    fit = page.locator("#fit")
    page.get_by_label("Who is protected").select_option("Grade 4")
    page.get_by_label("On dates I choose").check()
    expect(page.get_by_label("Day of the week")).to_be_hidden()
    page.get_by_label("Dates", exact=True).fill(world.day.isoformat())
    page.get_by_label("Begins at").fill("10:30")
    page.get_by_label("Ends at").fill("10:00")
    expect(fit).to_contain_text("It ends before it begins.")
    page.get_by_label("Ends at").fill("11:15")
    expect(fit).to_contain_text("here and with Grade 3: Gus")
    expect(page.get_by_role("status")).to_have_text("Once, and something to look at first.")
    page.get_by_label("Begins at").fill("11:00")
    expect(fit).to_contain_text("Once, and nothing stands in the way.")
    page.get_by_role("button", name="Protect this time").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Protected time"))
    expect(page.locator(".week")).to_contain_text("Grade 4")
