"""What a mentor sees of a plan or a debrief, and the words they write beside it."""

from flask import flash, request

from inquiry.access import allowed
from inquiry.clock import now
from inquiry.doors import me
from inquiry.growth import own
from inquiry.growth.models import Debrief
from inquiry.growth.plan_forms import MentorForm
from inquiry.i18n import _
from inquiry.mentoring.queries import own_leaders
from inquiry.pages import submitted


def mentorship_with(leader_id):
    """The mentorship in which this person is the leader’s mentor now."""
    return next(one for one in own_leaders(me()) if one.leader_id == leader_id)


def beside(model, mentorship, meeting, form) -> dict:
    """All a mentor’s page shows of one record of a leader."""
    find = own.debrief_of if model is Debrief else own.plan_of
    row = find(meeting, mentorship.leader_id, me())
    return {
        "form": form or MentorForm.over(row),
        "row": row,
        "meeting": meeting,
        "mentorship": mentorship,
        "leader": own.name_of(mentorship.leader_id),
        "protocol": own.protocol_name(meeting.protocol_id),
        "writer": own.name_of(row and row.mentor_id),
        "may_write": bool(row) and allowed(me(), "write beside", row),
    }


def write_beside(row):
    """Keep the mentor’s words; when they came across others, or are too long, the form to show again."""
    form = MentorForm(request.form)
    if not (submitted(form) and form.meets(row)):
        return form
    form.put_on(row)
    row.mentor_id = me().id
    if isinstance(row, Debrief):
        row.mentor_at = now()
    row.version = (row.version or 0) + 1
    flash(_("Kept. Whom you mentor reads it now."), "good")
    return None
