from sqlalchemy import and_, or_, select

from inquiry.access import may, see
from inquiry.mentoring.access import leader_or_mentor, mentors, runs_programme
from inquiry.people.access import led_by
from inquiry.people.models import Person, is_principal
from inquiry.stages.models import PRINCIPAL, PROGRAMME, LeadingWish, StageReached, StageTalk


@see(StageTalk)
def talks_of_leader_and_mentor(person):
    "What was said about a stage of leading is read by the leader and their mentor, never by who evaluates the leader."
    return leader_or_mentor(person, StageTalk.leader_id, StageTalk.at)


def _district(person):
    return select(Person.id).where(Person.district_id == person.district_id)


def _agreed(person):
    """People of the school this person leads who agreed that the principal may know."""
    return (
        select(LeadingWish.person_id)
        .join(Person, Person.id == LeadingWish.person_id)
        .where(led_by(person, Person.school_id), LeadingWish.shown_to == PRINCIPAL)
    )


@see(StageReached)
def stages_as_far_as_agreed(person):
    "A stage of leading is known to the leader, their mentor, the programme’s lead, and the principal if they agree."
    counts = and_(StageReached.counts_from.is_not(None), StageReached.withdrawn_at.is_(None))
    known = [leader_or_mentor(person, StageReached.leader_id, StageReached.counts_from)]
    if runs_programme(person):
        known.append(StageReached.leader_id.in_(_district(person)))
    if is_principal(person):
        known.append(StageReached.leader_id.in_(_agreed(person)))
    return and_(counts, or_(*known))


@see(LeadingWish)
def wishes_as_far_as_agreed(person):
    "Who wishes to lead is known to themself, and to the programme’s lead and the principal as far as each agrees."
    known = [LeadingWish.person_id == person.id]
    if runs_programme(person):
        agreed = LeadingWish.shown_to.in_((PROGRAMME, PRINCIPAL))
        known.append(and_(agreed, LeadingWish.person_id.in_(_district(person))))
    if is_principal(person):
        known.append(LeadingWish.person_id.in_(_agreed(person)))
    return or_(*known)


def _theirs(person, talk):
    """Whether a talk is open and this is one of its two; what another mentor wrote before is not written over."""
    if not talk.is_open:
        return False
    is_mine = talk.mentor_at is None or talk.mentor_id == person.id
    return person.id == talk.leader_id or (is_mine and mentors(person, talk.leader_id))


@may("write in", StageTalk)
def both_write(person, talk):
    "A move to another stage is written by the leader and by their mentor, each in their own words."
    return _theirs(person, talk)


@may("withdraw", StageTalk)
def either_withdraws(person, talk):
    "A move to another stage is withdrawn by either of the two, until both have written."
    return _theirs(person, talk)
