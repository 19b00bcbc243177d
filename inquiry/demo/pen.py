"""Writing the demo’s notes: short, so that the stories read as stories."""

from inquiry.cycles.models import PhaseMove
from inquiry.cycles.notes import Action, Link, Note
from inquiry.db import add, db


class Pen:
    """Writes the notes of one inquiry, phase by phase."""

    def __init__(self, cycle, people):
        self.cycle, self.people, self.phase, self.at = cycle, people, "frame", cycle.opened_at

    def turn_to(self, phase, at, by="Bea", reason=""):
        """Go on to a phase."""
        before, self.phase, self.at = self.phase, phase, at
        if phase != before:
            move = {"from_phase": before, "to_phase": phase, "by_id": self.people[by].id, "at": at}
            db.session.add(PhaseMove(cycle_id=self.cycle.id, reason=reason, missing=[], **move))
        self.cycle.phase = phase

    def write(self, author, kind, body, subkind="", meeting=None, step=None):
        """One note, revealed."""
        note = Note(
            team_id=self.cycle.team_id,
            cycle_id=self.cycle.id,
            meeting_id=meeting and meeting.id,
            step_id=step and step.id,
            author_id=self.people[author].id,
            kind=kind,
            subkind=subkind,
            phase=self.phase,
            written_at=self.at,
            revealed_at=self.at,
        )
        note.say(body)
        return add(note)

    def connect(self, note, kind, to_note, by="Bea"):
        """Let one note support, contradict or answer another."""
        add(Link(note_id=note.id, kind=kind, to_note_id=to_note.id, by_id=self.people[by].id, at=self.at))

    def next_step(self, author, body, owner, due_on, bring, status="open", outcome="", **where):
        """A note with somebody’s name and a day on it."""
        note = self.write(author, "action", body, **where)
        ended = self.at if status != "open" else None
        more = {"status": status, "outcome": outcome, "ended_at": ended}
        add(Action(note_id=note.id, owner_id=self.people[owner].id, due_on=due_on, bring=bring, **more))
        return note
