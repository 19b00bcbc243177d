"""The moves of a led session as they are tapped: each once, with the step that ran at that moment."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db, new_ref
from inquiry.growth.led import LedMeeting, StepTime
from inquiry.growth.models import LeadingPlan, MoveTap
from inquiry.growth.move_words import Moves
from inquiry.growth.own import plan_of
from inquiry.i18n import language
from inquiry.meetings.models import CLOSED, OPEN
from inquiry.meetings.steps import LogLine
from inquiry.people.models import Person

NOW = "now"  # the step that runs at the moment of the tap
# Both databases understand it. A device that sends a tap again changes nothing.
ONCE = insert(MoveTap).on_conflict_do_nothing().returning(MoveTap.id)


def led_by(leader_id, to, ref) -> LedMeeting | None:
    """The meeting of that name, if somebody may know of it and the leader led it, or planned to lead a part of it."""
    planned = select(LeadingPlan.meeting_id).where(LeadingPlan.leader_id == leader_id)
    rows = visible(LedMeeting, to=to).where(LedMeeting.ref == ref)
    return db.session.scalar(rows.where(or_(LedMeeting.facilitator_id == leader_id, LedMeeting.id.in_(planned))))


class Session:
    """A session somebody led, for whoever taps its moves: the leader, or their mentor."""

    def __init__(self, led, leader_id, person):
        self.led, self.leader_id, self.person, self.moves = led, leader_id, person, Moves(person)
        rows = visible(StepTime, to=person).where(StepTime.meeting_id == led.id)
        self.steps = db.session.scalars(rows.order_by(StepTime.position)).all()

    @property
    def is_own(self) -> bool:
        """Whether the leader taps; otherwise it is their mentor."""
        return self.person.id == self.leader_id

    @property
    def practised(self) -> list[str]:
        """What the leader set out to practise in it."""
        plan = plan_of(self.led, self.leader_id, self.person)
        return [self.moves.name_of(code) for code in plan.moves] if plan else []

    @property
    def has_begun(self) -> bool:
        return self.led.state in (OPEN, CLOSED)

    @property
    def is_open(self) -> bool:
        return self.led.state == OPEN

    @property
    def titles(self) -> dict[int, str]:
        """What each step is called; one that comes more than once is numbered."""
        said = {step.id: step.title(language()) for step in self.steps}
        often = Counter(said.values())
        return {
            step.id: f"{said[step.id]}, {step.round}" if often[said[step.id]] > 1 else said[step.id]
            for step in self.steps
        }

    @property
    def running(self):
        """The step the meeting is in."""
        return next((step for step in self.steps if step.id == self.led.step_id and self.is_open), None)

    @property
    def taps(self) -> list:
        """What was tapped and not taken back, the newest first."""
        columns = [getattr(MoveTap, name) for name in ("ref", "step_id", "who", "code", "words", "by_id", "at")]
        rows = visible(MoveTap, *columns, to=self.person).join(Person, Person.id == MoveTap.by_id)
        rows = rows.add_columns(Person.name.label("by"))
        rows = rows.where(MoveTap.meeting_id == self.led.id, MoveTap.leader_id == self.leader_id)
        rows = rows.where(MoveTap.taken_back_at.is_(None))
        return list(db.session.execute(rows.order_by(MoveTap.at.desc(), MoveTap.id.desc())))

    def keep(self, form) -> MoveTap | None:
        """Keep one tap; the same one again when its device sends it twice. None: the name is somebody else’s."""
        device = form.device_id.data or None
        db.session.execute(ONCE, self._row(form, device))
        mine = visible(MoveTap, to=self.person).where(MoveTap.by_id == self.person.id)
        if device:
            return db.session.scalar(mine.where(MoveTap.device_id == device))
        return db.session.scalar(mine.order_by(MoveTap.id.desc()).limit(1))

    def _row(self, form, device) -> dict[str, Any]:
        move, at = self.moves.by_code[form.code.data], self._moment(form.at.data)
        return {
            "ref": device or new_ref(),
            "meeting_id": self.led.id,
            "step_id": self._step(form.step.data, at),
            "leader_id": self.leader_id,
            "who": form.who.data,
            "family": move.family,
            "code": move.code,
            "words": form.words.data,
            "by_id": self.person.id,
            "device_id": device,
            "at": at,
        }

    def _moment(self, said) -> datetime:
        """When it was tapped: a device may have been away since. Never before the session began, never ahead."""
        if not said:
            return now()
        return min(max(datetime.fromtimestamp(said / 1000, UTC), self.led.began_at or now()), now())

    def _step(self, said, at) -> int | None:
        if said == NOW:
            return self._step_at(at)
        return next((step.id for step in self.steps if step.ref == said), None)

    def _step_at(self, at) -> int | None:
        """The step the meeting was in at a moment, out of its own record."""
        if self.led.ended_at and at > self.led.ended_at:
            return None
        facts = select(LogLine.step_id).where(LogLine.meeting_id == self.led.id, LogLine.at <= at)
        return db.session.scalar(facts.order_by(LogLine.at.desc(), LogLine.id.desc()).limit(1))
