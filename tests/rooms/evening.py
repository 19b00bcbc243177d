"""A meeting in the room, driven by what people press."""

from datetime import timedelta

from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.db import db
from inquiry.meetings.models import Meeting
from inquiry.meetings.steps import LogLine, Presence, Step, Turn
from tests.world import every_table


class Evening:
    """A meeting in the room, as a test drives it: by what people press."""

    def __init__(self, world, browser):
        self.world, self.browser, self.seats = world, browser, {}

    def plan(self, **more):
        """A meeting of this test’s own: Bea leads it in an hour."""
        world = self.world
        usual = {"purpose": "Look at fractions together", "protocol_id": "notice_wonder", "closing_id": "plus_delta"}
        usual |= {"starts_at": now() + timedelta(hours=1), "minutes": 60}
        usual |= {"facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
        world.meeting = world.add(Meeting(team_id=world.team.id, cycle_id=world.cycle.id, **usual | more))
        return self

    def seat(self, person):
        """Somebody’s browser, kept through the meeting."""
        return self.seats.setdefault(person.name, self.browser(person))

    @property
    def meeting(self):
        return self.world.again(self.world.meeting)

    def rows(self, model, *conditions):
        with self.world.app.app_context():
            found = db.select(model).where(*conditions).order_by(model.id).execution_options(**every_table())
            return db.session.scalars(found).all()

    @property
    def steps(self):
        return sorted(self.rows(Step, Step.meeting_id == self.world.meeting.id), key=lambda step: step.position)

    @property
    def step(self):
        return next(step for step in self.steps if step.id == self.meeting.step_id)

    def url(self, path):
        return f"/meetings/{self.world.meeting.ref}/{path}"

    def come(self, *people):
        for person in people:
            assert self.seat(person).post(self.url("presence")).status_code == 200
        return self

    def begin(self, *people):
        self.come(*(people or (self.world.bea, self.world.amal, self.world.farah)))
        assert self.seat(self.world.bea).post(self.url("beginning")).status_code == 303
        return self

    def steer(self, act, person=None, **more):
        fields = {"step": self.step.ref, "version": self.meeting.clock_version, **more}
        return self.seat(person or self.world.bea).post(self.url(f"clock/{act}"), **fields)

    def go_to(self, key):
        """Go on, one step after the other, until this one."""
        for _turn in range(40):
            if self.step.key == key:
                return self
            assert self.steer("on", cards="open").status_code == 303
        raise AssertionError(f"there is no step {key} ahead")

    def close(self, **more):
        return self.seat(self.world.bea).post(self.url("closing"), **more)

    def write(self, person, text, kind="noticing", step=None, **more):
        url = self.url(f"steps/{(step or self.step).ref}/cards")
        return self.seat(person).post(url, text=text, kind=kind, **more)

    def room(self, person):
        return self.seat(person).get(self.url("room"))

    def note(self, text):
        return next(note for note in self.rows(Note) if note.body == text)

    def turns(self):
        return list(self.rows(Turn, Turn.step_id == self.meeting.step_id))

    def speaker(self):
        speaking = next((turn for turn in self.turns() if turn.state == "speaking"), None)
        return speaking and next(p for p in self.people if p.id == speaking.person_id)

    @property
    def people(self):
        return self.world.amal, self.world.bea, self.world.farah, self.world.gus

    def end_turn(self, person=None, how="spoken"):
        speaking = next(turn for turn in self.turns() if turn.state == "speaking")
        who = person or next(p for p in self.people if p.id == speaking.person_id)
        return self.seat(who).post(self.url(f"turns/{speaking.ref}/end"), how=how)

    def log(self):
        return [line.kind for line in self.rows(LogLine, LogLine.meeting_id == self.world.meeting.id)]

    def presence(self, person):
        return next(p for p in self.rows(Presence) if p.person_id == person.id)

    def events(self):
        """Everything that was told to everyone in the room, one text in all languages."""
        from inquiry.live import since

        with self.world.app.app_context():
            return since(f"meeting:{self.world.meeting.id}", 0, 10_000)

    def told(self):
        return "\n".join(text for event in self.events() for text in event.body.values())
