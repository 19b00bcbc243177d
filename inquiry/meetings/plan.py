"""From a form to a plan and back; what a new plan begins with."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from inquiry.clock import local, now, today
from inquiry.discussions.format import library
from inquiry.meetings import queries
from inquiry.meetings.models import Meeting
from inquiry.teams.models import FACILITATOR

USUAL_MINUTES, USUAL_TIME = 45, time(15, 10)
ROLES = ("facilitator", "timekeeper", "recorder", "presenter")


def values(form, choices, zone) -> dict:
    """The columns of a meeting as the form says them; what is missing or unreadable is as usual."""
    return {
        "purpose": form.purpose.data or "",
        "starts_at": _moment(form, zone),
        "minutes": form.minutes.data or USUAL_MINUTES,
        "place": form.place.data or "",
        "expected": form.expected.data or max(2, len(choices.members)),
        "cycle_id": choices.cycle_id(form.cycle.data),
        "protocol_id": form.protocol.data or None,
        "opening_id": form.opening.data or None,
        "closing_id": form.closing.data or None,
        "focus_norm_id": choices.norm_id(form.focus_norm.data),
        "settings": settings(form),
        **{f"{role}_id": choices.person_id(form[role].data) for role in ROLES},
    }


def settings(form) -> dict:
    """What scaling is asked for, as far as it means anything for the chosen protocol."""
    protocol = library().get(form.protocol.data or "")
    if protocol is None:
        return {}
    movable = {step.key for step in protocol.steps if step.async_ok}
    lengths = {variant.key for variant in protocol.variants}
    asked = {
        "keep_debrief": bool(form.keep_debrief.data),
        "variant": form.variant.data if form.variant.data in lengths else None,
        "count": form.count.data,
        "pre_work": [key for key in form.pre_work.data or () if key in movable],
    }
    return {name: value for name, value in asked.items() if value}


def _moment(form, zone):
    day, at = form.day.data or today(zone), form.time.data or USUAL_TIME
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def trial(form, choices, zone, team_id) -> Meeting:
    """A meeting as the form describes it, only to look at; it is never kept."""
    return Meeting(team_id=team_id, **values(form, choices, zone))


def as_form(meeting, choices, zone) -> dict:
    """What the form shows for a meeting that is planned already."""
    there = local(meeting.starts_at, zone)
    asked = meeting.settings or {}
    return {
        "purpose": meeting.purpose,
        "seen": meeting.purpose,
        "day": there.date(),
        "time": there.time(),
        "minutes": meeting.minutes,
        "place": meeting.place,
        "expected": meeting.expected,
        "protocol": meeting.protocol_id or "",
        "opening": meeting.opening_id or "",
        "closing": meeting.closing_id or "",
        "cycle": choices.ref_of("cycles", meeting.cycle_id),
        "focus_norm": choices.ref_of("norms", meeting.focus_norm_id),
        **{name: asked.get(name) for name in ("keep_debrief", "variant", "count", "pre_work")},
        **{role: choices.ref_of("members", getattr(meeting, f"{role}_id")) for role in ROLES},
    }


def as_usual(team, choices, person, zone) -> dict:
    """What a new plan begins with: a week after the last meeting, in the same place, for the people there are."""
    last = queries.last_of(team.id, person)
    facilitator = next((one.ref for one in choices.members if one.role == FACILITATOR), person.ref)
    begins = _next_time(last, zone)
    return {
        "day": begins.date(),
        "time": begins.time(),
        "minutes": last.minutes if last else USUAL_MINUTES,
        "place": last.place if last else "",
        "expected": max(2, len(choices.members)),
        "cycle": choices.cycles[0].ref if choices.cycles else "",
        "protocol": "",
        "opening": last.opening_id or "" if last else "connections",
        "closing": last.closing_id or "" if last else "plus_delta",
        "facilitator": facilitator,
        "focus_norm": "",
    }


def _next_time(last, zone):
    """The weekday and the hour of the last meeting, in the next week that is still to come."""
    soon = local(now(), zone).replace(second=0, microsecond=0, tzinfo=None)
    if last is None:
        return datetime.combine(soon.date() + timedelta(days=7), USUAL_TIME)
    begins = local(last.starts_at, zone).replace(tzinfo=None) + timedelta(weeks=1)
    while begins <= soon:
        begins += timedelta(weeks=1)
    return begins
