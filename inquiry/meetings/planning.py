"""Planning a meeting on a page: for a team’s own meeting, and for whatever else of the house is held as one."""

from flask import request

from inquiry.db import add
from inquiry.doors import me
from inquiry.i18n import zone
from inquiry.meetings import plan
from inquiry.meetings.forms import PlanForm
from inquiry.meetings.models import Meeting
from inquiry.meetings.neighbours import plan_changed, things_beside_plan
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
    outlook, beside = outlook_on(form, choices), things_beside_plan(me(), team, choices.members, form)
    return page(template, form, plan=form, team=team, outlook=outlook, beside=beside, **more)


def outlook_on(form, choices):
    """How the meeting in a form would go."""
    return Outlook(plan.trial(form, choices, zone()), has_norms=bool(choices.norms))


def _with_way_out(args):
    """A way out is a button that carries the field it changes; it takes the place of what the form said."""
    name, _colon, value = args.get("take", "").partition(":")
    changed = args.copy()
    if name in ("minutes", "count", *plan.ROLES):
        changed[name] = value
    if name == "pre_work":
        changed.setlist(name, [*args.getlist(name), *value.split()])
    return changed
