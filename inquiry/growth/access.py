from sqlalchemy import and_, or_, select

from inquiry.access import may, see, visible
from inquiry.db import db
from inquiry.growth.led import LedMeeting, StepTime
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap, MoveWording
from inquiry.meetings.models import Meeting
from inquiry.mentoring.access import leader_or_mentor, mentored_since, mentors, runs_programme
from inquiry.people.models import District
from inquiry.teams.access import belongs


@see(LeadingPlan)
def plans_of_leader_and_mentor(person):
    "A plan for leading is read by its leader and their mentor, never by who evaluates the leader."
    return leader_or_mentor(person, LeadingPlan.leader_id, LeadingPlan.at)


@see(MoveTap)
def moves_of_leader_and_mentor(person):
    "Moves that were seen are read by the leader and their mentor, never by who evaluates the leader."
    return leader_or_mentor(person, MoveTap.leader_id, MoveTap.at)


@see(Debrief)
def debriefs_of_leader_and_mentor(person):
    "A debrief is its leader’s alone until it is written; then their mentor reads it, never who evaluates the leader."
    theirs = and_(Debrief.leader_at.is_not(None), mentored_since(person, Debrief.leader_id, Debrief.at))
    return or_(Debrief.leader_id == person.id, theirs)


@see(LedMeeting)
def meetings_led(person):
    "Who led a meeting, when and by which protocol is known to whoever led it or planned to, and to their mentor."
    planned = select(LeadingPlan.meeting_id).where(plans_of_leader_and_mentor(person))
    led = leader_or_mentor(person, LedMeeting.facilitator_id, LedMeeting.starts_at)
    return or_(led, LedMeeting.id.in_(planned))


@see(StepTime)
def times_of_steps_led(person):
    "How long each step of a led meeting took is known to whoever led it, and to their mentor."
    return StepTime.meeting_id.in_(select(LedMeeting.id).where(meetings_led(person)))


@see(MoveWording)
def moves_of_the_district(person):
    "Everybody sees how their district words the moves."
    return MoveWording.district_id == person.district_id


@may("word the moves of", District)
def programme_words_moves(person, district):
    "Whoever leads the programme words its moves, puts some away and adds others."
    return runs_programme(person) and person.district_id == district.id


@may("plan to lead", Meeting)
def members_plan_to_lead(person, meeting):
    "Whoever leads a meeting, or part of it, keeps a plan of their own for it."
    return belongs(person, meeting.team_id)


@may("debrief", Meeting)
def members_debrief(person, meeting):
    "Whoever led a meeting, or part of it, writes afterwards what they saw, for themself and their mentor."
    return (meeting.is_open or meeting.is_closed) and belongs(person, meeting.team_id)


@may("write beside", LeadingPlan)
def mentor_writes_beside_plan(person, plan):
    "Beside a plan the leader’s mentor writes; what an earlier mentor wrote stays as it is."
    return plan.mentor_id in (None, person.id) and person.id != plan.leader_id and mentors(person, plan.leader_id)


@may("write beside", Debrief)
def mentor_writes_beside_debrief(person, debrief):
    "Beside a debrief the mentor writes once the leader has; what an earlier mentor wrote stays as it is."
    is_next = debrief.leader_at is not None and debrief.mentor_id in (None, person.id)
    return is_next and person.id != debrief.leader_id and mentors(person, debrief.leader_id)


@may("note the moves of", LedMeeting)
def leader_notes_moves(person, led):
    "Whoever led a meeting, or planned to lead a part of it, notes its moves."
    own = visible(LeadingPlan, LeadingPlan.id, to=person).where(LeadingPlan.leader_id == person.id)
    return person.id == led.facilitator_id or bool(db.session.scalar(own.where(LeadingPlan.meeting_id == led.id)))


@may("take back", MoveTap)
def tapper_takes_back(person, tap):
    "Whoever tapped a move takes it back."
    return person.id == tap.by_id and tap.taken_back_at is None
