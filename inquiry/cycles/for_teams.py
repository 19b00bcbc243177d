"""What inquiries have to do with a team: they stand on its page, and a new member may see the present one whole."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from inquiry.access import visible
from inquiry.cycles.models import PHASES, Cycle, CycleTimes, MoveTime
from inquiry.db import db
from inquiry.teams.neighbours import current_work_begins, shelf


class Times(NamedTuple):
    """An inquiry as the principal knows it."""

    phase: str
    shares: dict
    opened_at: datetime
    since: datetime
    closed_at: datetime | None


@shelf("inquiries")
def inquiries_of(person, team):
    facts = visible(Cycle, Cycle.ref, Cycle.question, Cycle.phase, Cycle.opened_at, Cycle.closed_at, to=person)
    ours = facts.where(Cycle.team_id == team.id)
    return db.session.execute(ours.order_by(Cycle.closed_at.is_not(None), Cycle.opened_at.desc())).all()


@shelf("inquiry_times")
def inquiries_from_outside(person, team):
    """For the principal, who may know only that they are there: phase and dates, open ones first."""
    columns = (CycleTimes.id, CycleTimes.phase, CycleTimes.opened_at, CycleTimes.closed_at)
    theirs = visible(CycleTimes, *columns, to=person).where(CycleTimes.team_id == team.id)
    found = db.session.execute(theirs.order_by(CycleTimes.closed_at.is_not(None), CycleTimes.opened_at.desc())).all()
    moves = visible(MoveTime, MoveTime.cycle_id, func.max(MoveTime.at), to=person).group_by(MoveTime.cycle_id)
    last = (
        dict(db.session.execute(moves.where(MoveTime.cycle_id.in_([one.id for one in found]))).all()) if found else {}
    )
    return [
        Times(one.phase, _come_to(one), one.opened_at, last.get(one.id, one.opened_at), one.closed_at) for one in found
    ]


def _come_to(times):
    """How far the ring is drawn: which phases lie behind them, and nothing of how full they are."""
    reached = PHASES.index(times.phase)
    return dict.fromkeys(PHASES[:reached], 1) | {times.phase: 1 if times.closed_at else 0.5}


@current_work_begins
def start_of_open_inquiries(team_id):
    still_open = select(Cycle.opened_at).where(Cycle.team_id == team_id, Cycle.closed_at.is_(None))
    return db.session.scalar(still_open.order_by(Cycle.opened_at).limit(1))
