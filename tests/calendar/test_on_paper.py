"""A whole school year is one sheet of paper, in the sizes schools print on."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from inquiry.app import create_app
from inquiry.calendar.models import Bells, Period, SchoolYear, SpecialDay, Term
from inquiry.db import db
from inquiry.migrate import migrate
from tests.chromium import chromium, sign_in
from tests.databases import SQLite
from tests.live.conftest import Server
from tests.world import World

FIRST, LAST = date(2026, 8, 3), date(2027, 6, 18)
SCHEDULES = ("Ordinary day", "A day", "B day", "Early release")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A school with four bell schedules, four quarters and two dozen days that are not like others."""
    database = SQLite(tmp_path_factory.mktemp("paper"))
    database.settings["SECRET_KEY"] = "for tests only"
    app = create_app(TESTING=True, **database.settings)
    with app.app_context():
        migrate()
        world = World()
        db.session.remove()
    world.attach(app)
    fill(world)
    server = Server(database.settings, factory="inquiry.server.product:open_house").open()
    yield app, world, f"http://127.0.0.1:{server.port}"
    server.stop()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def fill(world):
    schedules = [world.add(Bells(school_id=world.oak.id, name=name)) for name in SCHEDULES]
    for bells in schedules:
        for number in range(9):
            when = {"starts": 480 + number * 50, "ends": 525 + number * 50}
            world.add(Period(bells_id=bells.id, name=f"Period {number + 1}", **when))
    order = [one.id for one in schedules[:1] * 4 + schedules[-1:]]
    year = world.add(SchoolYear(school_id=world.oak.id, name="2026–27", starts_on=FIRST, ends_on=LAST, order=order))
    for number in range(24):
        on = FIRST + timedelta(days=13 * number)
        world.add(SpecialDay(year_id=year.id, name=f"Conference {number}", starts_on=on, ends_on=on))
    for number in range(4):
        on = FIRST + timedelta(days=75 * number)
        world.add(Term(year_id=year.id, name=f"Quarter {number + 1}", starts_on=on, ends_on=on + timedelta(days=70)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_school_year_is_one_sheet(site, paper):
    app, world, here = site
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1366, "height": 900})
        sign_in(context, app, world.dev, here)
        page = context.new_page()
        page.goto(f"{here}/schools/{world.oak.ref}/calendar")
        sheets = PdfReader(BytesIO(page.pdf(format=paper))).pages
    told = " ".join(sheets[0].extract_text().split())
    assert len(sheets) == 1
    assert all(words in told for words in ("June 2027", "Conference 23", "Early release", "Quarter 4"))
    assert "Protect time" not in told
