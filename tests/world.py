"""The people every test knows.

Amal, Bea, Farah and Gus teach fourth grade at Oak; Bea facilitates the team. Cleo coaches Amal. Dev is their principal
and evaluates them. Edie teaches at Elm and leads a team there. Ines runs the accounts of the district and nothing else.
"""

from datetime import UTC, datetime, timedelta

from inquiry.clock import start_of, today
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Action, Note
from inquiry.db import db, writing
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.norms.models import ADOPTED, Norm, NormRound
from inquiry.people.models import District, Person, School
from inquiry.teams.models import FACILITATOR, Membership, Team
from inquiry.text import to_html

ZONE = "America/Chicago"
LONG_AGO = datetime(2026, 8, 17, 13, 0, tzinfo=UTC)
PASSWORD = "a long and quiet password"
SECRET = "marigold-under-the-stairs"  # in a card nobody but Amal may read yet
ADOPTED_NORMS = (
    "We start with what we see.",
    "We share the air.",
    "We talk about the work, never about a child’s home.",
)


def tomorrow_afternoon():
    """Ten past two on the wall clock of Oak, tomorrow at whatever hour the tests run."""
    return start_of(today(ZONE) + timedelta(days=1), ZONE) + timedelta(hours=14, minutes=10)


class World:
    """Built once, then copied for each test. Its rows are detached: read their refs, change them through `change`."""

    def __init__(self):
        with writing():
            self._people()
            self._teams()
            self._norms()
            self._inquiry()

    def _people(self):
        self.district = District(name="Riverside")
        db.session.add(self.district)
        db.session.flush()
        self.oak = School(name="Oak", district_id=self.district.id)
        self.elm = School(name="Elm", district_id=self.district.id)
        db.session.add_all([self.oak, self.elm])
        db.session.flush()
        for name in ("Amal", "Bea", "Farah", "Gus"):
            self._person(name, self.oak)
        self._person("Cleo", self.oak, role="coach")
        self._person("Dev", self.oak, role="principal")
        self._person("Edie", self.elm)
        self._person("Ines", None, is_administrator=True)

    def _person(self, name, school, **more):
        person = Person(
            name=name,
            email=f"{name.lower()}@riverside.example",
            district_id=self.district.id,
            school_id=school and school.id,
            added_at=LONG_AGO,
            **more,
        )
        setattr(self, name.lower(), person)
        db.session.add(person)

    def _teams(self):
        db.session.flush()
        self.team = Team(name="Grade 4", district_id=self.district.id, school_id=self.oak.id, begun_at=LONG_AGO)
        self.elm_team = Team(name="Grade 3", district_id=self.district.id, school_id=self.elm.id, begun_at=LONG_AGO)
        db.session.add_all([self.team, self.elm_team])
        db.session.flush()
        for person in (self.amal, self.bea, self.farah, self.gus):
            self._member(self.team, person, FACILITATOR if person is self.bea else "member")
        self._member(self.elm_team, self.edie, FACILITATOR)

    def _member(self, team, person, role):
        when = {"from_at": LONG_AGO, "sees_from": LONG_AGO}
        db.session.add(Membership(team_id=team.id, person_id=person.id, role=role, **when))

    def _norms(self):
        told = NormRound(
            team_id=self.team.id,
            stage=ADOPTED,
            opened_by_id=self.bea.id,
            revealed_at=LONG_AGO,
            shown_at=LONG_AGO,
            ended_at=LONG_AGO,
        )
        db.session.add(told)
        db.session.flush()
        self.norms = [
            Norm(team_id=self.team.id, round_id=told.id, text=text, position=at, adopted_at=LONG_AGO)
            for at, text in enumerate(ADOPTED_NORMS)
        ]
        db.session.add_all(self.norms)

    def _inquiry(self):
        self.cycle = Cycle(
            team_id=self.team.id,
            question="Why does ½ move when the line gets longer?",
            phase="analyze",
            opened_by_id=self.bea.id,
            opened_at=LONG_AGO,
        )
        db.session.add(self.cycle)
        db.session.flush()
        began = LONG_AGO + timedelta(days=7)
        self.last_meeting = Meeting(
            team_id=self.team.id,
            cycle_id=self.cycle.id,
            state=CLOSED,
            purpose="Agree what puzzles us",
            starts_at=began,
            began_at=began,
            ended_at=began + timedelta(minutes=44),
            facilitator_id=self.bea.id,
            planned_by_id=self.bea.id,
        )
        self.meeting = Meeting(
            team_id=self.team.id,
            cycle_id=self.cycle.id,
            purpose="Look at fractions together",
            starts_at=tomorrow_afternoon(),
            minutes=60,
            place="Room 12",
            protocol_id="notice_wonder",
            closing_id="plus_delta",
            facilitator_id=self.bea.id,
            timekeeper_id=self.gus.id,
            planned_by_id=self.bea.id,
        )
        db.session.add_all([self.last_meeting, self.meeting])
        db.session.flush()
        self.noticing = self._note(self.amal, "noticing", "¼ is to the right of ½.", revealed_at=LONG_AGO)
        self.sealed = self._note(self.amal, "wondering", f"Do they read ½ as “half of this line”? {SECRET}")
        self.next_step = self._note(
            self.bea,
            "action",
            "Ask two children how they found ½",
            phase="plan",
            revealed_at=LONG_AGO,
            meeting=self.last_meeting,
        )
        self.action = Action(
            note_id=self.next_step.id,
            owner_id=self.amal.id,
            due_on=self.meeting.starts_at.date(),
            bring="What they said",
        )
        db.session.add(self.action)

    def _note(self, author, kind, body, phase="analyze", revealed_at=None, meeting=None):
        note = Note(
            team_id=self.team.id,
            cycle_id=self.cycle.id,
            meeting_id=meeting and meeting.id,
            author_id=author.id,
            kind=kind,
            phase=phase,
            body=body,
            html=to_html(body),
            written_at=LONG_AGO,
            revealed_at=revealed_at,
        )
        db.session.add(note)
        db.session.flush()
        return note

    def attach(self, app):
        self.app = app
        return self

    def again(self, thing):
        """The same row, read afresh."""
        with self.app.app_context():
            return db.session.get(type(thing), thing.id, execution_options=every_table())

    def change(self, thing, **values):
        """Change a row behind everybody’s back, as time and other people do."""
        with self.app.app_context(), writing():
            fresh = db.session.get(type(thing), thing.id, execution_options=every_table())
            for name, value in values.items():
                setattr(fresh, name, value)

    def add(self, *rows):
        """Put rows into the world; gives them (or the one) back, numbered."""
        with self.app.app_context(), writing():
            db.session.add_all(rows)
            db.session.flush()
        return rows[0] if len(rows) == 1 else rows


def every_table():
    """Tests look behind the tripwire to check what it guards."""
    from inquiry.db import confidential_tables

    return {"attended": confidential_tables()}
