from datetime import UTC, datetime

from sqlalchemy import and_, func, literal, or_, select

from inquiry.access import may, see
from inquiry.cycles.models import Cycle, CycleTimes, MoveTime, PhaseMove
from inquiry.cycles.notes import Action, Link, Note, NoteVersion, Standing
from inquiry.teams.access import belongs, facilitates, in_led_school, shared_with
from inquiry.teams.models import Team

NOT_YET = datetime(9999, 1, 1, tzinfo=UTC)


@see(Cycle)
def team_cycles(person):
    "Members see their team’s inquiries, from the day their part in the team begins to see."
    return shared_with(person, Cycle.team_id, func.coalesce(Cycle.closed_at, literal(NOT_YET, Cycle.opened_at.type)))


@see(CycleTimes)
def times_for_the_principal(person):
    "The principal sees that a team of their school has an inquiry, its phase and its dates, and no word of it."
    return in_led_school(person, CycleTimes.team_id)


@see(MoveTime)
def days_of_seen_times(person):
    "Whoever sees that an inquiry exists sees when it came to its phase."
    return MoveTime.cycle_id.in_(select(CycleTimes.id).where(times_for_the_principal(person)))


@see(PhaseMove)
def moves_of_seen_cycles(person):
    "Whoever sees an inquiry sees how it went from phase to phase."
    return PhaseMove.cycle_id.in_(select(Cycle.id).where(team_cycles(person)))


@see(Note)
def own_or_revealed(person):
    "A note is its author’s alone until it is revealed, and again when they take it back; in between the team sees it."
    in_seen_cycle = and_(Note.cycle_id.is_not(None), Note.cycle_id.in_(select(Cycle.id).where(team_cycles(person))))
    in_own_time = and_(Note.cycle_id.is_(None), shared_with(person, Note.team_id, Note.written_at))
    on_the_wall = and_(Note.revealed_at.is_not(None), Note.withdrawn_at.is_(None))
    return or_(Note.author_id == person.id, and_(on_the_wall, or_(in_seen_cycle, in_own_time)))


@see(NoteVersion)
def versions_of_seen_notes(person):
    "Whoever sees a note sees what it said before, from when it was revealed on; earlier wordings are its author’s."
    revealed_before = and_(NoteVersion.at >= Note.revealed_at, NoteVersion.stood)
    mine = Note.author_id == person.id
    seen = select(Note.id).where(own_or_revealed(person), or_(mine, revealed_before))
    return NoteVersion.note_id.in_(seen)


@see(Standing)
def standings_of_seen_notes(person):
    "Whoever sees a claim sees how it came to stand where it stands."
    return Standing.note_id.in_(select(Note.id).where(own_or_revealed(person)))


@see(Link)
def links_of_seen_notes(person):
    "Whoever sees a note sees what it points to."
    return Link.note_id.in_(select(Note.id).where(own_or_revealed(person)))


@see(Action)
def next_steps_of_seen_notes(person):
    "Whoever sees a note sees the next step in it."
    return Action.note_id.in_(select(Note.id).where(own_or_revealed(person)))


@may("write in", Cycle)
def members_write(person, cycle):
    "Members add notes to an open inquiry."
    return cycle.is_open and belongs(person, cycle.team_id)


@may("move on", Cycle)
def members_move_on(person, cycle):
    "Members move an open inquiry on to another phase, or back."
    return cycle.is_open and belongs(person, cycle.team_id)


@may("look after", Cycle)
def facilitator_looks_after_cycle(person, cycle):
    "The facilitator words the question, closes an inquiry and opens it again."
    return facilitates(person, cycle.team_id)


@may("start an inquiry in", Team)
def members_start(person, team):
    "Any member opens an inquiry for the team, unless the team has ended."
    return not team.is_over and belongs(person, team.id)


@may("change", Note)
def author_changes(person, note):
    "Only its author changes or takes back a note, as long as they are in the team."
    return note.author_id == person.id and belongs(person, note.team_id)


@may("connect", Note)
def members_connect(person, note):
    "Members connect the notes they see, and say what became of a next step."
    return belongs(person, note.team_id)


@may("settle", Note)
def members_settle(person, note):
    "Members say where a claim, a cause or a problem on the wall stands."
    return note.is_revealed and belongs(person, note.team_id)
