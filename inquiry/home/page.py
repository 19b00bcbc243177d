"""The first page, put together: one next step, what somebody owes it, what was said last time, where the inquiry is."""

from dataclasses import dataclass
from datetime import timedelta

from inquiry.clock import now
from inquiry.cycles.counting import groups_of
from inquiry.cycles.facts import facts_counted
from inquiry.cycles.gates import fills
from inquiry.cycles.models import PHASES
from inquiry.cycles.sentences import ring_says
from inquiry.discussions.format import library
from inquiry.discussions.kinds import phase_label
from inquiry.home import queries
from inquiry.meetings.models import PLANNED
from inquiry.meetings.outlook import outlook_of
from inquiry.meetings.preparing import ABOUT_WORK, has_presenter, is_prepared, wants_preparing
from inquiry.protected.meeting_hours import day_off_of

MOST_STEPS = 5
WORK_WORDS = ("student work", "work sample", "trabajo de estudiante", "trabajos de estudiantes", "trabajo estudiantil")
STILL_HERE, WEEKS = timedelta(hours=3), timedelta(days=14)


@dataclass
class Owed:
    """Everything somebody still has to do before the meeting."""

    lines: list
    steps: list
    more: int
    prepares: bool
    presenter_waits: bool
    work_lines: set

    def __bool__(self):
        return bool(self.lines or self.steps or self.prepares or self.presenter_waits)


def first_page(person) -> dict:
    """All the first page shows to somebody who belongs to a team."""
    teams = queries.my_teams(person)
    meetings = queries.next_meetings(person, since=now() - STILL_HERE) if teams else []
    meeting = meetings[0] if meetings else None
    team_id = meeting.team_id if meeting else teams[0].id if teams else None
    return {
        "teams": teams,
        "meeting": meeting,
        "others": meetings[1:],
        "no_school": day_off_of(person, meeting) if meeting else [],
        "outlook": outlook_of(meeting, has_norms=meeting.has_norms) if meeting else None,
        "owed": owed(meeting, person) if teams else None,
        **(last_time(team_id, person) if team_id else {}),
        **(inquiry(team_id, person) if team_id else {}),
    }


def owed(meeting, person) -> Owed:
    """What to bring, what to prepare, and what was promised."""
    lines = queries.to_bring(person, meeting=meeting.id) if meeting else []
    steps = queries.my_next_steps(person)
    ahead = bool(meeting) and meeting.state == PLANNED
    asked = _asked_work(meeting) if meeting else ()
    unready = ahead and wants_preparing(meeting) and not is_prepared(meeting, meeting.works)
    return Owed(
        lines=lines,
        steps=steps[:MOST_STEPS],
        more=max(0, len(steps) - MOST_STEPS),
        prepares=unready and meeting.presenter_id == person.id,
        presenter_waits=unready and has_presenter(meeting) and _leads_for_another(meeting, person),
        work_lines={line.ref for line in lines if line.what in asked or _speaks_of_work(line.what)},
    )


def _leads_for_another(meeting, person):
    return person.id == meeting.facilitator_id and person.id != meeting.presenter_id


def _speaks_of_work(what):
    """Whether somebody asked in their own words for what one adds as student work."""
    return any(word in what.casefold() for word in WORK_WORDS)


def _asked_work(meeting):
    """The words, in every language, with which the protocol asks for student work."""
    protocol = library().get(meeting.protocol_id or "")
    inputs = protocol.inputs if protocol else ()
    return {text for one in inputs if one.kind in ABOUT_WORK for text in one.what.values()}


def last_time(team_id, person) -> dict:
    """The last meeting, and one thing that was said in it."""
    last = first(queries.last_meeting(person, team=team_id))
    return {"last": last, "said": first(queries.said_in(person, meeting=last.id)) if last else None}


def first(rows):
    return rows[0] if rows else None


def inquiry(team_id, person) -> dict:
    """The inquiry, its ring, and when it left each phase."""
    cycle = first(queries.inquiry_of(person, team=team_id))
    if cycle is None:
        return {"cycle": None}
    full = fills(facts_counted(cycle, groups_of(person, cycle=cycle.id)))
    moves = queries.moves_of(person, cycle=cycle.id)
    left, came = {move.from_phase: move.at for move in moves}, {move.to_phase: move.at for move in moves}
    behind = PHASES[: PHASES.index(cycle.phase)]
    phases = [(name, left.get(name) if name in behind else None) for name in PHASES]
    since = came.get(cycle.phase, cycle.opened_at)
    return {"cycle": cycle, "fills": full, "phases": phases, "since": since, "ring": ring_says(full, phase_label)}
