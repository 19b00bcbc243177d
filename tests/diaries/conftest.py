"""Words in English without a database, somebody’s calendar, protected time to stand in it, and a site with mail."""

import re
from datetime import timedelta

import pytest
from flask_babel import force_locale

from inquiry import mail
from inquiry.app import create_app
from inquiry.calendar.models import SchoolYear
from inquiry.clock import now, today
from inquiry.db import db, writing
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import ON_DATES, Block
from tests.diaries.reading import by_icalendar
from tests.mail.conftest import box, office  # noqa: F401
from tests.world import ZONE


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    return create_app(SECRET_KEY="for tests only", HOME=str(tmp_path_factory.mktemp("words")))


@pytest.fixture
def english(product):
    """The words of the product in English."""
    with product.test_request_context(), force_locale("en"):
        yield


class Diary:
    """Somebody’s calendar: the link on their own page, and what a calendar program gets there."""

    def __init__(self, browser, person):
        self.person, self.own, self.stranger = person, browser(person), browser()

    @property
    def link(self):
        found = re.search(r"https?://[^/\"]+(/calendar-feeds/[^<\"]+)", self.own.get("/me").text)
        return found and found[1]

    def make_link(self):
        assert self.own.post("/me/calendar-link").status_code == 303
        return self

    def fetch(self, link=None, **headers):
        return self.stranger.get(link or self.link, headers=headers)

    def read(self):
        """What stands in it, by name."""
        answer = self.fetch()
        assert answer.status_code == 200
        return by_icalendar(answer.data)

    def titles(self):
        return {one.title for one in self.read().values()}


@pytest.fixture
def diary(browser):
    """`diary(world.amal)` is Amal’s calendar, with its link made."""
    return lambda person: Diary(browser, person).make_link()


def days_ahead(*numbers):
    return [today(ZONE) + timedelta(days=number) for number in numbers]


def protect(app, world, *on, school=None, team="ours", starts=13 * 60 + 15, **more):
    """Protected time on these days, Saturdays and Sundays as well; gives back the block."""
    days = {"starts_on": min(on) - timedelta(days=90), "ends_on": max(on) + timedelta(days=200)}
    school = school or world.oak
    year = world.add(SchoolYear(school_id=school.id, name="This year", weekdays=list(range(7)), **days))
    plan = {"repeats": ON_DATES, "dates": [day.isoformat() for day in on], "starts": starts, "minutes": 45}
    dates = {"from_on": min(on), "until_on": max(on)}
    whose = world.team.id if team == "ours" else team
    block = world.add(Block(year_id=year.id, team_id=whose, **plan, **dates, **more))
    write_down(app, block)
    return block


def write_down(app, block):
    with app.app_context(), writing():
        lay_out(db.session.get(Block, block.id), from_on=min(map(type(today(ZONE)).fromisoformat, block.dates)))


def soon(**more):
    return now().replace(second=0, microsecond=0) + timedelta(**more)


@pytest.fixture
def post(app, box, office, monkeypatch):  # noqa: F811
    """A site with mail; `post()` gives what came in since the last time, by reader."""
    settings = {"HOST": "127.0.0.1", "PORT": office.port, "TLS": False, "FROM": "Inquiry <inquiry@riverside.example>"}
    for name, value in settings.items():
        monkeypatch.setitem(app.config, f"INQUIRY_MAIL_{name}", value)
    monkeypatch.setitem(app.config, "INQUIRY_ADDRESS", "https://inquiry.riverside.example")

    def post():
        mail.postman.submit(lambda: None).result(60)
        came = {readers[0].split("@")[0]: one for readers, one in zip(box.readers, box.letters, strict=True)}
        assert len(came) == len(box.letters), "somebody got two letters about one change"
        box.readers.clear()
        box.letters.clear()
        return came

    yield post
    mail.postman.submit(lambda: None).result(60)
