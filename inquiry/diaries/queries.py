"""What stands in somebody’s calendar: the meetings and the protected time of the teams they belong to."""

from datetime import timedelta

from flask import current_app, url_for
from sqlalchemy import and_, or_, select

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.diaries.entries import MEETING, PROTECTED, Entry, uid_of
from inquiry.diaries.neighbours import entries, entries_of
from inquiry.meetings.models import CANCELLED, Meeting, MeetingTime
from inquiry.people.letters import address
from inquiry.people.models import School
from inquiry.protected.models import Block, BlockPerson, BlockTime
from inquiry.teams.access import teams_of
from inquiry.teams.models import Team

PAST, AHEAD = timedelta(days=60), timedelta(days=366)  # two months back; a school year ahead


def calendar_of(person) -> list[Entry]:
    """Everything somebody’s feed holds now."""
    return entries_of(person, now() - PAST, now() + AHEAD)


@entries
def meetings_of(person, since, until):
    """The meetings of somebody’s own teams; what each is for only where they see the meeting itself."""
    ours = MeetingTime.team_id.in_(teams_of(person)), MeetingTime.starts_at.between(since, until)
    columns = (
        *(MeetingTime.id, MeetingTime.ref, MeetingTime.state, MeetingTime.starts_at, MeetingTime.minutes),
        *(MeetingTime.place, MeetingTime.version, MeetingTime.timed_at, Team.name.label("team"), School.zone),
    )
    times = visible(MeetingTime, *columns, to=person).join(Team, Team.id == MeetingTime.team_id)
    times = times.outerjoin(School, School.id == Team.school_id).where(*ours)
    facts = visible(Meeting, Meeting.id, Meeting.purpose, to=person)
    facts = facts.where(Meeting.team_id.in_(teams_of(person)), Meeting.starts_at.between(since, until))
    known = {row.id: row.purpose for row in db.session.execute(facts)}
    return [meeting_entry(row, row.team, row.zone, known.get(row.id)) for row in db.session.execute(times)]


def meeting_entry(meeting, team: str, zone: str | None, purpose: str | None) -> Entry:
    """A meeting as an entry. Whoever does not see the meeting itself gets no purpose, and no way that leads there."""
    return Entry(
        uid_of(MEETING, meeting.ref),
        meeting.version,
        meeting.starts_at,
        meeting.minutes,
        zone or usual_zone(),
        MEETING,
        team=team,
        words=purpose or "",
        place=meeting.place,
        link="" if purpose is None else address(url_for("meetings.show", ref=meeting.ref)),
        is_off=meeting.state == CANCELLED,
        changed_at=meeting.timed_at,
    )


@entries
def protected_time_of(person, since, until):
    """The protected time of somebody’s own teams, of all at their school, and of blocks that name them."""
    named = select(BlockPerson.block_id).where(BlockPerson.person_id == person.id)
    mine = or_(
        BlockTime.team_id.in_(teams_of(person)),
        and_(BlockTime.team_id.is_(None), BlockTime.school_id == person.school_id),
        BlockTime.block_id.in_(named),
    )
    columns = (
        *(BlockTime.on, BlockTime.starts_at, BlockTime.minutes, BlockTime.place, BlockTime.is_off, BlockTime.version),
        *(Block.ref, Block.purpose, Team.name.label("team"), School.zone),
    )
    rows = visible(BlockTime, *columns, to=person).join(Block, Block.id == BlockTime.block_id)
    rows = rows.join(School, School.id == BlockTime.school_id).outerjoin(Team, Team.id == BlockTime.team_id)
    goes_on = or_(Team.ended_at.is_(None), BlockTime.starts_at < Team.ended_at)
    rows = rows.where(mine, goes_on, BlockTime.starts_at.between(since, until))
    return [time_entry(row, row, row.team, row.zone) for row in db.session.execute(rows)]


def time_uid(block, on) -> str:
    """The name of one time of a block: the day it was meant for names it for good, wherever it is moved."""
    return uid_of(PROTECTED, f"{block.ref}:{on.isoformat()}")


def time_entry(time, block, team: str | None, zone: str | None) -> Entry:
    """One time of a block as an entry."""
    return Entry(
        time_uid(block, time.on),
        time.version,
        time.starts_at,
        time.minutes,
        zone or usual_zone(),
        PROTECTED,
        team=team or "",
        words=block.purpose,
        place=time.place,
        is_off=time.is_off,
    )


def usual_zone() -> str:
    """Where the clocks of the district are."""
    return current_app.config["BABEL_DEFAULT_TIMEZONE"]
