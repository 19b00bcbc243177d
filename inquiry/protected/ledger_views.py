from datetime import date

from flask import abort, flash, make_response, redirect, request, url_for

from inquiry.access import allowed
from inquiry.calendar.queries import zone_of
from inquiry.clock import now, today
from inquiry.db import add, db
from inquiry.doors import does, me, signed_in
from inquiry.i18n import _, zone
from inquiry.pages import submitted, to
from inquiry.people.log import note_down
from inquiry.people.models import EXPORTED, District, School
from inquiry.protected import copies
from inquiry.protected.blueprint import bp, page
from inquiry.protected.district import comparison_of
from inquiry.protected.ledger import ledger_of
from inquiry.protected.loss_forms import LossForm, ReplyForm
from inquiry.protected.models import CAUSES, Reply
from inquiry.protected.queries import reply_for
from inquiry.protected.week import week_of


@bp.get("/schools/<ref>/protected-time")
@does("look at the protected time of", School)
def week(school):
    shown = week_of(school, me(), _day(request.args.get("week")))
    return page("protected/week.html", school=school, week=shown, today=today(shown.zone), loss=LossForm())


@bp.get("/schools/<ref>/protected-time/ledger")
@does("look at the protected time of", School)
def ledger(school):
    return _ledger(school)


@bp.post("/schools/<ref>/protected-time/replies")
@does("protect time at", School)
def reply(school):
    form, month, cause = ReplyForm(request.form), _month(request.form.get("month")), request.form.get("cause")
    if month is None or cause not in CAUSES:
        abort(404)
    if not submitted(form):
        return _ledger(school, form, month, cause)
    known = reply_for(school, month, cause, to=me())
    known = known or add(Reply(school_id=school.id, month_on=month, cause=cause, words=""))
    known.words, known.at = form.words.data, now()
    flash(_("Everybody at the school reads it now."), "good")
    return to(".ledger", ref=school.ref, month=month.isoformat()[:7], _anchor="causes")


@bp.post("/schools/<ref>/protected-time/copies")
@does("look at the protected time of", School)
def copy(school):
    shown = ledger_of(school, me(), year=request.form.get("year"))
    note_down(EXPORTED, person=me(), by=me(), detail=f"protected time: {school.name}")
    return _file(copies.of_school(shown), f"protected-time-{today(zone_of(school.id))}.csv")


@bp.get("/protected-time")
@signed_in
def compare():
    district = db.session.get(District, me().district_id)
    if allowed(me(), "compare the schools of", district):
        return page("protected/compare.html", district=district, comparison=comparison_of(me(), today(zone())))
    school = me().school_id and db.session.get(School, me().school_id)
    return redirect(url_for(".week", ref=school.ref)) if school else page("protected/nowhere.html")


@bp.post("/districts/<ref>/protected-time/copies")
@does("compare the schools of", District)
def copy_comparison(district):
    note_down(EXPORTED, person=me(), by=me(), detail=f"protected time: {district.name}")
    return _file(copies.of_district(comparison_of(me(), today(zone()))), f"protected-time-{today(zone())}.csv")


def _ledger(school, form=None, month=None, cause=None):
    month = month or _month(request.args.get("month"))
    shown = ledger_of(school, me(), year=request.args.get("year"), month=month)
    told = {"school": school, "ledger": shown, "reply": form or ReplyForm(), "answering": cause}
    return page("protected/ledger.html", form, **told)


def _day(text):
    """A day out of an address; whatever is not one means today."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _month(text):
    return _day(f"{text or ''}-01") if len(text or "") == 7 else None


def _file(content, name):
    answer = make_response(content)
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
