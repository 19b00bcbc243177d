"""Planning a meeting on a page: for a team’s own meeting, and for whatever else of the house is held as one."""

import re

from flask import request

from inquiry.clock import local
from inquiry.db import add
from inquiry.doors import me
from inquiry.i18n import zone
from inquiry.meetings import plan
from inquiry.meetings.forms import PlanForm
from inquiry.meetings.models import Meeting
from inquiry.meetings.neighbours import openings_for, plan_changed, remarks_on, things_beside_plan
from inquiry.meetings.outlook import Outlook
from inquiry.pages import page


def plan_form(choices, usual, kind=PlanForm):
    """The plan as it was sent, or as an address asks to look at it, or as usual."""
    asked = request.form if request.method == "POST" else _with_way_out(request.args)
    return choices.put_on(kind(asked if "minutes" in asked else None, data=usual))


def put_down(team, form, choices) -> Meeting:
    """A meeting of a team as its form says; calendars are told."""
    meeting = add(Meeting(team_id=team.id, planned_by_id=me().id, **plan.values(form, choices, zone())))
    plan_changed(meeting)
    return meeting


def plan_editor(template, form, choices, team, **more):
    """The page on which a plan is written, whether it fits, and what else stands beside it."""
    beside = things_beside_plan(me(), team, choices.members, form)
    openings = [] if "meeting" in more else openings_for(me(), team)
    known = {"plan": form, "team": team, "beside": beside, "openings": openings, "way_of": way_of}
    return page(template, form, **known, **fit_of(form, choices, team), **more)


def fit_of(form, choices, team) -> dict:
    """How the meeting in a form would go, and what there is to know of its hour."""
    tried = plan.trial(form, choices, zone(), team.id)
    return {"outlook": Outlook(tried, has_norms=bool(choices.norms)), "remarks": remarks_on(me(), tried)}


def way_of(opening) -> str:
    """A time that is offered, as a button of the form carries it."""
    return f"when:{local(opening.starts_at, zone()):%Y-%m-%dT%H:%M} {opening.minutes} {opening.place}"


def _with_way_out(args):
    """A way out is a button that carries the field it changes; it takes the place of what the form said."""
    name, _colon, value = args.get("take", "").partition(":")
    changed = args.copy()
    if name in ("minutes", "count", *plan.ROLES):
        changed[name] = value
    if name == "when" and (told := re.fullmatch(r"([\d-]+)T([\d:]+) (\d+) (.*)", value)):
        changed["day"], changed["time"], changed["minutes"] = told[1], told[2], told[3]
        changed["place"] = told[4] or changed.get("place", "")
    if name == "pre_work":
        changed.setlist(name, [*args.getlist(name), *value.split()])
    return changed
