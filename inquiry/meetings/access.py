from sqlalchemy import exists, func, literal, or_, select

from inquiry.access import may, see
from inquiry.clock import now
from inquiry.cycles.access import NOT_YET
from inquiry.db import db
from inquiry.meetings.models import Bring, Meeting, MeetingTime, Minutes, OnTheTable
from inquiry.meetings.steps import GONE_AFTER, Hand, LogLine, Presence, Step, Turn
from inquiry.teams.access import belongs, in_led_school, shared_with, teams_of
from inquiry.teams.models import Team


@see(Meeting)
def team_meetings(person):
    "Members see their team’s meetings, from the day their part in the team begins to see."
    return shared_with(
        person, Meeting.team_id, func.coalesce(Meeting.ended_at, literal(NOT_YET, Meeting.starts_at.type))
    )


@see(MeetingTime)
def times_for_members_and_principal(person):
    "Members and the principal of their school see when and where a team meets, and whether it did."
    return or_(MeetingTime.team_id.in_(teams_of(person)), in_led_school(person, MeetingTime.team_id))


def _of_seen(person, meeting_id):
    """Whether a row belongs to a meeting somebody sees. Looked up row by row: listing all they see took longest."""
    return exists().where(Meeting.id == meeting_id, team_meetings(person)).correlate_except(Meeting)


def _in_seen_step(person, step_id, *more):
    return exists().where(Step.id == step_id, steps_of_seen_meetings(person), *more).correlate_except(Step)


@see(Step)
def steps_of_seen_meetings(person):
    "Whoever sees a meeting sees its steps."
    return _of_seen(person, Step.meeting_id)


@see(Turn)
def turns_of_seen_meetings(person):
    "Whoever sees a meeting sees whose turn it is."
    return _in_seen_step(person, Turn.step_id)


@see(Hand)
def hands_after_they_are_shown(person):
    "A hand in a vote is its owner’s alone until all hands are shown; then the meeting sees them."
    return or_(Hand.person_id == person.id, _in_seen_step(person, Hand.step_id, Step.revealed_at.is_not(None)))


@see(Presence)
def presence_in_seen_meetings(person):
    "Whoever sees a meeting sees who is here and who was."
    return _of_seen(person, Presence.meeting_id)


@see(LogLine)
def log_of_seen_meetings(person):
    "Whoever sees a meeting sees what was done to its clock and its steps."
    return _of_seen(person, LogLine.meeting_id)


@see(Minutes)
def minutes_of_seen_meetings(person):
    "Whoever sees a meeting sees its minutes, all versions."
    return _of_seen(person, Minutes.meeting_id)


@see(OnTheTable)
def work_on_the_table(person):
    "Whoever sees a meeting sees which pieces of work lie on its table; each piece keeps its own rule."
    return _of_seen(person, OnTheTable.meeting_id)


@see(Bring)
def brings_of_seen_meetings(person):
    "Whoever sees a meeting sees who brings what."
    return _of_seen(person, Bring.meeting_id)


@may("plan a meeting in", Team)
def members_plan_meetings(person, team):
    "Any member plans a meeting of the team, unless the team has ended."
    return not team.is_over and belongs(person, team.id)


@may("plan", Meeting)
def members_plan(person, meeting):
    "Members plan a meeting until it begins."
    return meeting.is_planned and belongs(person, meeting.team_id)


@may("tick off", Bring)
def members_tick_off(person, bring):
    "Members tick off what is to be brought to a meeting, or take it off the list, until the meeting is over."
    meeting = db.session.get(Meeting, bring.meeting_id)
    return (meeting.is_planned or meeting.is_open) and belongs(person, meeting.team_id)


@may("begin", Meeting)
def facilitator_begins(person, meeting):
    "The facilitator of a meeting begins it."
    return meeting.is_planned and person.id == meeting.facilitator_id and belongs(person, meeting.team_id)


@may("lead", Meeting)
def facilitator_leads(person, meeting):
    "The facilitator of a meeting leads it: clock, steps, reveals, turns, the work on the table, closing."
    return meeting.is_open and person.id == meeting.facilitator_id and belongs(person, meeting.team_id)


@may("keep the time of", Meeting)
def timekeeper_keeps_time(person, meeting):
    "The timekeeper named in the plan, and whoever leads, start and hold the clock of a meeting and add a minute."
    keeps = person.id in (meeting.timekeeper_id, meeting.facilitator_id)
    return meeting.is_open and keeps and belongs(person, meeting.team_id)


@may("accept to lead", Meeting)
def asked_one_accepts(person, meeting):
    "Whoever was offered to lead a meeting accepts or declines."
    return meeting.is_open and person.id == meeting.offered_to_id and belongs(person, meeting.team_id)


@may("take over", Meeting)
def members_take_over(person, meeting):
    "When the facilitator has not been seen for a minute, any member takes over; it is written down."
    if not meeting.is_open or person.id == meeting.facilitator_id or not belongs(person, meeting.team_id):
        return False
    seen = select(Presence.seen_at).where(
        Presence.meeting_id == meeting.id, Presence.person_id == meeting.facilitator_id
    )
    return (db.session.scalar(seen) or meeting.began_at) < now() - GONE_AFTER


@may("be in", Meeting)
def members_are_in(person, meeting):
    "Members are in the room of their team’s meeting, before it begins too."
    return (meeting.is_planned or meeting.is_open) and belongs(person, meeting.team_id)


@may("take part in", Meeting)
def members_take_part(person, meeting):
    "Members take part in their team’s meeting; a card kept on a device is taken even after the end."
    return (meeting.is_open or meeting.is_closed) and belongs(person, meeting.team_id)


@may("correct the minutes of", Meeting)
def members_correct(person, meeting):
    "Members correct the minutes; every version is kept."
    return meeting.is_closed and belongs(person, meeting.team_id)
