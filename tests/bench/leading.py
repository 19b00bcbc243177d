"""A district of five hundred schools that grows teacher leaders, for the page of its leader."""

from datetime import timedelta

from sqlalchemy import insert, select

from inquiry.access import for_the_house
from inquiry.db import add, db, new_ref
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.people.models import District, Person, School
from inquiry.stages.models import LEVELS, LeadingWish, StageTalk
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team

SCHOOLS, TEACHERS_EACH, TEAMS_EACH, MEETINGS_EACH = 500, 12, 3, 6
COHORT = 40


def grow_leaders(at, chance) -> dict[str, str]:
    """Five hundred schools with three teams each; one teacher in three is at some stage. Says who looks and where."""
    district = add(District(name="Large"))
    here, since = {"district_id": district.id}, at - timedelta(days=500)
    schools = _many(School, [{"name": f"Large {number}", **here} for number in range(SCHOOLS)])
    people = _many(Person, [_teacher(school, number, here) for school in schools for number in range(TEACHERS_EACH)])
    teams = _many(Team, [_team(school, number, here, since) for school in schools for number in range(TEAMS_EACH)])
    each = TEACHERS_EACH // TEAMS_EACH
    members = {team: people[place * each : (place + 1) * each] for place, team in enumerate(teams)}
    _many(Membership, [_part(team, one, one is of[0], since) for team, of in members.items() for one in of])
    _many(
        Meeting,
        [_met(team, chance.choice(of[:2]), at, week) for team, of in members.items() for week in range(MEETINGS_EACH)],
    )
    learning = people[::3]
    _many(StageTalk, [_stage(one, family, chance, at) for one in learning for family in ("analyze", "text")])
    _many(LeadingWish, [{"person_id": one, "wishes": True, "shown_to": "programme", "at": at} for one in learning])
    cohorts = [add(Team(name=f"Cohort {number}", kind="cohort", begun_at=since, **here)).id for number in range(20)]
    _many(
        Membership, [_part(cohorts[number // COHORT], one, False, since) for number, one in enumerate(learning[:800])]
    )
    leader = add(Person(name="Leader", email="leader@large.example", role="district", **here))
    return {"person": leader.get_id(), "page": f"/districts/{district.ref}/bench"}


def _many(model, rows) -> list[int]:
    """Put many rows in at once; gives their numbers, in order."""
    last = db.session.scalar(for_the_house(select(model.id).order_by(model.id.desc()).limit(1))) or 0
    db.session.execute(insert(model), [{"ref": new_ref()} | row for row in rows])
    return list(db.session.scalars(for_the_house(select(model.id).where(model.id > last).order_by(model.id))))


def _teacher(school, number, here):
    name = {"name": f"Large {school}.{number}", "email": f"l{school}.{number}@large.example"}
    return name | {"school_id": school, "role": "teacher"} | here


def _team(school, number, here, since):
    return {"name": f"Team {number}", "kind": "grade", "school_id": school, "begun_at": since} | here


def _part(team, person, leads, since):
    role = FACILITATOR if leads else MEMBER
    return {"team_id": team, "person_id": person, "role": role, "from_at": since, "sees_from": since}


def _met(team, leader, at, week):
    when = at - timedelta(weeks=30 + week)
    told = {"team_id": team, "state": CLOSED, "purpose": "Look together", "planned_by_id": leader, "began_at": when}
    return told | {"starts_at": when, "ended_at": when + timedelta(minutes=45), "facilitator_id": leader}


def _stage(person, family, chance, at):
    when = at - timedelta(days=200)
    told = {"leader_id": person, "family": family, "level": chance.choice(LEVELS), "at": when, "counts_from": when}
    return told | {"leader_words": "", "mentor_words": ""}
