from flask import Blueprint, abort, flash, render_template, request

from inquiry.clock import now
from inquiry.cycles.reading import members_of
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.meetings.models import Meeting
from inquiry.minutes.additions import DECISION, NEXT_STEP, agree_with, as_cards, promise, put_down
from inquiry.minutes.changes import between
from inquiry.minutes.corrections import corrected, fields_of, meet, remark
from inquiry.minutes.forms import correction_form
from inquiry.minutes.queries import record_of, version_of
from inquiry.minutes.writing import CORRECTION, newest, next_version
from inquiry.pages import page, submitted, to

bp = Blueprint("corrections", __name__)


@bp.route("/meetings/<ref>/minutes/correction", methods=["GET", "POST"])
@does("correct the minutes of", Meeting)
def correct(meeting):
    last = newest(meeting, to_change=request.method == "POST") or abort(404)
    before = _written_over(meeting, last)
    record, people = record_of(before.data, meeting, me()), _people(meeting, last)
    form = correction_form(record, people, request.form or None, fields_of(record), before.number)
    if not submitted(form):
        return page("minutes/correct.html", form, meeting=meeting, record=record)
    if last.data["made"].get("once") == form.once.data:
        return to("minutes.show", ref=meeting.ref)
    if before.number != last.number:
        return _both(meeting, before, last, people, form)
    _keep(meeting, last, record, people, form)
    flash(_("Kept as a new version. What stood here before is kept too."), "good")
    return to("minutes.show", ref=meeting.ref)


def _written_over(meeting, last):
    """The version these corrections were made over: the newest, unless somebody saved in between."""
    said = request.form.get("base", "")
    before = version_of(meeting, me(), int(said)) if said.isdecimal() and len(said) < 10 else None
    return before or last


def _people(meeting, last):
    """Who may have been there: the team, and whoever was noted."""
    members = {one.ref: one.name for one in members_of(me(), team=meeting.team_id)}
    return {one["ref"]: one["name"] for one in last.data["people"]} | members


def _both(meeting, before, last, people, form):
    """Somebody corrected them meanwhile: show both, and put both into the form."""
    record = record_of(last.data, meeting, me())
    base = fields_of(record_of(before.data, meeting, me()))
    merged, both = meet(base, fields_of(record), form.fields())
    anew = correction_form(record, people, None, merged | {name: form[name].data for name in ADDED}, last.number)
    theirs, who = between(before.data, last.data, record), version_of(meeting, me()).who
    more = {"meeting": meeting, "record": record, "theirs": theirs, "both": both, "who": who}
    return render_template("minutes/correct.html", form=anew, **more), 409


ADDED = ("decision", "step", "step_owner", "step_due", "step_bring", "remark", "why", "once")


def _keep(meeting, last, record, people, form):
    at, fields, members = now(), form.fields(), members_of(me(), team=meeting.team_id)
    data = corrected(last.data, fields, people, by=me(), at=at)
    agree_with(fields_of(record), fields, record, members, by=me(), at=at)
    data["cards"] += as_cards(meeting, _added(meeting, form, members, at), by=me(), at=at)
    if form.remark.data:
        data["remarks"] = [*data["remarks"], remark(form.remark.data, by=me(), at=at)]
    made = {"how": CORRECTION, "once": form.once.data}
    next_version(last, data, made, why=form.why.data or "", by=me(), at=at)


def _added(meeting, form, members, at):
    """The missing decision and the missing next step, as cards."""
    once = form.once.data
    if form.decision.data:
        yield put_down(meeting, DECISION, form.decision.data, once, by=me(), at=at)
    if form.step.data:
        note = put_down(meeting, NEXT_STEP, form.step.data, once, by=me(), at=at)
        promise(note, form.step_owner.data, members, form.step_due.data, form.step_bring.data)
        yield note
