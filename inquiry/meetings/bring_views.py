from flask import request

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.doors import does, me
from inquiry.meetings.blueprint import bp
from inquiry.meetings.choices import Choices
from inquiry.meetings.forms import BringForm
from inquiry.meetings.models import Bring, Meeting
from inquiry.meetings.plan_page import bring_form, plan_page
from inquiry.pages import submitted, to


@bp.post("/meetings/<ref>/brings")
@does("plan", Meeting)
def bring(meeting):
    choices = Choices.of(meeting.team_id, me())
    form = bring_form(choices, BringForm(request.form))
    if not submitted(form):
        return plan_page(meeting, bring=form)
    add(Bring(meeting_id=meeting.id, what=form.what.data, person_id=choices.person_id(form.who.data)))
    return _back(meeting)


@bp.post("/brings/<ref>/tick")
@does("tick off", Bring)
def tick(line):
    line.done_at = None if line.done_at else now()
    return _back(_meeting(line))


@bp.post("/brings/<ref>/removal")
@does("tick off", Bring)
def take_off(line):
    meeting = _meeting(line)
    db.session.delete(line)
    return _back(meeting)


def _meeting(line):
    return db.session.scalar(visible(Meeting, to=me()).where(Meeting.id == line.meeting_id))


def _back(meeting):
    """To where the list was ticked: the first page, or the plan."""
    if request.form.get("from") == "home":
        return to("home.show")
    return to(".show", ref=meeting.ref, _anchor="bring")
