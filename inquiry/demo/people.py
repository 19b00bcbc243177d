"""Who works in the Riverside district."""

from inquiry.db import add, db
from inquiry.demo.school_days import ago, ahead
from inquiry.norms.models import ADOPTED, Norm, NormRound
from inquiry.people.models import District, Person, School
from inquiry.teams.models import FACILITATOR, GUEST, MEMBER, Membership, Team

PARTS = {
    "Amal": "teaches fourth grade at Oak",
    "Bea": "teaches fourth grade at Oak and facilitates the team",
    "Cleo": "coaches at Oak",
    "Dev": "is the principal of Oak",
    "Edie": "teaches third grade at Elm and facilitates there",
    "Farah": "teaches fourth grade at Oak",
    "Gus": "teaches fourth grade at Oak, keeps the time",
    "Hana": "special education at Elm, guest of the Oak team",
    "Ines": "runs the accounts of the district",
}
ROLES = {"Cleo": "coach", "Dev": "principal"}
AT_ELM, IN_THE_OFFICE = {"Edie", "Hana"}, {"Ines"}
NORMS = (
    "We start with what we see.",
    "We share the air.",
    "We ask before we advise.",
    "We talk about the work, never about a child’s home.",
    "We end on the minute, with one thing to try.",
)


class Riverside:
    """The district’s people by name, its two teams, and what the other parts of the demo add."""

    def __init__(self, people, oak, grade_4):
        self.people, self.oak, self.grade_4 = people, oak, grade_4

    def __getitem__(self, name):
        return self.people[name]


def settle(at) -> Riverside:
    """People, schools, teams and the norms in force."""
    since = ago(at, 96)
    district = add(District(name="Riverside"))
    oak, elm = (add(School(name=name, district_id=district.id)) for name in ("Oak Elementary", "Elm Elementary"))
    people = {name: _person(name, district, oak, elm, since) for name in PARTS}
    grade_4 = add(Team(name="Grade 4", district_id=district.id, school_id=oak.id, begun_at=since))
    grade_3 = add(Team(name="Grade 3", district_id=district.id, school_id=elm.id, begun_at=since))
    for name in ("Amal", "Bea", "Farah", "Gus"):
        _join(grade_4, people[name], FACILITATOR if name == "Bea" else MEMBER, since)
    _join(grade_4, people["Hana"], GUEST, ago(at, 20), until=ahead(at, 40))
    _join(grade_3, people["Edie"], FACILITATOR, since)
    _agree(grade_4, people["Bea"], ago(at, 91))
    return Riverside(people, oak, grade_4)


def _person(name, district, oak, elm, since):
    school = None if name in IN_THE_OFFICE else elm if name in AT_ELM else oak
    return add(
        Person(
            name=name,
            email=f"{name.lower()}@riverside.example",
            district_id=district.id,
            school_id=school and school.id,
            role=ROLES.get(name, "teacher"),
            is_administrator=name in IN_THE_OFFICE,
            added_at=since,
        )
    )


def _join(team, person, role, at, until=None):
    db.session.add(
        Membership(team_id=team.id, person_id=person.id, role=role, from_at=at, until_at=until, sees_from=at)
    )


def _agree(team, facilitator, at):
    told = {"stage": ADOPTED, "opened_by_id": facilitator.id, "opened_at": at, "asking": 1}
    ended = {"revealed_at": at, "shown_at": at, "ended_at": at}
    agreed = add(NormRound(team_id=team.id, **told, **ended))
    for position, text in enumerate(NORMS):
        db.session.add(Norm(team_id=team.id, round_id=agreed.id, text=text, position=position, adopted_at=at))
