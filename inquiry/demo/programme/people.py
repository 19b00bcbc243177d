"""Who is in the programme: 24 people of three schools, five of them mentors. One teacher leader left in mid-year."""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select

from inquiry.db import add, db
from inquiry.people.models import Person, School
from inquiry.teams.models import FACILITATOR, LEADING, MEMBER, Membership, Team

ELM, BIRCH = "Elm Elementary", "Birch Elementary"
NEW = {  # who is not among the people of the first inquiry: school and role
    "Uma": (None, "coach lead"),
    "Vera": (None, "coach"),
    "Petra": (None, "district"),
    "Rosa": (ELM, "coach"),
    "Quinn": (ELM, "principal"),
    "Abel": (ELM, "teacher"),
    "Dora": (ELM, "teacher"),
    "Pia": (ELM, "teacher"),
    "Yusuf": (BIRCH, "coach"),
    "Theo": (BIRCH, "teacher"),
    "Zoe": (BIRCH, "teacher"),
    "Ravi": (BIRCH, "teacher"),
    "Sol": (BIRCH, "teacher"),
    "Tess": (BIRCH, "teacher"),
    "Wim": (BIRCH, "teacher"),
}
PARTS = {  # those of them whom the first page of the demo names
    "Uma": "leads the program for teacher leaders",
    "Rosa": "coaches at Elm and mentors Edie",
    "Zoe": "teaches at Birch and leads a lesson group",
    "Petra": "works in the district’s office",
}
MENTORS = ("Cleo", "Rosa", "Theo", "Vera", "Yusuf")
LEFT, LEFT_WEEKS_AGO = "Wim", 26
FIRST_YEAR_ENDED = 40


class Group(NamedTuple):
    """A team of the programme: from when until when, in school weeks ago; whoever comes first facilitates."""

    kind: str
    begun: int
    over: int
    people: tuple[str, ...]


TEAMS = {
    "First cohort": Group(
        *("cohort", 74, FIRST_YEAR_ENDED),
        (
            "Uma",
            "Cleo",
            "Rosa",
            "Vera",
            "Yusuf",
            "Abel",
            "Bea",
            "Edie",
            "Gus",
            "Hana",
            "Jun",
            "Milo",
            "Tess",
            "Theo",
            "Wim",
        ),
    ),
    "Second cohort": Group(
        *("cohort", 38, 0),
        (
            *("Uma", "Cleo", "Rosa", "Theo", "Vera", "Yusuf", "Amal", "Bea", "Dora", "Edie", "Farah"),
            *("Kira", "Noor", "Pia", "Ravi", "Sol", "Tess", "Wim", "Zoe"),
        ),
    ),
    "Fractions group": Group("subject", 72, FIRST_YEAR_ENDED, ("Edie", "Bea", "Milo", "Theo", "Rosa")),
    "Word problems group": Group("subject", 72, FIRST_YEAR_ENDED, ("Theo", "Abel", "Gus", "Tess", "Vera")),
    "Fractions as numbers": Group("subject", 36, 0, ("Bea", "Amal", "Farah", "Kira", "Zoe", "Cleo")),
    "Talk in number lessons": Group("subject", 36, 0, ("Zoe", "Pia", "Ravi", "Sol", "Theo", "Wim", "Yusuf")),
    "Measuring group": Group("subject", 23, 0, ("Dora", "Abel", "Edie", "Noor", "Rosa", "Vera")),
    "Mentors": Group(LEADING, 74, 0, ("Uma", *MENTORS)),
}


class Programme:
    """Its people and teams by name, and its calendar."""

    def __init__(self, weeks):
        self.weeks = weeks
        self.people = {person.name: person for person in db.session.scalars(select(Person))}
        self.teams: dict[str, Team] = {}

    def __getitem__(self, name):
        return self.people[name]

    def ago(self, weeks):
        """So many school weeks ago, or None for what has not ended."""
        return self.weeks.ago(weeks) if weeks else None

    def members(self, team, moment) -> list[Person]:
        """Who was in a team then."""
        gone = self[LEFT].left_at
        return [self[name] for name in TEAMS[team].people if name != LEFT or moment < gone]


def settle(weeks) -> Programme:
    """Schools, people and teams, as they came and went."""
    district_id = db.session.scalars(select(School.district_id).limit(1)).one()
    schools = {school.name: school.id for school in db.session.scalars(select(School))}
    schools[BIRCH] = add(School(name=BIRCH, district_id=district_id)).id
    for name, (school, role) in NEW.items():
        place = {"district_id": district_id, "school_id": schools[school] if school else None}
        email = f"{name.lower()}@riverside.example"
        db.session.add(Person(name=name, email=email, role=role, added_at=weeks.ago(76), **place))
    db.session.flush()
    programme = Programme(weeks)
    programme[LEFT].leave(weeks.ago(LEFT_WEEKS_AGO))
    for name, group in TEAMS.items():
        programme.teams[name] = _team(programme, name, group, district_id)
    return programme


def _team(programme, name, group, district_id):
    begun_at, ended_at = programme.ago(group.begun), programme.ago(group.over)
    team = add(Team(name=name, kind=group.kind, district_id=district_id, begun_at=begun_at, ended_at=ended_at))
    for who in group.people:
        person = programme[who]
        person.added_at = min(person.added_at, begun_at - timedelta(days=7))
        role = FACILITATOR if who == group.people[0] else MEMBER
        times = {"from_at": begun_at, "sees_from": begun_at, "until_at": person.left_at}
        db.session.add(Membership(team_id=team.id, person_id=person.id, role=role, **times))
    return team
