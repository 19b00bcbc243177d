"""What meetings have to do with a team: they stand on its page, and an open room hears who comes and goes."""

from typing import NamedTuple

from sqlalchemy import or_, select

from inquiry import live
from inquiry.access import visible
from inquiry.db import db
from inquiry.i18n import _
from inquiry.meetings.models import CANCELLED, CLOSED, OPEN, PLANNED, Meeting, MeetingTime
from inquiry.meetings.neighbours import plan_changed
from inquiry.teams.neighbours import on_membership_change, on_team_end, shelf

SHOWN = 6


class Line(NamedTuple):
    """A meeting on the team’s page; without a link for somebody who may know only when it is."""

    time: MeetingTime
    ref: str | None
    purpose: str


@shelf("meetings")
def meetings_of(person, team):
    times = visible(MeetingTime, to=person).where(MeetingTime.team_id == team.id, MeetingTime.state != CANCELLED)
    is_over = MeetingTime.state == CLOSED
    ahead = db.session.scalars(times.where(~is_over).order_by(MeetingTime.starts_at).limit(SHOWN)).all()
    past = db.session.scalars(times.where(is_over).order_by(MeetingTime.starts_at.desc()).limit(SHOWN)).all()
    return {"ahead": _lines(ahead, person), "past": _lines(past, person)}


def _lines(times, person):
    """The times, each with its link where the person may follow it."""
    facts = visible(Meeting, Meeting.id, Meeting.ref, Meeting.purpose, to=person)
    known = {row.id: row for row in db.session.execute(facts.where(Meeting.id.in_([time.id for time in times])))}
    return [
        Line(time, known[time.id].ref, known[time.id].purpose) if time.id in known else Line(time, None, "")
        for time in times
    ]


@on_membership_change
def tell_open_rooms(team_id):
    may_be_heard = or_(Meeting.state == OPEN, Meeting.code.is_not(None))  # people wait at the door, too
    still_open = select(Meeting.id).where(Meeting.team_id == team_id, may_be_heard)
    for number in db.session.scalars(still_open).all():
        live.announce(f"meeting:{number}", "membership")


@on_team_end
def call_off_what_is_planned(team):
    ahead = select(Meeting).where(Meeting.team_id == team.id, Meeting.state == PLANNED)
    for meeting in db.session.scalars(ahead).all():
        meeting.call_off(_("The team has ended."))
        plan_changed(meeting, meeting.starts_at)
