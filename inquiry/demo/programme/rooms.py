"""What was held in the two years: sessions of the cohorts, lesson groups before and after, meetings of the mentors."""

import tomllib
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

from inquiry.db import add
from inquiry.demo.held import Evening
from inquiry.demo.pen import Pen
from inquiry.demo.programme import sessions
from inquiry.discussions.kinds import phase_of
from inquiry.meetings.models import Meeting

TOLD = tomllib.loads((Path(__file__).parent / "meetings.toml").read_text(encoding="utf-8"))["meeting"]
OVERRUN = (-20, 45, -10, 70, 0, -35, 25, 95, -15)  # seconds, over and over
A_WEEK = timedelta(days=7)


class Held:
    """One of them: what is told of it, the meeting it became, and its steps."""

    def __init__(self, told, meeting, evening):
        self.told, self.meeting, self.steps, self.here = told, meeting, evening.steps, evening.here

    @property
    def name(self):
        return self.told.get("session") or self.told["purpose"]


def hold_all(programme) -> list[Held]:
    """Every meeting in the order they were held."""
    in_order = sorted(TOLD, key=lambda told: -told["weeks_ago"])
    return [hold(programme, told) for told in in_order]


def hold(programme, told) -> Held:
    at = programme.ago(told["weeks_ago"])
    here = programme.members(told["team"], at)
    if told["how"] == "alone":  # the mentor had other things to do
        here = [person for person in here if person.name not in ("Cleo", "Rosa", "Vera")]
    meeting = _planned(programme, told, at, len(here))
    session = sessions.announce(programme, told, meeting, here) if "session" in told else None
    pen = _pen(programme, meeting, at)
    first = programme[_first(told)]
    evening = Evening(meeting, here, at, led_by=first, write=lambda step, at: _write(pen, told, meeting, step, at))
    takes_over = programme[told["lead"]] if told["how"] == "half" else None
    evening.go_through(lambda step: OVERRUN[(step.position + told["weeks_ago"]) % len(OVERRUN)], hand_to=takes_over)
    evening.close()
    if session:
        sessions.look_back(programme, told, session, meeting)
    return Held(told, meeting, evening)


def plan_mentors(programme) -> Meeting:
    """The next meeting of the mentors, by a protocol of their own."""
    return add(
        Meeting(
            team_id=programme.teams["Mentors"].id,
            purpose="Where did I step in too early?",
            starts_at=programme.weeks.next() + A_WEEK,
            minutes=60,
            place="Online",
            expected=6,
            protocol_id="mentors_round",
            closing_id="plus_delta",
            facilitator_id=programme["Rosa"].id,
            presenter_id=programme["Yusuf"].id,
            planned_by_id=programme["Uma"].id,
        )
    )


def _first(told):
    """Who leads when it begins."""
    return told["lead"] if told["how"] in ("observed", "alone") else told["mentor"]


def _planned(programme, told, at, people):
    roles = {f"{part}_id": programme[told[part]].id for part in ("timekeeper", "presenter") if part in told}
    planned_by = programme[told.get("lead") or told["mentor"]]
    return add(
        Meeting(
            team_id=programme.teams[told["team"]].id,
            purpose=told.get("session") or told["purpose"],
            starts_at=at,
            minutes=90 if people > 8 else 60,
            place="Library at Birch" if "session" in told else "Online",
            expected=people,
            protocol_id=told["protocol"],
            closing_id="plus_delta",
            facilitator_id=programme[_first(told)].id,
            planned_by_id=planned_by.id,
            timed_at=at - A_WEEK,
            **roles,
        )
    )


def _pen(programme, meeting, at):
    return Pen(SimpleNamespace(team_id=meeting.team_id, id=None, opened_at=at), programme.people)


def _write(pen, told, meeting, step, at):
    pen.at = at
    for key, author, kind, subkind, body in told["cards"]:
        if key == step.key and _is_place_of(kind, step):
            pen.phase = phase_of(kind, subkind)
            pen.write(author, kind, body, subkind, meeting=meeting, step=step)


def _is_place_of(kind, step) -> bool:
    """Two protocols have a step of the same name: “write” of the closing takes what helped and what to change."""
    return step.part == ("closing" if kind in ("plus", "delta") and step.key == "write" else "main") and step.round == 1
