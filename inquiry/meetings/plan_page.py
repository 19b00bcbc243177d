"""The page of a planned meeting: everything about it, read once."""

from datetime import timedelta

from inquiry.clock import now
from inquiry.cycles.queries import commitments
from inquiry.doors import me
from inquiry.i18n import _, language
from inquiry.meetings import preparing, queries
from inquiry.meetings.choices import Choices
from inquiry.meetings.forms import BringForm, CallOffForm, offered
from inquiry.meetings.neighbours import remarks_on, ways_on
from inquiry.meetings.outlook import outlook_of
from inquiry.meetings.plan import ROLES
from inquiry.pages import page

SOON = timedelta(hours=3)


def plan_page(meeting, bring=None, call_off=None):
    """A planned meeting as its team sees it; a form that came back with mistakes stands in its place."""
    choices = Choices.of(meeting.team_id, me(), meeting.cycle_id)
    lines, team = queries.brings_of(meeting, me()), queries.team_of(meeting, me())
    outlook = outlook_of(meeting, has_norms=bool(choices.norms))
    return page(
        "meetings/show.html",
        bring if bring is not None else call_off,
        meeting=meeting,
        team=team,
        outlook=outlook,
        roles=_roles(meeting, choices),
        norm=next((one for one in choices.norms if one.id == meeting.focus_norm_id), None),
        cycle=next((one for one in choices.cycles if one.id == meeting.cycle_id), None),
        lines=lines,
        ideas=_ideas(outlook.protocol, lines),
        bring=bring_form(choices, bring),
        call_off=call_off or CallOffForm(),
        preparing=preparing.Preparing.of(meeting, me()),
        is_soon=meeting.starts_at - now() < SOON,
        moved=queries.moves_of(meeting, me()),
        ways_on=ways_on(me(), meeting),
        remarks=remarks_on(me(), meeting) if meeting.is_planned else [],
        promised=commitments(me(), team) if meeting.is_planned else [],
    )


def bring_form(choices, form=None):
    """Where one says who brings what."""
    form = form or BringForm()
    form.who.choices = offered([("", _("Everyone")), *((one.ref, one.name) for one in choices.members)])
    return form


def _roles(meeting, choices):
    names = {one.id: one.name for one in choices.members}
    return {role: names.get(getattr(meeting, f"{role}_id")) for role in ROLES}


def _ideas(protocol, lines):
    """What the protocol asks people to bring and nobody has been asked for yet."""
    asked = {line.what for line in lines}
    inputs = protocol.inputs if protocol else ()
    wanted = [one.what.in_(language()) for number, one in enumerate(inputs) if one.required or number == 0]
    return [what for what in wanted if what and what not in asked]
