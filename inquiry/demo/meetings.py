"""Two meetings: the one held last, as it happened step by step, and the one that comes next."""

from datetime import datetime, time

from flask import current_app
from sqlalchemy import select

from inquiry.access import visible
from inquiry.artifacts.models import Artifact
from inquiry.clock import local
from inquiry.cycles.models import Cycle
from inquiry.db import add, db
from inquiry.demo.held import Evening
from inquiry.demo.pen import Pen
from inquiry.demo.school_days import ago, ahead
from inquiry.demo.under_way import PIECES, QUESTION
from inquiry.meetings.models import Bring, Meeting, OnTheTable
from inquiry.norms.models import Norm
from inquiry.norms.ratings import rate
from inquiry.people.models import Person

HELD = ("Amal", "Bea", "Farah", "Gus")
WORDS = {  # what was written, at which step
    "share": [
        ("Amal", "evidence_request", "", "What children say when they place ½ on the longer line."),
        ("Bea", "evidence_request", "", "The same task on a line from 0 to 1, from the same children."),
        ("Farah", "evidence_request", "", "Where their finger goes first: to 0, to the end, or to the middle."),
        ("Gus", "evidence_request", "", "Whether anybody writes 1 before ½."),
    ],
    "plan": [("Gus", "measure", "", "Children who place ½ right on the line from 0 to 2, counted by two of us.")],
    "safe": [
        ("Bea", "agreement", "decision", "We look at photographs with bird names. The sheets stay in our cupboards.")
    ],
    "predict": [
        ("Farah", "prediction", "", "Nearly all will put ½ in the middle of the whole line."),
        ("Amal", "prediction", "", "Whoever writes 1 first will be right."),
    ],
    "write": [
        ("Gus", "plus", "", "Writing first, then talking. I heard everybody."),
        ("Farah", "delta", "", "Have the work on the table before we sit down."),
    ],
}
EXTRA = {"plan": 60, "share": 45}  # seconds some steps ran over


def hold_last(at) -> None:
    """Last meeting, some nine days ago: planning the evidence. Every minute and card of it went through the real verbs."""
    team_people, cycle = _people(), db.session.scalar(select(Cycle).where(Cycle.question == QUESTION))
    began = _at(ago(at, 9))
    plan = {"purpose": "Decide what to collect about ½ on longer lines", "minutes": 55, "place": "Room 12"}
    meeting = _meeting(
        cycle, team_people, began, protocol_id="evidence_plan", facilitator="Bea", timekeeper="Gus", **plan
    )
    pen = Pen(cycle, team_people)
    pen.phase = "collect"
    _walk_through(meeting, pen, team_people, began)


def _walk_through(meeting, pen, people, began):
    def write(step, at):
        pen.at = at
        _write(pen, meeting, step)

    here = [people[name] for name in HELD]
    evening = Evening(meeting, here, began, led_by=people["Bea"], write=write, has_norms=True)
    evening.go_through(lambda step: EXTRA.get(step.key, -10))
    _look_back_at_norms(meeting, people)
    evening.close()


def _write(pen, meeting, step):
    for author, kind, subkind, body in WORDS.get(step.key, ()):
        pen.write(author, kind, body, subkind, meeting=meeting, step=step)
    if step.key == "plan":
        due = ahead(pen.at, 12).date()
        steps = {"meeting": meeting, "step": step}
        pen.next_step(
            "Bea", "Ask two children how they found ½", "Amal", due, "What they said, in their words", **steps
        )
        pen.next_step(
            "Bea", "Copy the sheets from all three classes", "Bea", due, "Five that stand for the rest", **steps
        )
        done = {"status": "done", "outcome": "Three of them wrote it down for me: “its haf way a long”."}
        pen.next_step("Gus", "Watch where the first mark goes", "Gus", due, "A tally", **done, **steps)


def _look_back_at_norms(meeting, people):
    norm = db.session.scalar(select(Norm).where(Norm.team_id == meeting.team_id).order_by(Norm.position))
    meeting.focus_norm_id = norm.id
    for name, value in zip(HELD, (3, 4, 4, 3), strict=True):
        rate(meeting.id, norm, value, by=people[name])


def plan_next(at) -> None:
    """Tomorrow at 2:10 pm, or on Monday: notice and wonder, over three pieces of work."""
    people, cycle = _people(), db.session.scalar(select(Cycle).where(Cycle.question == QUESTION))
    starts = _at(ahead(at, 1))
    plan = {"purpose": "Look at fractions together", "minutes": 60, "place": "Room 12"}
    roles = {"facilitator": "Bea", "timekeeper": "Gus"}
    meeting = _meeting(cycle, people, starts, protocol_id="notice_wonder", closing_id="plus_delta", **roles, **plan)
    meeting.focus_norm_id = db.session.scalar(
        select(Norm.id).where(Norm.team_id == cycle.team_id).order_by(Norm.position)
    )
    add(Bring(meeting_id=meeting.id, person_id=people["Amal"].id, what="One more piece of student work, made safe"))
    add(Bring(meeting_id=meeting.id, person_id=None, what="Something to write with"))
    _lay_on_the_table(meeting, people["Bea"], list(PIECES)[:3])


def _lay_on_the_table(meeting, person, names):
    works = visible(Artifact, Artifact.id, Artifact.alias, to=person).where(Artifact.shared_at.is_not(None))
    by_name = {alias.lower(): number for number, alias in db.session.execute(works)}
    for position, name in enumerate(names):
        add(OnTheTable(meeting_id=meeting.id, artifact_id=by_name[name], position=position, put_by_id=person.id))


def _meeting(cycle, people, starts, *, facilitator, timekeeper, **more):
    return add(
        Meeting(
            team_id=cycle.team_id,
            cycle_id=cycle.id,
            starts_at=starts,
            expected=len(HELD),
            facilitator_id=people[facilitator].id,
            timekeeper_id=people[timekeeper].id,
            planned_by_id=people[facilitator].id,
            **{"closing_id": "plus_delta"} | more,
        )
    )


def _people():
    return {person.name: person for person in db.session.scalars(select(Person))}


def _at(moment, hour=14, minute=10):
    """Ten past two on the school’s own clock."""
    zone = current_app.config["BABEL_DEFAULT_TIMEZONE"]
    there = local(moment, zone)
    return datetime.combine(there.date(), time(hour, minute), there.tzinfo)
