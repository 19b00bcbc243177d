"""A principal says what is wished for, sees what fits, and adopts it. On SQLite alone: the browser is asked."""

import pytest

from inquiry.calendar.models import Bells, Period, SchoolYear
from inquiry.clock import today
from inquiry.db import db
from inquiry.protected.models import Block
from tests.chromium import axe_faults, sign_in
from tests.served import a_site
from tests.world import ZONE

PATIENCE = 60_000


@pytest.fixture
def site(tmp_path):
    with a_site(tmp_path, a_year_with_bells) as site:
        yield site


def a_year_with_bells(app, world):
    bells = world.add(Bells(school_id=world.oak.id, name="Usual"))
    world.add(*(Period(bells_id=bells.id, name=str(n), starts=430 + 50 * n, ends=475 + 50 * n) for n in (1, 2, 3)))
    year = {"starts_on": today(ZONE).replace(month=1, day=1), "ends_on": today(ZONE).replace(month=12, day=31)}
    world.add(SchoolYear(school_id=world.oak.id, name="This year", order=[bells.id] * 5, **year))


def test_from_wishes_to_protected_time(site, chromium):
    app, world, here = site
    context = chromium.new_context(viewport={"width": 1366, "height": 900})
    sign_in(context, app, world.dev, here)
    page = context.new_page()
    page.goto(f"{here}/schools/{world.oak.ref}/time-searches")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Grade 4: minutes a week").fill("45")
    page.get_by_label("Who can take a class, line 1").fill("Art")
    page.get_by_label("somebody, line 1: classes at a time").fill("4")
    assert not axe_faults(page)
    page.get_by_role("button", name="Keep, and find times").click()
    page.get_by_text("Here is what fits.").wait_for(timeout=PATIENCE)  # the page looks again by itself
    assert not axe_faults(page)
    page.get_by_role("link", name="Look closely: Closest to what teams wish for").click()
    page.get_by_role("button", name="Adopt this plan").click()
    page.get_by_text("This proposal is adopted").wait_for()
    assert not axe_faults(page)
    with app.app_context():
        block = db.session.scalar(db.select(Block))
        assert (block.team_id, block.minutes) == (world.team.id, 45)
