from sqlalchemy import and_, or_, select

from inquiry.access import may, see
from inquiry.celebrations.models import Celebration, Thanks
from inquiry.cycles.notes import Note
from inquiry.discussions.kinds import PHASE_OF
from inquiry.people.access import leads
from inquiry.people.models import Person
from inquiry.teams.access import belongs, teams_of
from inquiry.teams.models import Team


@see(Celebration)
def released_celebrations(person):
    "What a team released is read in its whole district until the team takes it back; the team itself keeps seeing it."
    district = select(Team.id).where(Team.district_id == person.district_id)
    out = and_(Celebration.withdrawn_at.is_(None), Celebration.team_id.in_(district))
    return or_(Celebration.team_id.in_(teams_of(person)), out)


@see(Thanks)
def thanks_to_me(person):
    "Thanks are read by whoever they are for, and by whoever said them."
    return or_(Thanks.to_id == person.id, Thanks.by_id == person.id, Thanks.team_id.in_(teams_of(person)))


@may("release", Note)
def members_release(person, note):
    "Members release a success, or another note of the celebrating, in words they choose."
    is_told = note.is_revealed and not note.withdrawn_at and PHASE_OF.get(note.kind) == "celebrate"
    return is_told and belongs(person, note.team_id)


@may("withdraw", Celebration)
def members_withdraw(person, celebration):
    "Members take back a celebration their team released."
    return celebration.withdrawn_at is None and belongs(person, celebration.team_id)


@may("thank", Person)
def colleagues_thank(person, other):
    "Anybody thanks somebody else in their district."
    return other.id != person.id and other.is_active and other.district_id == person.district_id


@may("thank", Team)
def principal_thanks(person, team):
    "The principal thanks a team of the school."
    return leads(person, team.school_id)
