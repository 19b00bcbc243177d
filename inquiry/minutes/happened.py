"""What happened in a meeting, as facts: sentences are made when somebody reads them, in their own language."""

from sqlalchemy import func, select

from inquiry.access import for_the_house
from inquiry.cycles.models import Cycle
from inquiry.db import db
from inquiry.meetings.steps import HANDED_OVER, Hand, LogLine, Presence, Step
from inquiry.minutes.beginnings import heard_in, table_of
from inquiry.minutes.cards import cards_of, last_delta
from inquiry.norms.models import Norm
from inquiry.norms.ratings import medians
from inquiry.people.models import Person
from inquiry.teams.models import Team

ROLES = ("facilitator", "presenter", "timekeeper", "recorder")
TOLD = (*HANDED_OVER, "paused", "added", "borrowed", "went_back")  # of the log, what minutes mention


def what_happened(meeting, *, at, to=None) -> dict:
    """Everything the minutes are made of. Nothing in it lies face down. `to` asks for what one reader sees so far."""
    steps = steps_of(meeting)
    return {
        "meeting": _meeting(meeting, at),
        "roles": _roles(meeting),
        "protocols": _protocols(meeting),
        "people": _people(meeting),
        "steps": _steps(meeting, steps),
        "table": table_of(meeting),
        "heard": heard_in(meeting, to),
        "cards": cards_of(meeting, steps, to=to),
        "facts": _facts(meeting, steps),
        "norms": _norms(meeting, with_medians=to is None),
        "last_delta": last_delta(meeting),
        "summary": "",
        "remarks": [],
    }


def steps_of(meeting) -> list[Step]:
    """The steps in their order."""
    return list(db.session.scalars(select(Step).where(Step.meeting_id == meeting.id).order_by(Step.position)))


def said(moment):
    """A moment as plain data."""
    return moment and moment.isoformat()


def _meeting(meeting, at):
    team = db.session.scalar(select(Team.name).where(Team.id == meeting.team_id))
    return {
        "ref": meeting.ref,
        "purpose": meeting.purpose,
        "focus_question": meeting.focus_question,
        "context": meeting.context,
        "place": meeting.place,
        "team": team,
        "question": db.session.scalar(select(Cycle.question).where(Cycle.id == meeting.cycle_id)),
        "starts_at": said(meeting.starts_at),
        "began_at": said(meeting.began_at),
        "ended_at": said(meeting.ended_at or at),
        "planned_seconds": meeting.minutes * 60,
    }


def _roles(meeting):
    held = {role: getattr(meeting, f"{role}_id") for role in ROLES}
    names = dict(
        db.session.execute(select(Person.id, Person.name).where(Person.id.in_(set(held.values()) - {None}))).all()
    )
    return {role: names[held[role]] for role in ROLES if held[role] in names}


def _protocols(meeting):
    frozen = (meeting.frozen or {}).get("protocols", {})
    kept = ("id", "name", "credits")
    return [{"part": part, **{key: one[key] for key in kept if key in one}} for part, one in frozen.items()]


def _people(meeting):
    columns = (Person.ref, Person.name, Presence.came_at, Presence.left_at)
    here = select(*columns).join(Person, Person.id == Presence.person_id).where(Presence.meeting_id == meeting.id)
    return [
        {"ref": one.ref, "name": one.name, "came_at": said(one.came_at), "left_at": said(one.left_at)}
        for one in db.session.execute(here.order_by(Presence.came_at, Presence.id))
    ]


def _steps(meeting, steps):
    votes, left = _votes(steps), _left_out(meeting)
    return [{**_step(step, steps), "skipped": _is_skipped(step, left), "vote": votes.get(step.id)} for step in steps]


def _left_out(meeting):
    """The moments at which a step was left out; each is the moment that step was closed."""
    return set(
        db.session.scalars(select(LogLine.at).where(LogLine.meeting_id == meeting.id, LogLine.kind == "skipped"))
    )


def _is_skipped(step, left):
    return step.opened_at is None or step.closed_at in left


def _step(step, steps):
    return {
        "ref": step.ref,
        "part": step.part,
        "key": step.key,
        "title": dict(step.frozen.title),
        "round": step.round,
        "rounds": sum(other.key == step.key and other.part == step.part for other in steps),
        "recorded": step.frozen.record != "none",
        "planned": step.planned_seconds,
        "added": step.added_seconds,
        "used": step.used_seconds,
    }


def _votes(steps):
    """For each vote how many hands there were and, once they were shown, how many for each number; never whose."""
    shown = {step.id for step in steps if step.revealed_at}
    hands = select(Hand.step_id, Hand.value, func.count()).where(Hand.step_id.in_([step.id for step in steps]))
    votes: dict[int, dict] = {}
    for step_id, value, many in db.session.execute(for_the_house(hands.group_by(Hand.step_id, Hand.value))):
        vote = votes.setdefault(step_id, {"hands": 0, "shown": step_id in shown, "counts": {}})
        vote["hands"] += many
        if vote["shown"]:
            vote["counts"][str(value)] = many
    return votes


def _facts(meeting, steps):
    refs = {step.id: step.ref for step in steps}
    columns = (LogLine.kind, LogLine.at, LogLine.step_id, LogLine.detail, Person.name)
    told = select(*columns).join(Person, Person.id == LogLine.by_id)
    told = told.where(LogLine.meeting_id == meeting.id, LogLine.kind.in_(TOLD)).order_by(LogLine.id)
    return [
        {"kind": kind, "at": said(at), "step": refs.get(step_id), "by": name, "detail": detail}
        for kind, at, step_id, detail, name in db.session.execute(told)
    ]


def _norms(meeting, with_medians):
    """Today’s focus, and how the norms were kept: medians, from four people on, and only once nobody rates any more."""
    felt = medians(meeting.id) if with_medians else {}
    texts = select(Norm.id, Norm.text).where(Norm.id.in_({*felt, meeting.focus_norm_id} - {None}))
    norms = dict(db.session.execute(texts.order_by(Norm.position, Norm.id)).all())
    return {
        "focus": norms.get(meeting.focus_norm_id),
        "medians": [{"text": text, "median": felt[number]} for number, text in norms.items() if number in felt],
    }
