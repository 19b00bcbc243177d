"""Who learned to lead beside whom: plans, debriefs, the moves that were seen, and talks about stages."""

import tomllib
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from inquiry.db import add, db
from inquiry.growth.models import FAMILIES, LEADER, MENTOR, Debrief, LeadingPlan, MoveTap
from inquiry.growth.move_library import library
from inquiry.mentoring.models import Mentorship
from inquiry.stages.models import LeadingWish, StageTalk

TOLD = tomllib.loads((Path(__file__).parent / "growing.toml").read_text(encoding="utf-8"))
NOT_COUNTED = 7  # so many taps into a session one is taken back: a thumb slipped
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NEXT_PLANS = {
    "Whose voice is missing?": (
        "Bea",
        {
            "purpose": "That we hear the child who says nothing.",
            "why": "We see before we explain, and that is hard with our own lessons.",
            "risks": "Half of them come from other schools. Edie and I may talk too much to each other.",
            "questions": "Who said nothing here, and what might they have been thinking?",
            "moves": ["connect_to_student_thinking", "distribute_turns"],
        },
    ),
    "Look at what came back from a line without numbers": (
        "Farah",
        {
            "purpose": "That we look at numbers children choose.",
            "why": "Everybody taught it; two bring something.",
            "risks": "It is my first whole one. I may hurry.",
            "questions": "Why there?",
            "moves": ["wait", "hold_time"],
        },
    ),
}


def be_mentored(programme) -> None:
    """Who is or was whose mentor. One is named and not yet agreed to."""
    named_by = programme["Uma"].id
    for leader, mentor, since, until in TOLD["mentorships"]:
        at = programme.ago(since)
        pair = {"leader_id": programme[leader].id, "mentor_id": programme[mentor].id, "named_by_id": named_by}
        mentorship = Mentorship(named_at=at - 2 * DAY, **pair)
        mentorship.agree(at)
        if until:
            mentorship.end(programme.ago(until))
        add(mentorship)
    for leader, mentor in TOLD["asked"]:
        pair = {"leader_id": programme[leader].id, "mentor_id": programme[mentor].id, "named_by_id": named_by}
        add(Mentorship(named_at=programme.ago(2), **pair))


def look_back(programme, held) -> None:
    """The plan before, the moves in, and the debrief after each meeting somebody led."""
    for one in held:
        if "lead" in one.told:
            leader, mentor = (
                programme[one.told["lead"]],
                programme[one.told["mentor"]] if "mentor" in one.told else None,
            )
            _plan(one, leader)
            _tap(one, leader, mentor)
            _debrief(programme, one, leader, mentor)


def _plan(one, leader):
    if told := one.told.get("plan"):
        at = one.meeting.starts_at - 3 * DAY
        add(LeadingPlan(meeting_id=one.meeting.id, leader_id=leader.id, version=1, at=at, **told))


def plan_ahead(programme, meetings) -> None:
    """What is written already for what comes next week."""
    for meeting in meetings:
        name, told = NEXT_PLANS[meeting.purpose]
        add(LeadingPlan(meeting_id=meeting.id, leader_id=programme[name].id, version=1, at=programme.ago(2), **told))


def _debrief(programme, one, leader, mentor):
    told = dict(one.told["debrief"])
    said, ended = told.pop("mentor"), one.meeting.ended_at
    mentor = mentor or _mentor_of(programme, one)
    beside = {"mentor_words": said, "mentor_id": mentor.id, "mentor_at": ended + 26 * HOUR} if said else {}
    written = {"leader_at": ended + 3 * HOUR, "at": ended + HOUR, "version": 1}
    add(Debrief(meeting_id=one.meeting.id, leader_id=leader.id, **written, **told, **beside))


def _mentor_of(programme, one):
    """Their mentor of that time, who was not in the room."""
    pairs = ((mentor, since) for leader, mentor, since, _until in TOLD["mentorships"] if leader == one.told["lead"])
    return programme[min((pair for pair in pairs if pair[1] >= one.told["weeks_ago"]), key=lambda pair: pair[1])[0]]


def _tap(one, leader, mentor):
    """The moves of both, spread over the steps. The mentor tapped, or the leader afterwards."""
    taps = [(LEADER, family) for family in _in_turn(one.told["leader"])]
    taps += [(MENTOR, family) for family in _in_turn(one.told.get("mentors", ()))]
    by = mentor or leader
    known = {family: cycle(_codes(family, one.told["weeks_ago"])) for family in FAMILIES}
    opened = [step for step in one.steps if step.opened_at]
    for number, (who, family) in enumerate(taps):
        step = opened[number * 5 % len(opened)]
        at = step.opened_at + timedelta(seconds=20 + number)
        words = one.told.get("words", "") if number == 0 else ""
        taken_back = at + timedelta(seconds=4) if number == NOT_COUNTED else None
        facts = {"meeting_id": one.meeting.id, "step_id": step.id, "leader_id": leader.id, "by_id": by.id}
        move = {"who": who, "family": family, "code": next(known[family]), "words": words}
        db.session.add(MoveTap(at=at, taken_back_at=taken_back, **facts, **move))
    db.session.flush()


def _in_turn(numbers):
    """So many of each family, one family after the other."""
    return [family for family, number in zip(FAMILIES, numbers, strict=False) for _each in range(number)]


def _codes(family, start):
    codes = [move.code for move in library().moves.values() if move.family == family]
    first = start % len(codes)
    return codes[first:] + codes[:first]


def talk_about_stages(programme) -> None:
    """Moves to another stage, written by both; in the last one the leader’s words are still to come."""
    for told in TOLD["talk"]:
        at, mentor = programme.ago(told["weeks_ago"]), programme[told["mentor"]]
        talk = StageTalk(leader_id=programme[told["leader"]].id, family=told["family"], level=told["level"], at=at)
        if "words" in told:
            talk.write(talk.leader_id, told["words"], at=at)
        talk.write(mentor.id, told["beside"], at=at + DAY)
        add(talk)


def say_wishes(programme) -> None:
    """Who wishes to lead, and who may know."""
    for name, wishes, shown_to in TOLD["wishes"]:
        person = programme[name]
        add(LeadingWish(person_id=person.id, wishes=wishes, shown_to=shown_to, at=programme.ago(11)))
