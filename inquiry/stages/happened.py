"""What somebody really did in the rooms: from closed meetings, who was there, who kept time, and who led which step.

These are somebody’s own facts, with days and protocols and no word of what was said; their own leaving of a team does
not take them away. Each meeting counts once, for the most that was done in it.
"""

from bisect import bisect_right
from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select

from inquiry.access import for_the_house
from inquiry.db import db
from inquiry.growth.models import Debrief
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.meetings.steps import HANDED_OVER, LogLine, Presence, Step
from inquiry.mentoring.models import Mentorship
from inquiry.stages.families import family_of
from inquiry.stages.models import ASSIST, CO_LEAD, LEAD, LEAD_OBSERVED, MENTOR, OBSERVE

LEADS_FROM = ("began", *HANDED_OVER)
LEVEL_OF = {
    "took_part": OBSERVE,
    "kept_time": ASSIST,
    "recorded": ASSIST,
    "led_step": ASSIST,
    "co_led": CO_LEAD,
    "led_observed": LEAD_OBSERVED,
    "led": LEAD,
    "mentored": MENTOR,
}
LED_ALONE = ("led_observed", "led")
LED = ("co_led", *LED_ALONE)


class Happened(NamedTuple):
    """One meeting, and what somebody did in it."""

    meeting_id: int
    protocol_id: str | None
    at: datetime
    how: str

    @property
    def level(self):
        return LEVEL_OF[self.how]

    @property
    def family(self):
        return family_of(self.protocol_id)


def in_the_rooms(person_id) -> list[Happened]:
    """Every closed meeting somebody was in, the latest first, with the most they did in it."""
    parts, beside = _parts_led(person_id), _with_mentor(person_id)
    rows = db.session.execute(_meetings(person_id).order_by(Meeting.began_at.desc(), Meeting.id.desc())).all()
    return [
        Happened(row.id, row.protocol_id, row.began_at or row.starts_at, _how(row, person_id, parts, beside))
        for row in rows
    ]


def debriefed_as_mentor(person_id) -> dict[str, int]:
    """In how many debriefs somebody wrote as a mentor, by family of protocols; numbers only."""
    rows = select(Meeting.protocol_id, func.count()).join(Debrief, Debrief.meeting_id == Meeting.id)
    rows = rows.where(Debrief.mentor_id == person_id, Debrief.mentor_at.is_not(None)).group_by(Meeting.protocol_id)
    counts: defaultdict = defaultdict(int)
    for protocol_id, many in db.session.execute(for_the_house(rows)):
        counts[family_of(protocol_id)] += many
    return counts


def _was_in(person_id):
    here = select(Presence.meeting_id).where(Presence.person_id == person_id)
    steered = select(LogLine.meeting_id).where(LogLine.by_id == person_id, LogLine.kind.in_(LEADS_FROM))
    held = or_(Meeting.facilitator_id == person_id, Meeting.id.in_(here), Meeting.id.in_(steered))
    return and_(Meeting.state == CLOSED, held)


def _meetings(person_id):
    facts = (Meeting.id, Meeting.protocol_id, Meeting.began_at, Meeting.starts_at)
    roles = (Meeting.facilitator_id, Meeting.timekeeper_id, Meeting.recorder_id)
    return select(*facts, *roles).where(_was_in(person_id))


def _how(row, person_id, parts, beside):
    share = parts.get(row.id, 1.0 if row.facilitator_id == person_id else 0.0)
    if share >= 1:
        return "led_observed" if row.id in beside else "led"
    if share > 0:
        return "co_led" if share >= 0.5 else "led_step"
    if row.timekeeper_id == person_id:
        return "kept_time"
    return "recorded" if row.recorder_id == person_id else "took_part"


def _parts_led(person_id) -> dict[int, float]:
    """For each meeting that changed hands, how much of it somebody led: the part of the steps that were opened."""
    turns = _turns(person_id)
    several = [number for number, turn in turns.items() if len({by for _at, by in turn}) > 1]
    opened: defaultdict = defaultdict(list)
    steps = select(Step.meeting_id, Step.opened_at).where(Step.meeting_id.in_(several), Step.opened_at.is_not(None))
    for meeting_id, at in db.session.execute(steps):
        opened[meeting_id].append(at)
    whole = {number: float(turn[0][1] == person_id) for number, turn in turns.items() if number not in several}
    return whole | {number: _part(turns[number], opened[number], person_id) for number in several}


def _turns(person_id):
    """Who led from when on, in each meeting."""
    mine = select(Meeting.id).where(_was_in(person_id))
    lines = select(LogLine.meeting_id, LogLine.at, LogLine.by_id)
    lines = lines.where(LogLine.meeting_id.in_(mine), LogLine.kind.in_(LEADS_FROM)).order_by(LogLine.id)
    turns: defaultdict = defaultdict(list)
    for meeting_id, at, by in db.session.execute(lines):
        turns[meeting_id].append((at, by))
    return turns


def _part(turns, opened, person_id):
    """How much of the steps somebody led. Who took over in the very last one led a little, all the same."""
    starts = [at for at, _by in turns]
    led = [turns[max(bisect_right(starts, at) - 1, 0)][1] == person_id for at in opened]
    if not any(led):
        return 0.01 if any(by == person_id for _at, by in turns) else 0.0
    return min(sum(led) / len(led), 0.99)


def _with_mentor(person_id) -> set[int]:
    """The meetings a mentor of that time was in, too."""
    theirs = and_(Mentorship.leader_id == person_id, Mentorship.mentor_id == Presence.person_id)
    then = and_(
        Mentorship.agreed_at <= Presence.came_at,
        or_(Mentorship.until_at.is_(None), Mentorship.until_at > Presence.came_at),
    )
    return set(db.session.scalars(select(Presence.meeting_id).join(Mentorship, theirs).where(then)))
