"""What threatens the times of a week before they begin: clashes, and days without school. Told, never forbidden."""

from collections import defaultdict
from datetime import timedelta
from itertools import combinations

from sqlalchemy import bindparam

from inquiry.access import visible, written_once
from inquiry.calendar.days import days_between
from inquiry.calendar.models import SchoolYear
from inquiry.calendar.queries import facts_of
from inquiry.clock import local, now
from inquiry.i18n import _, short_day
from inquiry.people.models import Person
from inquiry.protected.clashes import no_school, several
from inquiry.protected.fallen import blocks_of_year, fallen_on
from inquiry.protected.models import BlockPerson
from inquiry.protected.others import same_place
from inquiry.teams.access import current
from inquiry.teams.models import Membership

WEEK = timedelta(days=7)


def look_ahead(lines, person, zone, monday) -> list[str]:
    """Write beside each time still to come what threatens it; say which days off take protected time this week."""
    year = next(iter(_year(person, monday=monday, sunday=monday + WEEK)), None)
    ahead = [line for line in lines if line.ends_at > now() and not line.time.is_off]
    _clashes(ahead, person)
    facts = facts_of(year) if year else None
    for line in ahead if facts else ():
        there = local(line.time.starts_at, zone).date()
        if not facts.is_school_day(there):
            line.threats.append(no_school(there, facts, zone))
    return list(_taken(facts, blocks_of_year(person, year=year.id), monday, zone)) if facts else []


@written_once
def _year(to):
    """The school year of a week at somebody’s school."""
    columns = SchoolYear.id, SchoolYear.starts_on, SchoolYear.ends_on, SchoolYear.weekdays, SchoolYear.turns
    rows = visible(SchoolYear, *columns, SchoolYear.order, to=to).where(SchoolYear.school_id == to.school_id)
    rows = rows.where(SchoolYear.starts_on < bindparam("sunday"), SchoolYear.ends_on >= bindparam("monday"))
    return rows.order_by(SchoolYear.starts_on.desc()).limit(1)


# --- days off -------------------------------------------------------------------------------------------------------
def _taken(facts, blocks, monday, zone):
    """One sentence for each day off of the week, not yet over, on which somebody would have had protected time."""
    today = local(now(), zone).date()
    for on in days_between(max(monday, today), monday + WEEK - timedelta(days=1)):
        whose = {one.team or _("the whole staff") for one in fallen_on(blocks, on, facts)}
        if whose:
            told = {"day": short_day(on, zone), "teams": several(whose), "why": facts.day_off(on)}
            yield _("No school on %(day)s (%(why)s), so no protected time: %(teams)s.", **told)


# --- people and rooms -----------------------------------------------------------------------------------------------
def _clashes(ahead, person):
    """Look at each two that are at the same time."""
    pairs = [two for two in combinations(ahead, 2) if _at_the_same_time(*two)]
    people, named = _people(person, pairs)
    for pair in pairs:
        for mine, other in (pair, pair[::-1]):
            mine.threats += _between(mine.time, other.time, people, named)


def _at_the_same_time(one, other):
    return one.time.starts_at < other.ends_at and other.time.starts_at < one.ends_at


def _people(person, pairs):
    """Who is in the teams of these times, and who is protected in them besides: two statements."""
    people: dict = defaultdict(dict)
    named: dict = defaultdict(dict)
    times = [line.time for pair in pairs for line in pair]
    if times:
        for row in _members(person, teams=sorted({time.team_id or 0 for time in times})):
            people[row.team_id][row.id] = row.name
        for row in _named(person, blocks=sorted({time.block_id for time in times})):
            named[row.block_id][row.id] = row.name
    return people, named


@written_once
def _members(to):
    """Who is in these `teams` now."""
    rows = visible(Membership, Membership.team_id, Person.id, Person.name, to=to)
    rows = rows.join(Person, Person.id == Membership.person_id).where(current())
    return rows.where(Membership.team_id.in_(bindparam("teams", expanding=True)))


@written_once
def _named(to):
    """Who is protected in these `blocks` besides their teams."""
    rows = visible(BlockPerson, BlockPerson.block_id, Person.id, Person.name, to=to)
    rows = rows.join(Person, Person.id == BlockPerson.person_id)
    return rows.where(BlockPerson.block_id.in_(bindparam("blocks", expanding=True)))


def _between(mine, other, people, named):
    """What another time at the same hour means for this one."""
    team = other.team or _("the whole staff")
    if same_place(mine.place, other.place):
        yield _("%(place)s is taken at the same time: %(team)s.", place=mine.place, team=team)
    if other.team_id is None or mine.team_id is None:
        yield _("At the same time: %(team)s.", team=team)
        return
    if mine.team_id == other.team_id:
        yield _("The team has other protected time at the same time.")
        return
    ours, theirs = people[mine.team_id], people[other.team_id] | named[other.block_id]
    twice = {number: name for number, name in ours.items() if number in theirs}
    needed = {number: name for number, name in named[mine.block_id].items() if number in theirs and number not in ours}
    if twice:
        yield _(
            "Protected twice at the same time, also with %(team)s: %(names)s.", names=several(twice.values()), team=team
        )
    if needed:
        yield _(
            "Needed elsewhere at the same time, with %(team)s: %(names)s.", names=several(needed.values()), team=team
        )
