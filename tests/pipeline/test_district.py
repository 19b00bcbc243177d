"""A district sees how many grow into leading: never who, and never so few that one could know."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from inquiry.bench.district import Bench, _by_group, _groups, _levels, _lines, bench_of
from inquiry.bench.releases import next_release, release_of, school_years
from inquiry.db import db
from inquiry.hiding import FEWEST, FEWEST_OUTSIDE, told, told_sum
from inquiry.people.models import EXPORTED, SecurityEvent
from tests.browser import words
from tests.pipeline.conftest import AFTER, BEFORE
from tests.statements import counted
from tests.world import ZONE


def page(browser, person, world):
    return words(browser(person).get(f"/districts/{world.district.ref}/bench"))


def bench(world, person, fewest=FEWEST) -> Bench:
    with world.app.test_request_context():
        return bench_of(world.district.id, person, ZONE, fewest)


def line(found, name):
    return next(one for one in found.lines if one.school and one.school.name == name)


@pytest.fixture
def two_schools(programme):
    """Fir with twelve teachers and Ash with ten."""
    return programme.school("Fir", 12), programme.school("Ash", 10)


def test_people_are_counted_once_at_their_farthest_stage(world, lena, programme, two_schools):
    (_fir, firs), (_ash, ashes) = two_schools
    for person in firs[:6]:
        programme.stage(person, 4)
        programme.stage(person, 2, family="text")
    for person in ashes[:5]:
        programme.stage(person, 5)
    found = bench(world, lena)
    assert (line(found, "Fir").could, line(found, "Ash").could, found.could) == (6, 5, 11)
    assert (found.levels[4], found.levels[5], found.levels[2]) == (6, 5, 0)
    assert "Could run a meeting tomorrow 11" in page_of(world, lena)


def page_of(world, person):
    from tests.browser import Browser

    return page(lambda one: Browser(world.app, one), person, world)


def test_what_happened_since_the_release_is_not_told_until_the_next_one(world, lena, programme, two_schools):
    (_fir, firs), _ash = two_schools
    for person in firs[:6]:
        programme.stage(person, 4, at=AFTER)
    assert bench(world, lena).could == 0


def test_a_school_with_few_who_could_lead_is_hidden_and_another_with_it(world, lena, programme, two_schools):
    (_fir, firs), (_ash, ashes) = two_schools
    for person in firs[:6] + ashes[:3]:
        programme.stage(person, 4)
    found = bench(world, lena)
    assert (line(found, "Fir").could, line(found, "Ash").could, found.could) == (None, None, 9)
    assert "hidden to protect privacy" in page_of(world, lena)


def test_small_schools_stand_together(world, lena, programme, two_schools):
    found = bench(world, lena)
    names = [one.school.name if one.school else None for one in found.lines]
    assert names == ["Ash", "Fir", None]  # Oak has four teachers and Elm one
    assert sorted(one.name for one in found.lines[-1].schools) == ["Elm", "Oak"]


def test_wishes_are_told_in_steps_and_only_those_the_programme_was_told_of(world, lena, programme, two_schools):
    (_fir, firs), (_ash, ashes) = two_schools
    for person in firs[:7]:
        programme.wish(person)
    for person in ashes:
        programme.wish(person, "myself")
    assert bench(world, lena).wishes == 5
    assert "wish to lead at least 5" in page_of(world, lena)
    assert "fewer than five, or nobody" not in page_of(world, lena)


def test_meetings_led_by_teachers_and_leaders_by_team(world, lena, programme, two_schools):
    (fir, firs), _ash = two_schools
    coach = programme.person("Kit", fir, role="coach")
    world.change(world.last_meeting, state="cancelled")
    for number in range(6):
        team = programme.team(f"Fir team {number}", fir, firs[number * 2 : number * 2 + 2])
        programme.met(team, firs[number * 2])
        programme.met(team, coach)
        programme.met(team, coach, at=AFTER)
    found = bench(world, lena)
    assert (line(found, "Fir").by_teachers, line(found, "Fir").held) == (6, 12)
    assert line(found, "Fir").led == 6
    assert found.leaders == {"nobody": 0, "one": 0, "two": 6, "more": 0}


def test_teams_that_one_departure_would_end(world, lena, programme, two_schools):
    (fir, firs), (ash, ashes) = two_schools
    for number in range(6):
        programme.team(f"One {number}", fir, firs[number * 2 : number * 2 + 2])
        programme.stage(firs[number * 2], 4)  # reached it: one of two could
    for number in range(5):
        team = programme.team(f"Two {number}", ash, ashes[number * 2 : number * 2 + 2])
        programme.stage(ashes[number * 2], 5)
        programme.met(team, ashes[number * 2 + 1])  # and the other has led
    for number in range(5):
        programme.team(f"None {number}", ash, [ashes[9]], since=AFTER)  # not yet there at the release
    world.change(world.team, kind="leading")
    world.change(world.elm_team, kind="leading")
    assert bench(world, lena).resting == {"nobody": 0, "one": 6, "more": 5}


def test_cohorts_by_the_school_year_people_first_came_in(world, lena, programme, two_schools):
    (fir, firs), (_ash, ashes) = two_schools
    last_year, this_year = datetime(2025, 7, 20, tzinfo=UTC), datetime(2026, 9, 10, tzinfo=UTC)
    programme.team("Cohort 1", None, firs[:10], kind="cohort", since=last_year)
    programme.team("Cohort 2", None, [*ashes[:6], *firs[:2]], kind="cohort", since=this_year)
    team = programme.team("Fir", fir, firs)
    for person in firs[:5]:
        programme.met(team, person)
    cohorts = bench(world, lena).cohorts
    assert [tuple(one) for one in cohorts] == [("2026–27", 6, 0), ("2025–26", 10, 5)]
    programme.met(team, firs[5])  # six of ten: the other four could be counted out
    assert bench(world, lena).cohorts[1] == ("2025–26", 10, None)


def test_a_cohort_of_few_is_hidden(world, lena, programme, two_schools):
    (_fir, firs), _ash = two_schools
    programme.team("Cohort", None, firs[:4], kind="cohort", since=BEFORE)
    assert [tuple(one) for one in bench(world, lena).cohorts] == [("2026–27", None, None)]


def test_the_file_leaves_the_district_and_hides_under_ten(world, lena, programme, two_schools, browser):
    (_fir, firs), (_ash, ashes) = two_schools
    for person in firs[:6] + ashes[:5]:
        programme.stage(person, 4)
    copy = browser(lena).post(f"/districts/{world.district.ref}/bench/copies").data.decode("utf-8-sig")
    assert "Fir,12,*,*,0,0" in copy and "3 small schools together,15,*,*,1,1" in copy and "Ash" not in copy
    assert "Numbers as of,2026-11-01" in copy
    with world.app.app_context():
        found = db.session.scalars(db.select(SecurityEvent.detail).where(SecurityEvent.kind == EXPORTED)).all()
    assert found == ["who grows into leading: Riverside"]


def test_too_few_people_in_all_are_not_shown(world, lena, browser):
    for person in (world.farah, world.gus):
        world.change(person, left_at=person.added_at)
    assert "Too few people to show" in page(browser, lena, world)


def test_whoever_leads_the_programme_goes_on_to_each_school(world, browser, nora, lena, two_schools):
    (fir, _firs), _ash = two_schools
    url = f"/districts/{world.district.ref}/bench"
    assert f"/schools/{fir.ref}/bench" in browser(nora).get(url).text
    assert "/bench" not in browser(lena).get(url).text.replace(f"{url}/copies", "").split("<main")[1]


@pytest.mark.parametrize("who", ["amal", "bea", "cleo", "dev", "ines"])
def test_the_page_is_for_nobody_else(world, browser, who):
    assert browser(getattr(world, who)).get(f"/districts/{world.district.ref}/bench").status_code == 403
    assert browser(getattr(world, who)).post(f"/districts/{world.district.ref}/bench/copies").status_code == 403


def test_the_page_names_nobody(world, browser, lena, programme, two_schools):
    (fir, firs), _ash = two_schools
    for person in firs:
        programme.stage(person, 5)
        programme.wish(person, "principal")
    programme.met(programme.team("Fir team", fir, firs), firs[0])
    said = page(browser, lena, world)
    assert not any(f"{person.name} " in said for person in firs) and "Fir team" not in said


def test_twenty_schools_take_as_many_statements_as_two(world, lena, browser, programme, two_schools):
    def asked():
        page(browser, lena, world)
        with counted(world.app) as heard:
            page(browser, lena, world)
        return len(heard)

    few = asked()
    for number in range(8):
        school, people = programme.school(f"School {number}", 5)
        programme.met(programme.team("One", school, people), people[0])
        programme.stage(people[0], 4)
    assert asked() == few


# --- what is told, as equations --------------------------------------------------------------------------------------
NUMBERS = some.integers(0, 14)


class ASchool:
    def __init__(self, number):
        self.id, self.name = number, f"School {number}"


class Row:
    def __init__(self, school_id, level, people):
        self.school_id, self.level, self.people = school_id, level, people


@given(some.lists(some.tuples(some.integers(1, 20), NUMBERS, NUMBERS), min_size=1, max_size=7), some.booleans())
def test_no_hidden_number_is_a_sum_or_a_difference_of_what_is_told(schools, is_outside):
    """Every line, the sum of the district and the stages, as linear equations: none of the hidden is determined."""
    fewest = FEWEST_OUTSIDE if is_outside else FEWEST
    teachers = {number: size for number, (size, _able, _before) in enumerate(schools)}
    stages = [Row(number, 4 + number % 3, able) for number, (_size, able, _before) in enumerate(schools)]
    stages += [Row(number, 1 + number % 3, before) for number, (_size, _able, before) in enumerate(schools)]
    groups = _groups([ASchool(number) for number in teachers], teachers, fewest)
    listed = {one.id for group in groups for one in group}
    stages = [row for row in stages if row.school_id in listed]
    could_of = _by_group(groups, {number: able for number, (_size, able, _before) in enumerate(schools)})
    total = told_sum(could_of, fewest)
    lines = _lines(groups, teachers, told(could_of, fewest), could_of, {})
    levels = _levels(stages, total is not None, fewest)
    cells = {("line", number): one.could for number, one in enumerate(lines)}
    cells |= {("level", level): number for level, number in levels.items()}
    sums = [[name for name in cells if name[0] == "line"], [("level", level) for level in (4, 5, 6)]]
    assert all(number is None or number == 0 or number >= fewest for number in cells.values())
    hidden = [name for name, number in cells.items() if number is None]
    equations = [[Fraction(name in one) for name in hidden] for one in sums] if total is not None else []
    if total is None:  # both sums are the same unknown number
        equations = [[Fraction(name in sums[0]) - Fraction(name in sums[1]) for name in hidden]]
    assert not determined(equations), (cells, total)


def determined(equations) -> list[int]:
    """The unknowns that linear equations determine: those alone in a row of the reduced form."""
    rows, place = [row[:] for row in equations], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((number for number in range(place, len(rows)) if rows[number][column]), None)
        if pivot is None:
            continue
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [value / rows[place][column] for value in rows[place]]
        for number in range(len(rows)):
            if number != place:
                factor = rows[number][column]
                rows[number] = [a - factor * b for a, b in zip(rows[number], rows[place], strict=True)]
        place += 1
    return [row.index(1) for row in rows if sum(value != 0 for value in row) == 1]


def test_the_elimination_finds_what_can_be_worked_out():
    one, none = Fraction(1), Fraction(0)
    assert determined([[one, one], [none, one]]) == [0, 1]
    assert determined([[one, one]]) == []


# --- when it is told -------------------------------------------------------------------------------------------------
@given(some.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_numbers_are_told_four_times_a_year(day):
    release = release_of(day, ZONE)
    assert release.on <= day < next_release(release)
    assert release.on.month in (2, 5, 8, 11) and release.on.day == 1
    assert timedelta(days=364) < release.until - release.since < timedelta(days=367)


def test_a_school_year_is_named_by_both_its_years():
    years = school_years(release_of(date(2026, 11, 22), ZONE), ZONE)
    assert [one.name for one in years[:2]] == ["2026–27", "2025–26"]
    assert school_years(release_of(date(2026, 5, 22), ZONE), ZONE)[0].name == "2025–26"
    assert {field.name for field in fields(Bench)} >= {"lines", "levels", "resting", "leaders", "cohorts"}


def test_everybody_who_may_finds_their_own_bench(world, browser, lena, nora):
    assert browser(lena).get("/bench").location.endswith(f"/districts/{world.district.ref}/bench")
    assert browser(nora).get("/bench").location.endswith(f"/districts/{world.district.ref}/bench")
    assert browser(world.dev).get("/bench").location.endswith(f"/schools/{world.oak.ref}/bench")
    assert browser(world.amal).get("/bench").status_code == 404
    for person, url in ((lena, "/"), (lena, "/protected-time"), (nora, "/leading"), (world.dev, "/")):
        assert 'href="/bench"' in browser(person).get(url).text, url
