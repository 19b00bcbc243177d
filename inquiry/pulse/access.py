from inquiry.access import may, see
from inquiry.people.access import leads
from inquiry.people.models import School
from inquiry.pulse.models import Ballot, BallotTaken, Pulse

NOBODYS = (Ballot, BallotTaken)  # no rule: nobody reads an answer, nor who was handed a ballot


@see(Pulse)
def questions_of_own_school(person):
    "Everybody at a school sees the questions of its principal; from five answers on, and closed, what was answered."
    return Pulse.school_id == person.school_id


@may("ask everybody at", School)
def principal_asks(person, school):
    "The principal asks the staff a question."
    return leads(person, school.id)


@may("inquire into leading", School)
def principal_inquires(person, school):
    "A principal keeps an inquiry of their own; it is in no list of the school’s teams."
    return leads(person, school.id)


@may("close", Pulse)
def principal_closes(person, pulse):
    "The principal closes a question to the staff, and shares what will change."
    return leads(person, pulse.school_id)


@may("answer", Pulse)
def staff_answers(person, pulse):
    "Everybody at the school answers once, without a name."
    return person.school_id == pulse.school_id and person.id != pulse.asked_by_id
