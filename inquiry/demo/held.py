"""A meeting of the demo as it was held, step by step, through the real verbs of the room."""

from datetime import timedelta

from inquiry.db import add, db
from inquiry.meetings import reveals, running
from inquiry.meetings.beginning import open_meeting
from inquiry.meetings.models import CLOSED
from inquiry.meetings.steps import Presence
from inquiry.minutes.writing import write_minutes


class Evening:
    """One meeting from its first step to its minutes. `write` puts down the cards of a step at a moment."""

    def __init__(self, meeting, here, at, *, led_by, write, has_norms=False):
        self.meeting, self.here, self.began, self.at = meeting, here, at, at
        self.lead, self.write = led_by, write
        for person in here:
            add(Presence(meeting_id=meeting.id, person_id=person.id, came_at=at, seen_at=at))
        self.steps = open_meeting(meeting, people=len(here), has_norms=has_norms, by=led_by, at=at)

    def go_through(self, overrun, *, hand_to=None) -> None:
        """Every step, each as long as planned and a little more or less. At half time somebody else may take over."""
        running.start(self.meeting, self.steps[0], by=self.lead, at=self.at)
        for number, (step, following) in enumerate(zip(self.steps, [*self.steps[1:], None], strict=True)):
            if hand_to and number == len(self.steps) // 2:
                self._hand_over(hand_to)
            self.write(step, self.at + timedelta(seconds=30))
            self.at += timedelta(seconds=max(20, step.planned_seconds + overrun(step)))
            if following:
                reveals.leave(step, self.steps, cards=reveals.OPEN, at=self.at)
                running.go_on(self.meeting, step, following, by=self.lead, at=self.at)

    def _hand_over(self, person):
        running.write_down(self.meeting, "handed_over", person, self.at, before=self.lead.name)
        self.lead, self.meeting.facilitator_id = person, person.id

    def close(self) -> None:
        """Everything lies open, and the minutes are written."""
        reveals.turn_over_all(self.meeting, self.steps, at=self.at)
        running.rest(self.meeting, self.steps[-1], at=self.at)
        running.write_down(self.meeting, "ended", self.lead, self.at)
        self.meeting.state, self.meeting.ended_at, self.meeting.code = CLOSED, self.at, None
        db.session.flush()
        write_minutes(self.meeting, by=self.lead, at=self.at)
