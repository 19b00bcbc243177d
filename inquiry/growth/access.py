from inquiry.access import may, see
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap, MoveWording
from inquiry.meetings.models import Meeting
from inquiry.mentoring.access import leader_or_mentor, mentors, runs_programme
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
    "A debrief is read by its leader and their mentor, never by who evaluates the leader."
    return leader_or_mentor(person, Debrief.leader_id, Debrief.at)


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


@may("write", LeadingPlan)
def leader_and_mentor_write_plan(person, plan):
    "A plan for leading is written by its leader and their mentor."
    return person.id == plan.leader_id or mentors(person, plan.leader_id)


@may("write", Debrief)
def leader_and_mentor_write_debrief(person, debrief):
    "A debrief is begun by its leader; then their mentor writes too."
    return person.id == debrief.leader_id or (debrief.leader_at is not None and mentors(person, debrief.leader_id))


@may("take back", MoveTap)
def tapper_takes_back(person, tap):
    "Whoever tapped a move takes it back."
    return person.id == tap.by_id and tap.taken_back_at is None
