"""A district of believable size: 20 teams, 200 people, 20 000 notes, and the four pages that are looked at most."""

import random
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import func, insert, select

from inquiry.access import for_the_house
from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.clock import now
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Action, Link, Note
from inquiry.db import add, db, new_ref, writing
from inquiry.discussions.kinds import PHASE_OF
from inquiry.meetings import reveals, running
from inquiry.meetings.beginning import open_meeting
from inquiry.meetings.models import CLOSED, Meeting, OnTheTable
from inquiry.meetings.steps import Presence
from inquiry.minutes.writing import write_minutes
from inquiry.norms.models import ADOPTED, Norm, NormRound
from inquiry.people.models import District, Person, School
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team
from inquiry.text import to_html
from tests.bench.leading import grow_leaders
from tests.bench.protecting import protect_a_year
from tests.bench.sessions import sixty_sign_up

TEAMS, PEOPLE_EACH, NOTES, STORY, WALL = 20, 10, 20_000, 400, 60
KINDS = ("noticing", "wondering", "inference", "evidence", "claim", "success", "action", "suggestion", "measure")
FILES = {"master": "no", "thumb": "no", "phone": "no", "laptop": "no", "projector": "no"}
SAYINGS = (
    "Five of six put **½** in the middle of the whole line, whatever its length.",
    "I wonder what *“half”* means to them: a number, or something one does to a line?",
    "They mark the ends first, then the middle, and only then look at the numbers.",
    "Two children wrote 1 before ½. Both placed ½ where it belongs.\n\n- wren\n- robin",
    "Ask where 1 is before asking where ½ is, and listen to the first sentence they say.",
)


