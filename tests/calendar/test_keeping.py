"""A principal makes a school year within minutes, and everybody in the district can look at it."""

import re
from datetime import date

import pytest

from inquiry.calendar.models import Bells, Period, SchoolYear, SpecialDay, Term
from inquiry.db import db
from inquiry.protected.models import Block, BlockTime
from inquiry.protected.times import at
from tests.browser import words
from tests.calendar.conftest import FIRST, LAST

WEEK = ["0", "1", "2", "3", "4"]
FRAME = {"name": "2026–27", "starts_on": FIRST, "ends_on": LAST, "weekdays": WEEK, "zone": "America/Chicago"}
DAYS_OFF = "2026-11-25 – 2026-11-27 Thanksgiving\nDec 21 – Jan 1 Winter break"
BEGUN = {**FRAME, "parts": "2", "days_off": DAYS_OFF, "bells": "ordinary"}


def shown(world):
    return f"/schools/{world.oak.ref}/calendar"


def rows(world, model):
    with world.app.app_context():
        return db.session.scalars(db.select(model).order_by(model.id)).all()


def test_a_principal_makes_the_whole_year_on_one_page(world, browser):
    dev = browser(world.dev)
    assert "Make the school year" in dev.get(shown(world)).text
    answer = dev.post(f"{shown(world)}/years/new", **BEGUN)
    assert answer.status_code == 303
    page = words(browser(world.gus).get(answer.headers["Location"]))
    for said in ("Thanksgiving", "Winter break", "Ordinary day", "Fall semester", "Period 7", "Clocks: Central"):
        assert said in page
    (year,) = rows(world, SchoolYear)
    (bells,) = rows(world, Bells)
    assert year.order == [bells.id] * 5 + [None] * 2
    assert [(one.starts_on, one.ends_on) for one in rows(world, Term)] == [
        (FIRST, date(2027, 1, 8)),
        (date(2027, 1, 11), LAST),
    ]


