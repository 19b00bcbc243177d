"""Who grows into leading in a district, in numbers: by school, by stage, by team, and none of few people."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from inquiry.bench import counting
from inquiry.bench.cohorts import Cohort, cohorts_of
from inquiry.bench.releases import Release, next_release, release_of
from inquiry.clock import today
from inquiry.hiding import FEWEST, apart, told, told_sum
from inquiry.protected.district import schools_by_name, teachers_by_school
from inquiry.stages.models import COULD_LEAD_TOMORROW, LEVELS

NOBODY, ONE, TWO, MORE = "nobody", "one", "two", "more"
STEP = 5  # wishes change from day to day, so they are told in steps: one more is no news of anybody


@dataclass
class Line:
    """One school, or the small ones together. None is hidden."""

    schools: list[Any]
    teachers: int
    could: int | None
    led: int | None
    held: int
    by_teachers: int

    @property
    def school(self):
        """The one school; None for the small ones together."""
        return self.schools[0] if len(self.schools) == 1 else None


@dataclass
class Bench:
    release: Release
    lines: list[Line]
    could: int | None
    led: int | None
    wishes: int  # at least so many; 0 is fewer than can be told
    levels: dict[int, int | None]
    resting: dict[str, int | None]  # teams by how many in them could lead: nobody, one, more
    leaders: dict[str, int | None]  # teams that met, by how many led: one, two, more
    across: tuple[int, int]  # meetings of cohorts across schools: led by teachers, held
    cohorts: list[Cohort]

    @property
    def again_on(self) -> date:
        return next_release(self.release)

    @property
    def held(self) -> int:
        return self.across[1] + sum(line.held for line in self.lines)

    @property
    def by_teachers(self) -> int:
        return self.across[0] + sum(line.by_teachers for line in self.lines)


def bench_of(district_id, person, zone, fewest=FEWEST) -> Bench:
    """The numbers of the last release. As many statements for five hundred schools as for two."""
    release = release_of(today(zone), zone)
    teachers = {row.school_id: row.number for row in teachers_by_school(person)}
    groups = _groups(schools_by_name(person), teachers, fewest)
    listed = {one.id for group in groups for one in group}
    stages = [row for row in counting.farthest_by_school(district_id, release) if row.school_id in listed]
    could = Counter[int]()
    for row in stages:
        could[row.school_id] += row.people if row.level >= COULD_LEAD_TOMORROW else 0
    led = {row.school_id: row.people for row in counting.led_by_school(district_id, release)}
    held = {row.school_id: (row.by_teachers, row.held) for row in counting.meetings_by_school(district_id, release)}
    could_of, led_of = (_by_group(groups, counts) for counts in (could, led))
    return Bench(
        release=release,
        lines=_lines(groups, teachers, told(could_of, fewest), told(led_of, fewest), held),
        could=told_sum(could_of, fewest),
        led=told_sum(led_of, fewest),
        wishes=_in_steps(counting.wishes(district_id), fewest),
        levels=_levels(stages, told_sum(could_of, fewest) is not None, fewest),
        resting=_teams(counting.teams_by_able(district_id, release), (NOBODY, ONE, MORE), fewest),
        leaders=_teams(counting.teams_by_leaders(district_id, release), (NOBODY, ONE, TWO, MORE), fewest),
        across=held.get(None, (0, 0)),
        cohorts=cohorts_of(district_id, release, zone, fewest=fewest),
    )


def _groups(schools, teachers, fewest):
    """Schools with anybody in them, each alone or small ones together at the end; none if there are too few people."""
    staffed = [one for one in schools if teachers.get(one.id)]
    if sum(teachers[one.id] for one in staffed) < fewest:
        return []
    alone, together = apart(staffed, teachers, fewest)
    return [[one] for one in alone] + ([together] if together else [])


def _by_group(groups, counts) -> dict[int, int]:
    return {number: sum(counts.get(one.id, 0) for one in group) for number, group in enumerate(groups)}


def _lines(groups, teachers, could, led, held):
    lines = []
    for number, group in enumerate(groups):
        meetings = [held.get(one.id, (0, 0)) for one in group]
        by_teachers, all_of_them = sum(one for one, _all in meetings), sum(many for _one, many in meetings)
        people = sum(teachers[one.id] for one in group)
        lines.append(Line(group, people, could[number], led[number], all_of_them, by_teachers))
    return lines


def _in_steps(number, fewest) -> int:
    return 0 if number < fewest else number // STEP * STEP


def _levels(stages, is_sum_told, fewest) -> dict[int, int | None]:
    """People at each stage. Those who could lead make a sum that is told: where it is hidden, so are they."""
    counts = dict.fromkeys(LEVELS, 0)
    for row in stages:
        counts[row.level] += row.people
    able = {level: number for level, number in counts.items() if level >= COULD_LEAD_TOMORROW}
    before = {level: number for level, number in counts.items() if level < COULD_LEAD_TOMORROW}
    return told(before, fewest) | (told(able, fewest) if is_sum_told else dict.fromkeys(able))


def _teams(found, names, fewest) -> dict[str, int | None]:
    """Teams by how many people, the last name standing for so many and more. Where one leads, a team is a person."""
    counts = dict.fromkeys(names, 0)
    for row in found:
        counts[names[min(row.people, len(names) - 1)]] += row.teams
    return told(counts, fewest)
