"""What happens once, when a meeting begins: its protocols are frozen onto it and it gets its short code."""

import secrets

from inquiry.access import tally
from inquiry.db import db
from inquiry.discussions.format import library
from inquiry.discussions.freezing import to_data
from inquiry.meetings.agenda import agenda_in_time
from inquiry.meetings.models import Meeting
from inquiry.meetings.running import begin
from inquiry.meetings.steps import Step

LETTERS = "ABCDEFGHJKMNPQRTUVWXY"  # none that looks like another, or like a digit
CODE_LENGTH = 6


def open_meeting(meeting, *, people, has_norms, by, at) -> list[Step]:
    """Freeze the agenda as it fits now, make the code, and stand on the first step with the clock waiting."""
    left = (meeting.ends_at - at).total_seconds() / 60 if at > meeting.starts_at else 0
    agenda = agenda_in_time(meeting, people, left, has_norms=has_norms)
    meeting.frozen = {
        "people": people,
        "slot_seconds": agenda.slot_seconds,
        "protocols": {part: _protocol(name) for part, name in _named(meeting) if name in library()},
    }
    steps = [_step(meeting, position, planned) for position, planned in enumerate(agenda)]
    db.session.add_all(steps)
    db.session.flush()
    give_code(meeting)
    begin(meeting, steps, by=by, at=at)
    return steps


def give_code(meeting) -> None:
    """Make the short code that leads in, from the moment somebody stands at the door until the end."""
    meeting.code = meeting.code or _new_code()


def _named(meeting):
    return ("opening", meeting.opening_id), ("main", meeting.protocol_id), ("closing", meeting.closing_id)


def _protocol(name):
    return to_data(library()[name])


def _step(meeting, position, planned):
    presents = {"presenter"} & {*planned.step.speaks, *planned.step.silent}
    return Step(
        meeting_id=meeting.id,
        position=position,
        part=planned.part,
        key=planned.key,
        data=planned.to_data(),
        round=planned.round,
        planned_seconds=planned.seconds,
        least_seconds=planned.least_seconds,
        added_seconds=0,
        used_seconds=0,
        presenter_id=meeting.presenter_id if presents else None,
    )


def _new_code():
    while True:
        code = "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))
        if not tally(Meeting, Meeting.code == code):
            return code