def test_the_page_offers_what_most_schools_would_write(world, browser):
    page = browser(world.dev).get(f"{shown(world)}/years/new").text
    name, first, last = (
        re.search(f'name="{one}"[^>]*value="([^"]+)"', page)[1] for one in ("name", "starts_on", "ends_on")
    )
    assert date.fromisoformat(first).weekday() == 0
    assert date.fromisoformat(last).weekday() == 4
    assert name.startswith(first[:4])
    assert re.findall(r'checked id="weekdays-(\d)"', page) == WEEK


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ends_on": FIRST}, "The last day comes after the first"),
        ({"ends_on": "2028-12-31"}, "within 400 days"),
        ({"name": " "}, "Please write a name"),
        ({"weekdays": []}, "Choose the days on which there is school"),
        ({"days_off": "2026-11-25 Thanksgiving\nsoon"}, "line 2, “soon”: no date in it"),
        ({"days_off": "2029-11-25 Thanksgiving"}, "it lies outside the school year"),
        ({"zone": "Mars/Olympus"}, "Not a valid choice"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_kept(world, browser, change, says):
    answer = browser(world.dev).post(f"{shown(world)}/years/new", **BEGUN | change)
    assert answer.status_code == 422
    assert says in words(answer)
    assert rows(world, SchoolYear) == rows(world, SpecialDay) == rows(world, Bells) == []


def test_two_school_years_are_not_at_the_same_time(world, year, browser):
    answer = browser(world.dev).post(f"{shown(world)}/years/new", **BEGUN)
    assert answer.status_code == 422
    assert "The school year 2026–27 is at the same time." in words(answer)


def test_only_the_principal_of_the_school_and_who_runs_accounts_keep_it(world, year, browser):
    addresses = [f"{shown(world)}/years/new", f"{shown(world)}/bells"]
    addresses += [f"/school-years/{year.ref}/{page}" for page in ("facts", "named-days", "days", "sources")]
    for who, status in (("amal", 403), ("cleo", 403), ("edie", 403), ("dev", 200), ("ines", 200)):
        reader = browser(getattr(world, who))
        assert reader.get(shown(world)).status_code == 200
        assert {reader.get(address).status_code for address in addresses} == {status}, who
    elm = f"/schools/{world.elm.ref}/calendar"
    assert browser(world.dev).get(f"{elm}/years/new").status_code == 403
    assert browser().get(shown(world)).status_code == 302


def test_another_school_s_bells_are_copied_with_their_periods(world, browser):
    theirs = world.add(Bells(school_id=world.elm.id, name="A day"))
    world.add(Period(bells_id=theirs.id, name="Art", starts=480, ends=525))
    browser(world.dev).post(f"{shown(world)}/years/new", **BEGUN | {"bells": world.elm.ref})
    _theirs, ours = rows(world, Bells)
    assert (ours.school_id, ours.name) == (world.oak.id, "A day")
    assert [(one.bells_id, one.name, one.starts) for one in rows(world, Period)][1:] == [(ours.id, "Art", 480)]
    answer = browser(world.dev).post(f"{shown(world)}/bells/copies", school=world.elm.ref)
    assert answer.status_code == 303
    assert len(rows(world, Bells)) == 2, "what has a name that is here already is not copied twice"


def test_named_days_by_the_week_and_in_turn_are_shown_in_the_months(world, year, browser):
    dev = browser(world.dev)
    for name in ("A day", "B day"):
        dev.post(f"{shown(world)}/bells", name=name, periods="8:00–8:45 First")
    a, b = rows(world, Bells)
    dev.post(f"/school-years/{year.ref}/named-days", turns="in turn", turn_1=a.ref, turn_2=b.ref)
    assert rows(world, SchoolYear)[0].order == [a.id, b.id]
    page = words(dev.get(shown(world)))
    assert "17 A 18 B 19 A 20 B 21 A 22 23 24 B" in page
    weekly = {f"week_{number}": a.ref for number in range(5)} | {"week_2": b.ref}
    dev.post(f"/school-years/{year.ref}/named-days", turns="by weekday", **weekly)
    assert "17 18 19 B 20 21" in words(dev.get(shown(world))), "what rings on most days needs no sign"


def test_bells_that_were_put_away_are_offered_no_more_and_named_days_go_on_without_them(world, year, browser):
    dev = browser(world.dev)
    bells = world.add(Bells(school_id=world.oak.id, name="Old day"))
    world.change(year, order=[bells.id] * 5)
    assert dev.post(f"/bells/{bells.ref}/ending").status_code == 303
    assert rows(world, SchoolYear)[0].order == [None] * 5
    assert ">Old day</option>" not in dev.get(f"/school-years/{year.ref}/named-days").text


def test_pasted_days_are_added_once_and_taken_away_again(world, year, browser):
    dev, days = browser(world.dev), f"/school-years/{year.ref}/days"
    for _time in range(2):
        dev.post(days, lines="2026-09-07 Labor Day\n10/12 Fall break", means="off")
    assert [one.name for one in rows(world, SpecialDay)] == ["Thanksgiving", "Labor Day", "Fall break"]
    dev.post(f"/special-days/{rows(world, SpecialDay)[1].ref}/removal")
    assert [one.name for one in rows(world, SpecialDay)] == ["Thanksgiving", "Fall break"]
    assert browser(world.amal).post(f"/special-days/{rows(world, SpecialDay)[0].ref}/removal").status_code == 403


def test_an_early_release_rings_its_own_bells(world, year, browser):
    dev = browser(world.dev)
    early = world.add(Bells(school_id=world.oak.id, name="Early release"))
    dev.post(f"/school-years/{year.ref}/days", lines="2026-10-14", means=early.ref)
    made = rows(world, SpecialDay)[-1]
    assert (made.kind, made.bells_id, made.name) == ("bells", early.id, "Early release")
    assert "14 ER" in words(dev.get(shown(world)))


def test_bells_for_two_weeks_leave_the_weekend_free_and_a_single_saturday_is_made_up_for(world, year, browser):
    early = world.add(Bells(school_id=world.oak.id, name="Testing"))
    lines = "2026-11-02 – 2026-11-13 Testing\n2026-11-21 A Saturday"
    browser(world.dev).post(f"/school-years/{year.ref}/days", lines=lines, means=early.ref)
    spans = [(one.starts_on.day, one.ends_on.day) for one in rows(world, SpecialDay)[1:]]
    assert spans == [(2, 6), (9, 13), (21, 21)]


@pytest.fixture
def block(world, year):
    """Protected time of Grade 4 on Wednesdays, laid out as its own pages do."""
    weekly = {"weekday": 2, "starts": 14 * 60, "minutes": 45, "from_on": FIRST, "until_on": LAST}
    return world.add(Block(year_id=year.id, team_id=world.team.id, **weekly))


def times(world):
    return {one.on: one.starts_at for one in rows(world, BlockTime)}


def test_protected_time_leaves_a_day_off_as_soon_as_it_is_one(world, year, block, browser, time_machine):
    time_machine.move_to("2026-10-01T12:00:00Z", tick=False)
    dev = browser(world.dev)
    dev.post(f"/school-years/{year.ref}/days", lines="2026-10-14 Fall break", means="off")
    assert date(2026, 10, 7) in times(world)
    assert date(2026, 10, 14) not in times(world)
    dev.post(f"/special-days/{rows(world, SpecialDay)[-1].ref}/removal")
    assert date(2026, 10, 14) in times(world)


def test_when_the_school_s_clocks_move_protected_time_moves_with_them(world, year, block, browser, time_machine):
    time_machine.move_to("2026-10-01T12:00:00Z", tick=False)
    browser(world.dev).post(f"/school-years/{year.ref}/facts", **FRAME | {"zone": "America/Denver", "terms": ""})
    summer, winter = date(2026, 10, 7), date(2026, 12, 2)
    assert times(world)[summer] == at(summer, 14 * 60, "America/Denver")
    assert (times(world)[summer].hour, times(world)[winter].hour) == (20, 21)


def test_terms_are_changed_as_lines(world, year, browser):
    dev = browser(world.dev)
    terms = "2026-08-17 – 2026-12-18 Fall\n2027-01-04 – 2027-05-28 Spring"
    assert dev.post(f"/school-years/{year.ref}/facts", **FRAME, terms=terms).status_code == 303
    assert [one.name for one in rows(world, Term)] == ["Fall", "Spring"]
    assert terms in dev.get(f"/school-years/{year.ref}/facts").text


def test_the_calendar_speaks_spanish(world, year, browser):
    world.change(world.amal, language="es")
    page = words(browser(world.amal).get(shown(world)))
    assert "noviembre de 2026" in page.lower()
    assert "sin clases: Thanksgiving" in page
