"""A principal’s first page: what is at risk, who asks for something, whom to thank. Never what teams write."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, func, select

from inquiry.access import visible, written_once
from inquiry.calendar.models import Bells, SchoolYear
from inquiry.celebrations.queries import released_at_school
from inquiry.clock import local, now, start_of, today
from inquiry.cycles.models import PHASES, CycleTimes
from inquiry.home import queries
from inquiry.meetings.models import CLOSED, MeetingTime
from inquiry.people.models import Person, School
from inquiry.protected import lines
from inquiry.protected.ledger import Numbers
from inquiry.protected.loss_forms import LossForm
from inquiry.protected.models import CAUSES, Block
from inquiry.protected.request_views import waiting
from inquiry.protected.threats import look_ahead
from inquiry.protected.words import CAUSE_WORDS
from inquiry.teams.access import current
from inquiry.teams.models import FACILITATOR, Membership, Team

FRIDAY, AFTERNOON = 4, 13
DAY, WEEK, MONTH = timedelta(days=1), timedelta(days=7), timedelta(days=28)
MOST_UNSAID, MOST_THANKED = 4, 2
NEEDS_A_LOOK = {"off", "moved", "unsaid"}  # and every time of which something was lost
OF_SCHOOL = SchoolYear.school_id == School.id
AHEAD = SchoolYear.ends_on >= bindparam("today")
HAS_A_YEAR = select(SchoolYear.id).where(OF_SCHOOL, AHEAD).exists().label("has_year")
HAS_BELLS = select(Bells.id).where(Bells.school_id == School.id, Bells.ended_at.is_(None)).exists().label("has_bells")
HAS_TIME = select(Block.id).join(SchoolYear, SchoolYear.id == Block.year_id).where(OF_SCHOOL).exists().label("has_time")


@dataclass
class Leading:
    """Everything on that page."""

    week: list = field(default_factory=list)
    at_risk: list = field(default_factory=list)
    days_off: list = field(default_factory=list)
    unsaid: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    place: Any = None
    kept: list = field(default_factory=list)
    phases: list = field(default_factory=list)
    celebrations: list = field(default_factory=list)
    thank: list = field(default_factory=list)
    monday: date | None = None
    looks_ahead: bool = False  # from Friday afternoon on the week that comes is the one to look at

    @property
    def to_do(self) -> list:
        """Those of the week’s times that somebody can still do something about."""
        return [line for line in self.week if line.threats or line.asks]

    @property
    def safe(self) -> int:
        """How many of this week’s times nothing threatens."""
        return len(self.week) - len(self.at_risk)


def leading(person, zone) -> Leading:
    """The page of whoever leads a school. As many statements for one team as for forty."""
    there, this_monday = local(now(), zone), today(zone) - DAY * today(zone).weekday()
    looks_ahead = (there.weekday(), there.hour) >= (FRIDAY, AFTERNOON)
    monday = this_monday + WEEK if looks_ahead else this_monday
    since, first, last = (start_of(on, zone) for on in (this_monday - MONTH, monday, monday + WEEK))
    times = lines.of_school(person, person.school_id, since, last)
    week = [line for line in times if line.time.starts_at >= first]
    earlier = [line for line in times if line.time.starts_at < now()]
    days_off = look_ahead(week, person, zone, monday)
    at_risk = [line for line in week if line.threats or line.lost or line.state in NEEDS_A_LOOK]
    released = released_at_school(person, since=since)
    return Leading(
        week=week,
        at_risk=sorted(at_risk, key=lambda line: not line.threats),
        monday=monday,
        looks_ahead=looks_ahead,
        days_off=days_off,
        unsaid=[line for line in earlier if line.asks and line.time.starts_at < first][-MOST_UNSAID:],
        requests=waiting(person),
        kept=kept_by_team(earlier),
        phases=phases_at(person),
        celebrations=released,
        thank=worth_thanking(person, released, since),
        place=next(iter(_place(person, today=today(zone))), None),
    )


def principals_page(person, zone) -> dict:
    """All a principal’s first page shows beside what everybody’s shows."""
    return {
        "school": leading(person, zone),
        "teams_at_school": teams_of(person),
        "causes": CAUSE_WORDS,
        "all_causes": CAUSES,
        "loss": LossForm(),
    }


def teams_of(person) -> list:
    """Each team of the school with its times, and nothing of what they are about."""
    times = sorted(queries.times_around_now(person, since=now() - 2 * WEEK, until=now() + 2 * WEEK), key=_by_team)
    by_team = {team_id: list(several) for team_id, several in groupby(times, key=_by_team)}
    return [(team, by_team.get(team.id, [])) for team in queries.teams_of_school(person)]


def _by_team(time):
    return time.team_id


@written_once
def _place(to):
    """The school somebody works at, and how far it has come: a year, bells, time that was ever protected."""
    columns = School.ref, School.name, HAS_A_YEAR, HAS_BELLS, HAS_TIME
    return visible(School, *columns, to=to).where(School.id == to.school_id)


def kept_by_team(times) -> list[tuple[str, Numbers]]:
    """Minutes planned, kept and lost in the last four weeks, team by team in the order of their names."""
    found: dict[str, Numbers] = {}
    for line in times:
        sums = found.setdefault(line.time.team or "", Numbers())
        sums.planned += line.time.minutes
        sums.kept += line.kept
        for loss in line.losses:
            sums.causes[loss.cause] += loss.minutes
    return sorted(found.items())


@written_once
def _phases(to):
    """How many open inquiries of the school are in each phase."""
    rows = visible(CycleTimes, CycleTimes.phase, func.count().label("number"), to=to)
    rows = rows.join(Team, Team.id == CycleTimes.team_id).where(Team.school_id == to.school_id)
    return rows.where(CycleTimes.closed_at.is_(None)).group_by(CycleTimes.phase)


def phases_at(person) -> list[tuple[str, int]]:
    """The phases, each with how many inquiries are in it; none when there is no inquiry at all."""
    found = {row.phase: row.number for row in _phases(person)}
    return [(phase, found.get(phase, 0)) for phase in PHASES] if found else []


@dataclass
class Thanked:
    """Somebody, or a team, and what everybody may know that there is to thank for."""

    why: str
    name: str
    ref: str
    is_team: bool = False
    team: str = ""


@written_once
def _led_lately(to):
    """Who facilitates a team of the school that met since `since`. Not how often: nobody is counted."""
    rows = visible(Membership, Person.ref, Person.name, Team.name.label("team"), to=to)
    rows = rows.join(Person, Person.id == Membership.person_id).join(Team, Team.id == Membership.team_id)
    rows = rows.join(MeetingTime, MeetingTime.team_id == Team.id).where(Team.school_id == to.school_id, current())
    rows = rows.where(Membership.role == FACILITATOR, Person.id != to.id)
    rows = rows.where(MeetingTime.state == CLOSED, MeetingTime.ended_at >= bindparam("since"))
    newest = func.max(MeetingTime.ended_at)
    return rows.group_by(Person.ref, Person.name, Team.name).order_by(newest.desc(), Person.name).limit(MOST_THANKED)


def worth_thanking(person, released, since) -> list[Thanked]:
    """Whom there is to thank, by what happened and in the order it did: no rank, no number beside a name."""
    teams = [Thanked("celebrated", one.team, one.team_ref, is_team=True) for one in released[:1]]
    led = [Thanked("led", row.name, row.ref, team=row.team) for row in _led_lately(person, since=since)]
    return teams + led
