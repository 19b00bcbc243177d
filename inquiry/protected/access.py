from sqlalchemy import and_, false, or_, select

from inquiry.access import may, see
from inquiry.calendar.models import SchoolYear
from inquiry.db import db
from inquiry.people.access import leads, led_by
from inquiry.people.models import District, School
from inquiry.protected.models import (
    Block,
    BlockChange,
    BlockPerson,
    BlockTime,
    CoverRequest,
    Loss,
    ProtectedHour,
    Reply,
    SchoolMinutes,
)
from inquiry.teams.access import belongs, in_led_school, teams_of
from inquiry.teams.models import Team


def _seen(person):
    return select(Block.id).where(blocks_of_mine(person))


def _led_years(person):
    return select(SchoolYear.id).where(led_by(person, SchoolYear.school_id))


@see(Block)
def blocks_of_mine(person):
    "People see the protected time of their teams and of their whole staff; the principal all of the school’s."
    staff = select(SchoolYear.id).where(SchoolYear.school_id == person.school_id)
    named = select(BlockPerson.block_id).where(BlockPerson.person_id == person.id)
    return or_(
        Block.team_id.in_(teams_of(person)),
        Block.id.in_(named),
        and_(Block.team_id.is_(None), Block.year_id.in_(staff)),
        Block.year_id.in_(_led_years(person)),
    )


@see(BlockPerson)
def people_of_seen_blocks(person):
    "Whoever sees protected time sees who is protected in it."
    return BlockPerson.block_id.in_(_seen(person))


@see(BlockChange)
def changes_of_seen_blocks(person):
    "Whoever sees protected time sees how it was moved or called off."
    return BlockChange.block_id.in_(_seen(person))


@see(BlockTime)
def times_of_seen_blocks(person):
    "Whoever sees protected time sees each time of it, and how much of it was kept."
    return BlockTime.block_id.in_(_seen(person))


@see(Loss)
def losses_of_seen_blocks(person):
    "Whoever sees protected time sees what was lost of it and why; nobody’s name is in it."
    return Loss.block_id.in_(_seen(person))


@see(SchoolMinutes)
def minutes_by_school(person):
    "A district leader sees how many minutes each school protected and kept, and nothing of whose they were."
    schools = select(School.id).where(School.district_id == person.district_id)
    return SchoolMinutes.school_id.in_(schools) if person.role == "district" else false()


@see(ProtectedHour)
def hours_of_own_school(person):
    "Everybody at a school sees when its teams have protected time, and nothing more of it."
    return ProtectedHour.school_id == person.school_id


@see(Reply)
def replies_in_own_school(person):
    "Everybody at a school sees what the principal said will be done about lost time."
    return Reply.school_id == person.school_id


@see(CoverRequest)
def requests_of_own_team(person):
    "A team and its principal see what the team asks for."
    return or_(CoverRequest.team_id.in_(teams_of(person)), in_led_school(person, CoverRequest.team_id))


def _school_of(block):
    return db.session.scalar(select(SchoolYear.school_id).where(SchoolYear.id == block.year_id))


@may("protect time at", School)
def principal_protects(person, school):
    "The principal plans the protected time of a school and says what will be done about what is lost."
    return leads(person, school.id)


@may("change", Block)
def principal_changes(person, block):
    "The principal changes, moves and ends protected time."
    return leads(person, _school_of(block))


@may("move", BlockTime)
def principal_moves(person, time):
    "The principal moves one time of protected time, calls it off, and puts it back."
    return leads(person, time.school_id)


@may("log a loss of", BlockTime)
def members_log(person, time):
    "Members of a team, and the principal, say what was kept and lost of its time; of the whole staff’s, everybody."
    if time.team_id is None and person.school_id == time.school_id:
        return True
    return leads(person, time.school_id) or belongs(person, time.team_id)


@may("take back", Loss)
def members_say_it_anew(person, loss):
    "Members take back a loss of their team’s time; the principal only one just logged: other pages hide its name."
    same = BlockTime.block_id == loss.block_id, BlockTime.on == loss.on
    time = db.session.scalar(select(BlockTime).where(*same))
    return time is not None and members_log(person, time)


@may("look at the protected time of", School)
def colleagues_look(person, school):
    "Everybody at a school opens its weeks and its ledger; each sees there what is theirs to see."
    return person.school_id == school.id


@may("compare the schools of", District)
def district_compares(person, district):
    "A district leader compares the schools of the district, in numbers only and small schools together."
    return person.role == "district" and person.district_id == district.id


@may("ask for cover for", Team)
def members_ask(person, team):
    "Members ask their principal for what their team needs."
    return belongs(person, team.id)


@may("take back", CoverRequest)
def members_take_back(person, request):
    "Members take back what their team asked for, until it is answered."
    return request.answered_at is None and request.taken_back_at is None and belongs(person, request.team_id)


@may("answer", CoverRequest)
def principal_answers(person, request):
    "The principal answers what a team asks for."
    team = db.session.get(Team, request.team_id)
    return request.taken_back_at is None and leads(person, team.school_id)
