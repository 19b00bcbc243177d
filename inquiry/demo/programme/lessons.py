"""Lessons that groups designed together, and what came back from the classes."""

import tomllib
from datetime import timedelta
from pathlib import Path

from inquiry.db import add
from inquiry.meetings.models import Meeting
from inquiry.sessions.lessons import begin, say_taught, teaching_of

LESSONS = tomllib.loads((Path(__file__).parent / "lessons.toml").read_text(encoding="utf-8"))["lesson"]


def design_all(programme, held) -> Meeting:
    """Each lesson between its two meetings; the last one waits for the second of them, which is given back."""
    meetings = {(one.told["team"], one.name): one.meeting.id for one in held}
    coming = _coming(programme, LESSONS[-1]["team"])
    for told in LESSONS:
        before, after = (meetings.get((told["team"], told.get(which))) for which in ("before", "after"))
        _design(programme, told, before, after or coming.id)
    return coming


def _design(programme, told, before_id, after_id):
    words = told["title"], told["question"], told["body"]
    lesson = begin(programme.teams[told["team"]], *words, by=programme[told["taught"][0][0]])
    for name, week, said in told["taught"]:
        at = programme.weeks.ago(week, hour=15, minute=10)
        person = programme[name]
        say_taught(lesson, (at - timedelta(days=1)).date(), said, by=person)
        teaching_of(lesson, person).at = at
    lesson.before_id, lesson.after_id, lesson.begun_at = before_id, after_id, programme.ago(told["begun"])


def _coming(programme, team):
    """The meeting next week in which the group looks at what came back; somebody leads it for the first time."""
    return add(
        Meeting(
            team_id=programme.teams[team].id,
            purpose="Look at what came back from a line without numbers",
            starts_at=programme.weeks.next(hour=14, minute=45) + timedelta(days=1),
            minutes=60,
            place="Online",
            expected=5,
            protocol_id="cld_debrief",
            closing_id="plus_delta",
            facilitator_id=programme["Farah"].id,
            presenter_id=programme["Amal"].id,
            timekeeper_id=programme["Kira"].id,
            planned_by_id=programme["Farah"].id,
        )
    )
