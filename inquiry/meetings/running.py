"""The clock and the steps of a meeting. Nothing moves by itself; each act is a fact for the minutes."""

from datetime import timedelta

from inquiry.db import db
from inquiry.meetings.models import OPEN, PAUSED, RUNNING, WAITING
from inquiry.meetings.steps import LogLine

MINUTE = 60
HEARD = "heard"  # somebody told what became of an earlier next step


def begin(meeting, steps, *, by, at) -> None:
    """Open the meeting on its first step, with the clock waiting."""
    meeting.state, meeting.began_at = OPEN, at
    _stand_on(meeting, steps[0], at)
    write_down(meeting, "began", by, at, planned=sum(step.planned_seconds for step in steps))


def start(meeting, step, *, by, at) -> None:
    """Let the clock run, for the first time in this step or after a pause."""
    if meeting.clock == RUNNING:
        return
    write_down(meeting, "resumed" if meeting.clock == PAUSED else "started", by, at)
    _run(meeting, step, at)


def pause(meeting, step, *, by, at) -> None:
    """Hold the clock."""
    if meeting.clock != RUNNING:
        return
    _rest(meeting, step, at, PAUSED)
    write_down(meeting, "paused", by, at)


def add_minute(meeting, step, *, by, at) -> None:
    """Give this step one minute more; the meeting ends that much later."""
    _give(meeting, step, MINUTE)
    write_down(meeting, "added", by, at, seconds=MINUTE)


def borrow(meeting, step, lender, seconds, *, by, at) -> None:
    """Take time from a later step, never below what it needs at the least."""
    taken = min(seconds, lender.least_left)
    if taken <= 0 or lender.position <= step.position:
        return
    lender.added_seconds -= taken
    _give(meeting, step, taken)
    write_down(meeting, "borrowed", by, at, seconds=taken, lender=lender.ref)


def go_on(meeting, step, following, *, by, at, kind="went_on") -> None:
    """Leave this step for the next one. A running clock runs on; a resting one waits."""
    step.closed_at = at
    _go(meeting, step, following, at)
    write_down(meeting, kind, by, at, to=following.ref)


def go_back(meeting, step, former, *, by, at) -> None:
    """Return to an earlier step, which keeps everything and has the time it had left."""
    _go(meeting, step, former, at)
    write_down(meeting, "went_back", by, at, to=former.ref)


def rest(meeting, step, *, at) -> None:
    """Stop counting, because the meeting ends."""
    if meeting.clock == RUNNING:
        _rest(meeting, step, at, WAITING)
    step.closed_at = at


def left_ms(meeting, at) -> int:
    """How much of the current step is left now; below zero, how far it ran over."""
    if meeting.clock == RUNNING and meeting.clock_ends_at:
        return round((meeting.clock_ends_at - at).total_seconds() * 1000)
    return meeting.clock_left_ms


def is_current(meeting, step_ref, version, steps) -> bool:
    """Whether somebody pressed a button for the step and the clock as they stand now, not as they stood before."""
    step = next((step for step in steps if step.id == meeting.step_id), None)
    return meeting.is_open and step is not None and step.ref == step_ref and str(meeting.clock_version) == str(version)


def write_down(meeting, kind, by, at, **detail) -> None:
    """Keep what was done as a fact, without content."""
    db.session.add(
        LogLine(meeting_id=meeting.id, step_id=meeting.step_id, kind=kind, by_id=by.id, at=at, detail=detail)
    )


def _go(meeting, step, target, at):
    was_running = meeting.clock == RUNNING
    if was_running:
        _rest(meeting, step, at, WAITING)
    _stand_on(meeting, target, at)
    if was_running:
        _run(meeting, target, at)


def _stand_on(meeting, step, at):
    step.opened_at = step.opened_at or at
    meeting.step_id, meeting.clock, meeting.clock_ends_at = step.id, WAITING, None
    meeting.clock_left_ms = step.left_ms
    meeting.clock_version += 1


def _run(meeting, step, at):
    meeting.clock, meeting.clock_ends_at = RUNNING, at + timedelta(milliseconds=meeting.clock_left_ms)
    step.running_since = at
    meeting.clock_version += 1


def _rest(meeting, step, at, state):
    meeting.clock_left_ms = left_ms(meeting, at)
    meeting.clock, meeting.clock_ends_at = state, None
    step.used_seconds += round((at - (step.running_since or at)).total_seconds())
    step.running_since = None
    meeting.clock_version += 1


def _give(meeting, step, seconds):
    step.added_seconds += seconds
    if meeting.clock == RUNNING:
        meeting.clock_ends_at += timedelta(seconds=seconds)
    else:
        meeting.clock_left_ms += seconds * 1000
    meeting.clock_version += 1
