"""What protected time says to whoever plans a meeting: the next times there are, a day off, and running over."""

from datetime import timedelta

from sqlalchemy import bindparam

from inquiry.access import visible, written_once
from inquiry.calendar.models import OFF, SchoolYear, SpecialDay
from inquiry.clock import end_of, local, now, start_of
from inquiry.i18n import _, clock_time, short_day, zone
from inquiry.meetings.models import OPEN, PLANNED, MeetingTime
from inquiry.meetings.neighbours import Opening
from inquiry.protected import lines
from inquiry.teams.models import Team

AHEAD, OFFERED = timedelta(weeks=6), 3


@written_once
def _day_off(to):
    """The name of the day off at a `team`’s school `on` a day."""
    rows = visible(SpecialDay, SpecialDay.name, to=to).join(SchoolYear, SchoolYear.id == SpecialDay.year_id)
    rows = rows.join(Team, Team.school_id == SchoolYear.school_id).where(Team.id == bindparam("team"))
    rows = rows.where(SpecialDay.kind == OFF, SpecialDay.starts_on <= bindparam("on"))
    return rows.where(SpecialDay.ends_on >= bindparam("on")).order_by(SpecialDay.id).limit(1)


def day_off_of(person, meeting) -> list[str]:
    """That there is no school on the day of a meeting, and why."""
    on = local(meeting.starts_at, zone()).date()
    told = {"day": short_day(on, zone())}
    return [
        _("There is no school on %(day)s: %(why)s.", why=row.name, **told)
        for row in _day_off(person, team=meeting.team_id, on=on)
    ]


def over_protected_time(person, meeting) -> list[str]:
    """That a meeting is longer than the protected time it begins in."""
    on, ends = local(meeting.starts_at, zone()).date(), meeting.starts_at + timedelta(minutes=meeting.minutes)
    that_day = lines.of_team(person, meeting.team_id, start_of(on, zone()), end_of(on, zone()))
    for line in that_day:
        if not line.time.is_off and line.time.starts_at <= meeting.starts_at < line.ends_at < ends:
            over = int((ends - line.ends_at).total_seconds() // 60)
            told = {"minutes": over, "time": clock_time(line.ends_at, zone())}
            return [_("It runs %(minutes)s min over the protected time, which ends at %(time)s.", **told)]
    return []


def next_times(person, team) -> list[Opening]:
    """The next protected times of a team in which it has no meeting yet."""
    found = [one for one in lines.of_team(person, team.id, now(), now() + AHEAD) if not one.time.is_off]
    taken = meetings_ahead(person, team=team.id, until=now() + AHEAD) if found else []
    free = [one for one in found if not any(within(meeting, one) for meeting in taken)]
    return [Opening(one.time.starts_at, one.time.minutes, one.time.place) for one in free[:OFFERED]]


@written_once
def meetings_ahead(to):
    """When a `team` will meet, and meets, `until` a moment."""
    columns = MeetingTime.id, MeetingTime.ref, MeetingTime.starts_at, MeetingTime.minutes, MeetingTime.team_id
    rows = visible(MeetingTime, *columns, to=to).where(MeetingTime.team_id == bindparam("team"))
    rows = rows.where(MeetingTime.state.in_((PLANNED, OPEN)), MeetingTime.starts_at < bindparam("until"))
    return rows.order_by(MeetingTime.starts_at)


def within(meeting, line) -> bool:
    """Whether a meeting shares a moment with a protected time."""
    ends = meeting.starts_at + timedelta(minutes=meeting.minutes)
    return meeting.starts_at < line.ends_at and line.time.starts_at < ends
