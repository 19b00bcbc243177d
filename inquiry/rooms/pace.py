"""The time of a meeting as its page shows it."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import current_app, url_for

from inquiry.clock import milliseconds, now
from inquiry.meetings.models import RUNNING
from inquiry.meetings.running import left_ms

MINUTE = 60


class Pace:
    """Where the clock of a meeting stands, and when it will be over if nothing else is decided."""

    def __init__(self, room):
        self.room, self.meeting, self.step = room, room.meeting, room.step

    @property
    def planned_ms(self) -> int:
        return (self.step.planned_seconds + self.step.added_seconds) * 1000

    @property
    def left_ms(self) -> int:
        return left_ms(self.meeting, now())

    @property
    def ends_at(self) -> int | None:
        return milliseconds(self.meeting.clock_ends_at) if self.meeting.clock == RUNNING else None

    @property
    def ends(self):
        """When the meeting ends, if every step from here takes what is left of its time."""
        later = [step for step in self.room.steps if step.position > self.step.position]
        ahead = sum(max(0, step.left_ms) for step in later) / 1000
        return now() + timedelta(seconds=ahead + max(0, self.left_ms) / 1000)

    @property
    def over_minutes(self) -> int:
        """How many whole minutes that is later than planned."""
        slot = timedelta(seconds=(self.meeting.frozen or {}).get("slot_seconds", self.meeting.minutes * MINUTE))
        late = (self.ends - (self.meeting.began_at + slot)).total_seconds()
        return int(late // MINUTE) if late >= MINUTE else 0

    @property
    def plan(self) -> list[dict]:
        """The meeting as a line whose stretches are as long as their minutes."""
        return [self._stretch(step) for step in self.room.steps]

    def _stretch(self, step):
        minutes = (step.planned_seconds + step.added_seconds) / MINUTE
        state = "now" if step is self.step else "done" if step.position < self.step.position else ""
        return {"title": "", "minutes": minutes, "quiet": False, "state": state}

    @property
    def lenders(self):
        """Later steps that can spare a minute."""
        return [step for step in self.room.steps if step.position > self.step.position and step.least_left >= MINUTE]


def join_address() -> str:
    """What people type to come in, without what every browser adds by itself."""
    said = current_app.config["INQUIRY_ADDRESS"].rstrip("/")
    whole = said + url_for("rooms.join") if said else url_for("rooms.join", _external=True)
    address = urlsplit(whole)
    return address.netloc + address.path
