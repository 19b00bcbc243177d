"""What other pages ask about inquiries: which one is open, what was promised, what to change next time."""

from collections import defaultdict

from sqlalchemy import func

from inquiry.access import visible
from inquiry.cycles import counting, reading
from inquiry.cycles.facts import facts_counted
from inquiry.cycles.gates import fills
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import OPEN, Action, Note
from inquiry.cycles.reading import ON_THE_WALL, Owner
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.teams.models import Team

PROMISES = ("action", "commitment")


def open_cycle(person, team):
    """The inquiry a team is in now, or nothing; of several the newest."""
    stmt = visible(Cycle, to=person).where(Cycle.team_id == team.id, Cycle.closed_at.is_(None))
    return db.session.scalar(stmt.order_by(Cycle.opened_at.desc(), Cycle.id.desc()).limit(1))


def rings(person, cycles):
    """How full the phases of inquiries are, as `seen_cycles` gives them: {cycle.id: {"frame": 1, …}}."""
    groups = defaultdict(list)
    for row in counting.groups_in(person):
        groups[row.cycle_id].append(row)
    return {one.id: fills(facts_counted(one, groups[one.id])) for one in cycles}


def commitments(person, team):
    """What the team still owes itself: open next steps and commitments, oldest day first."""
    return db.session.execute(_promises(person).where(Note.team_id == team.id)).all()


def my_next_steps(person):
    """What somebody has taken on, in all their teams."""
    return db.session.execute(_promises(person).where(Action.owner_id == person.id)).all()


def _promises(person):
    columns = (
        Note.id,
        Note.ref,
        Note.kind,
        Note.body,
        Note.html,
        Note.author_id,
        Note.meeting_id,
        Note.cycle_id,
        Note.team_id,
        Note.corrected_at,
        *reading.ACTION_COLUMNS,
        Action.ref.label("action_ref"),
        Owner.name.label("owner"),
        Person.name.label("who"),
        Team.name.label("team"),
    )
    stmt = visible(Note, *columns, to=person).join(Person, Person.id == Note.author_id)
    stmt = stmt.join(Team, Team.id == Note.team_id)
    stmt = stmt.outerjoin(Action, Action.note_id == Note.id).outerjoin(Owner, Owner.id == Action.owner_id)
    stmt = stmt.where(Note.kind.in_(PROMISES), ON_THE_WALL, func.coalesce(Action.status, OPEN) == OPEN)
    return stmt.order_by(Action.due_on.is_(None), Action.due_on, Note.id)


def last_delta(person, team):
    """What the team said it would change next time: the latest “delta” cards, from the newest meeting that has some."""
    latest = visible(Note, Note.meeting_id, to=person).where(Note.team_id == team.id, Note.kind == "delta", ON_THE_WALL)
    meeting_id = db.session.scalar(latest.where(Note.meeting_id.is_not(None)).order_by(Note.id.desc()).limit(1))
    columns = (Note.ref, Note.body, Note.html, Note.meeting_id, Person.name.label("who"))
    stmt = visible(Note, *columns, to=person).join(Person, Person.id == Note.author_id)
    stmt = stmt.where(Note.team_id == team.id, Note.kind == "delta", ON_THE_WALL, Note.meeting_id == meeting_id)
    return db.session.execute(stmt.order_by(Note.id)).all()