class District20:
    """Built once for each bench. `self.said` names what the measurements look at, as plain data."""

    def __init__(self):
        self.at, self.chance, self.said = now(), random.Random(20), {}
        self.html = {body: to_html(body) for body in SAYINGS}
        with writing():
            self._people()
            self._stories()
        with writing():
            self._fill()
        with writing():
            self._closed_meeting()
            self.said["wall"] = self._open_meeting(self.teams[1], "talk", "inference", WALL)
            self.said["writing"] = self._open_meeting(self.teams[2], "write_notices", "noticing", 0)
            self.said["burst"] = self._open_meeting(self.teams[3], "write_notices", "noticing", 0)
            self._plan(self.teams[0], "Look at fractions together", self.at + timedelta(hours=20))
        with writing():
            self.said["session"] = sixty_sign_up(self.teams[4], self._leader(self.teams[4]), self.everybody, self.at)
            leader, principal = protect_a_year(self.teams[0].district_id, self.at, self.chance)
            self.said["district"] = {"person": leader.get_id(), "principal": principal.get_id()}
        with writing():
            self.said["large"] = grow_leaders(self.at, self.chance)
        self.said["notes"] = db.session.scalar(for_the_house(select(func.count()).select_from(Note)))

    def _people(self):
        since = self.at - timedelta(days=300)
        district = add(District(name="Riverside"))
        schools = [add(School(name=f"School {number}", district_id=district.id)) for number in range(5)]
        self.teams, self.members = [], {}
        for number in range(TEAMS):
            school = schools[number % 5]
            place = {"district_id": district.id, "school_id": school.id}
            team = add(Team(name=f"Team {number + 1}", begun_at=since, **place))
            people = [self._person(number, place_in, place, since) for place_in in range(PEOPLE_EACH)]
            db.session.add_all(self._membership(team, person, person is people[0], since) for person in people)
            self.teams.append(team)
            self.members[team.id] = people
            self._agree(team, people[0], since)
        self.said["people"] = {str(team.id): [p.get_id() for p in self.members[team.id]] for team in self.teams}

    def _person(self, team, number, place, since):
        name = f"Teacher {team * PEOPLE_EACH + number + 1}"
        return add(Person(name=name, email=f"t{team}.{number}@riverside.example", added_at=since, **place))

    def _membership(self, team, person, leads, since):
        times = {"from_at": since, "sees_from": since}
        return Membership(team_id=team.id, person_id=person.id, role=FACILITATOR if leads else MEMBER, **times)

    def _agree(self, team, person, at):
        told = {"opened_by_id": person.id, "revealed_at": at, "shown_at": at, "ended_at": at}
        agreed = add(NormRound(team_id=team.id, stage=ADOPTED, **told))
        words = ("We start with what we see.", "We share the air.", "We end on the minute.")
        for position, text in enumerate(words):
            db.session.add(Norm(team_id=team.id, round_id=agreed.id, text=text, position=position, adopted_at=at))

    def _stories(self):
        """The inquiry with 400 notes, their links, and six pieces of student work."""
        self.story = self._cycle(self.teams[0], "Why does ½ move when the line gets longer?")
        self.story.phase = "analyze"
        self._write(self.story, self.teams[0], STORY)
        self.said["story"] = {"cycle": self.story.ref, "person": self._leader(self.teams[0]).get_id()}
        here = select(Note.id, Note.kind).where(Note.cycle_id == self.story.id).order_by(Note.id)
        notes = db.session.execute(for_the_house(here)).all()
        works = [self._work(number) for number in range(6)]
        self._link(notes, [work.id for work in works])
        steps = [row.id for row in notes if row.kind == "action"]
        owner = self._leader(self.teams[0]).id
        due = self.at.date() + timedelta(days=10)
        more = {"owner_id": owner, "due_on": due, "bring": "What they said"}
        for step in steps:
            db.session.add(Action(note_id=step, status="open" if step in steps[:4] else "done", **more))

    def _cycle(self, team, question):
        opened = {"opened_by_id": self._leader(team).id, "opened_at": self.at - timedelta(days=90)}
        return add(Cycle(team_id=team.id, question=question, **opened))

    @property
    def everybody(self):
        return [person for people in self.members.values() for person in people]

    def _leader(self, team):
        return self.members[team.id][0]

    def _work(self, number):
        leader, team = self._leader(self.teams[0]), self.teams[0]
        told = {"alias": f"S{number + 1}", "about": "Where are ½ and ¼ on a line from 0 to 2?", "shared_at": self.at}
        work = add(Artifact(team_id=team.id, cycle_id=self.story.id, owner_id=leader.id, **told))
        add(ArtifactPage(artifact_id=work.id, number=1, width=1600, height=1200, files=FILES, made_safe_at=self.at))
        return work

    def _link(self, notes, works):
        claims = [row.id for row in notes if row.kind == "claim"]
        by = {"by_id": self._leader(self.teams[0]).id}
        for number, row in enumerate(notes):
            if row.kind in ("evidence", "measure"):
                tie = "supports" if number % 5 else "contradicts"
                to = claims[number % len(claims)]
                db.session.add(Link(note_id=row.id, kind=tie, to_note_id=to, **by))
            if number % 3 == 0:
                place = {"page": 1, "region": [0.2, 0.3, 0.2, 0.1]}
                work = works[number % len(works)]
                db.session.add(Link(note_id=row.id, kind="points_to", artifact_id=work, **place, **by))

    def _fill(self):
        """Everything the other teams, and this one before, have written."""
        each = NOTES // (TEAMS * 5)
        for team in self.teams:
            for number in range(5):
                cycle = self._cycle(team, f"What did we learn in cycle {number + 1}?")
                cycle.closed_at = self.at - timedelta(days=10 + number)
                self._write(cycle, team, each)
            for weeks in range(1, 7):
                held = self._plan(team, f"Meeting {weeks} weeks ago", self.at - timedelta(weeks=weeks))
                held.state, held.began_at, held.ended_at = CLOSED, held.starts_at, held.ends_at

    def _write(self, cycle, team, many, **more):
        rows = [self._note(cycle, team, number, **more) for number in range(many)]
        db.session.execute(insert(Note), rows)

    def _note(self, cycle, team, number, kind=None, meeting=None, step=None, at: datetime | None = None):
        kind, body = kind or KINDS[number % len(KINDS)], SAYINGS[self.chance.randrange(len(SAYINGS))]
        at = at or cycle.opened_at + timedelta(hours=number)
        return {
            "ref": new_ref(),
            "team_id": team.id,
            "cycle_id": cycle.id,
            "meeting_id": meeting and meeting.id,
            "step_id": step and step.id,
            "author_id": self.members[team.id][number % PEOPLE_EACH].id,
            "kind": kind,
            "subkind": "adopted" if kind == "claim" and number % 2 else "",
            "phase": PHASE_OF[kind],
            "body": body,
            "html": self.html[body],
            "written_at": at,
            "revealed_at": at,
            "position": 0,
            "version": 1,
        }

    def _plan(self, team, purpose, at):
        leader, keeper = self.members[team.id][:2]
        roles = {"facilitator_id": leader.id, "timekeeper_id": keeper.id, "planned_by_id": leader.id}
        told = {"purpose": purpose, "starts_at": at, "minutes": 60, "place": "Room 12", "expected": PEOPLE_EACH}
        parts = {"protocol_id": "notice_wonder", "closing_id": "plus_delta"}
        cycle_id = self.story.id if team is self.teams[0] else None
        return add(Meeting(team_id=team.id, cycle_id=cycle_id, **told, **roles, **parts))

    def _begin(self, team, purpose, at):
        meeting = self._plan(team, purpose, at)
        works = select(Artifact.id).where(Artifact.team_id == team.id).limit(3)
        for position, work in enumerate(db.session.scalars(for_the_house(works))):
            db.session.add(
                OnTheTable(meeting_id=meeting.id, artifact_id=work, position=position, put_by_id=self._leader(team).id)
            )
        for person in self.members[team.id]:
            db.session.add(Presence(meeting_id=meeting.id, person_id=person.id, came_at=at, seen_at=self.at))
        leader = self._leader(team)
        steps = open_meeting(meeting, people=PEOPLE_EACH, has_norms=True, by=leader, at=at)
        running.start(meeting, steps[0], by=leader, at=at)
        return meeting, steps

    def _go_to(self, meeting, steps, key, at):
        """Walk through the steps as the facilitator does, up to the one with this key."""
        for step, following in pairwise(steps):
            if step.key == key and step.part == "main":
                return step
            running.go_on(meeting, step, following, by=self._leader_of(meeting), at=at)
        return steps[-1]

    def _leader_of(self, meeting):
        return db.session.get(Person, meeting.facilitator_id)

    def _open_meeting(self, team, key, kind, cards):
        at = self.at - timedelta(minutes=20)
        meeting, steps = self._begin(team, "Look at the exit tickets together", at)
        cycle = self._cycle(team, "What do our exit tickets ask for?")
        meeting.cycle_id = cycle.id
        step = self._go_to(meeting, steps, key, at)
        if cards:
            self._write(cycle, team, cards, kind=kind, meeting=meeting, step=step, at=at)
        people = [person.get_id() for person in self.members[team.id]]
        return {"meeting": meeting.ref, "room": meeting.room, "step": step.ref, "kind": kind, "people": people}

    def _closed_meeting(self):
        at = self.at - timedelta(days=5)
        team = self.teams[0]
        meeting, steps = self._begin(team, "See first, explain last", at)
        step = self._go_to(meeting, steps, "write_notices", at)
        self._write(self.story, team, WALL, kind="noticing", meeting=meeting, step=step, at=at)
        reveals.turn_over_all(meeting, steps, at=at)
        running.rest(meeting, steps[-1], at=at + timedelta(minutes=55))
        meeting.state, meeting.ended_at, meeting.code = CLOSED, at + timedelta(minutes=55), None
        db.session.flush()
        write_minutes(meeting, by=self._leader(team), at=meeting.ended_at)
        self.said["minutes"] = {"meeting": meeting.ref, "person": self._leader(team).get_id()}
