from flask import flash, request

from inquiry.calendar.queries import zone_of
from inquiry.clock import now
from inquiry.db import db
from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.meetings.planning import way_of
from inquiry.meetings.queries import purposes_of
from inquiry.pages import submitted, to
from inquiry.protected import losing, moves
from inquiry.protected.blueprint import bp, page
from inquiry.protected.fit import incomplete
from inquiry.protected.forms import CallOffForm, MoveForm
from inquiry.protected.lines import line_of
from inquiry.protected.loss_forms import LossForm
from inquiry.protected.meeting_hours import meetings_ahead, within
from inquiry.protected.models import Block, BlockTime, Loss
from inquiry.protected.queries import named_in, people_in, school_of, time_of
from inquiry.teams.models import Team


@bp.get("/block-times/<ref>")
@sees(BlockTime)
def time(time):
    return _show(time)


@bp.route("/block-times/<ref>/move", methods=["GET", "POST"])
@does("move", BlockTime)
def move(time):
    form = _move_form(time)
    if _has_begun(time):
        return _too_late(time)
    if submitted(form):
        moves.move(time, db.session.get(Block, time.block_id), form)
        flash(_("Moved. Everybody concerned sees it in their week."), "good")
        return to(".time", ref=time.ref)
    fit = _fit(time, form)
    return page("protected/move.html", form if request.method == "POST" else None, plan=form, fit=fit, **_around(time))


@bp.get("/block-times/<ref>/fit")
@does("move", BlockTime)
def move_fit(time):
    return page("protected/_fit.html", fit=_fit(time, _move_form(time)))


@bp.post("/block-times/<ref>/calling-off")
@does("move", BlockTime)
def call_off(time):
    form = CallOffForm(request.form)
    if _has_begun(time):
        return _too_late(time)
    if not (submitted(form) and _names_nobody(form, form.why, time)):
        return _show(time, call_off=form)
    moves.call_off(time, db.session.get(Block, time.block_id), form.cause.data, form.why.data)
    flash(_("Called off. The time and the reason stay, and count as lost."), "good")
    return to(".time", ref=time.ref)


@bp.post("/block-times/<ref>/putting-back")
@does("move", BlockTime)
def put_back(time):
    if _has_begun(time):
        return _too_late(time)
    moves.put_back(time, db.session.get(Block, time.block_id))
    flash(_("It is as usual again."), "good")
    return to(".time", ref=time.ref)


@bp.post("/block-times/<ref>/losses")
@does("log a loss of", BlockTime)
def log_loss(time):
    form = LossForm(request.form)
    if not _has_begun(time):
        flash(_("It has not begun yet. What becomes of it can be said from then on."))
        return to(".time", ref=time.ref)
    if not (submitted(form) and _names_nobody(form, form.words, time)):
        return _show(time, loss=form)
    logged = losing.log(time, form.of(time.minutes), form.cause.data, form.words.data)
    if logged is None:
        flash(_("All of this time is accounted for already, so nothing was written down."))
    return to(".time", ref=time.ref, logged=logged and logged.ref)


@bp.post("/losses/<ref>/removal")
@does("take back", Loss)
def take_back(loss):
    time = time_of(loss, to=me())
    if not time.is_off:
        db.session.delete(loss)
        flash(_("Taken back, as if it had not been said."), "good")
    return to(".time", ref=time.ref)


@bp.post("/block-times/<ref>/keeping")
@does("log a loss of", BlockTime)
def keep(time):
    if _has_begun(time) and losing.we_met(time):
        flash(_("Good: %(minutes)s minutes kept.", minutes=time.held), "good")
    else:
        flash(_("Nothing was changed: what became of this time is known already, or it has not begun."))
    return to(".time", ref=time.ref)


@bp.post("/block-times/<ref>/keeping/removal")
@does("log a loss of", BlockTime)
def unkeep(time):
    losing.take_back_we_met(time)
    return to(".time", ref=time.ref)


def _show(time, loss=None, call_off=None):
    """One time; a form that came back with mistakes stands in its place."""
    known = {"loss": loss or LossForm(), "call_off": call_off or CallOffForm(), "logged": request.args.get("logged")}
    return page("protected/time.html", loss if loss is not None else call_off, **known, **_around(time))


def _around(time):
    people = people_in(time, to=me())
    known = {"time": time, "line": line_of(me(), time), "school": school_of(time), "people": people}
    return known | _of_its_team(time, known["line"])


def _of_its_team(time, line):
    """The team whose time it is, the meetings it planned into it, and how a plan takes this time over."""
    team = time.team_id and db.session.get(Team, time.team_id)
    held = meetings_ahead(me(), team=team.id, until=line.ends_at) if team else []
    planned = [one for one in held if within(one, line)]
    purposes = purposes_of(planned, to=me()) if planned else {}
    return {"team": team, "planned": planned, "purposes": purposes, "take": way_of(time)}


def _names_nobody(form, field, time):
    """Whether the words beside a loss are without the name of a colleague; asked once of each that may be one."""
    names = [name for name in named_in(field.data, time.school_id, to=me()) if name not in form.no_name.data]
    if names:
        form.doubted = names
        field.errors = [_("Is “%(name)s” a colleague’s name? No name belongs here.", name=names[0])]
    return not names


def _has_begun(time):
    return time.starts_at <= now()


def _too_late(time):
    flash(_("It has begun, so it can no longer be moved or called off. Say below what became of it."))
    return to(".time", ref=time.ref)


def _move_form(time):
    asked = request.form if request.method == "POST" else request.args
    usual = moves.as_form(time, zone_of(time.school_id))
    return MoveForm(asked if "starts" in asked else None, data=usual)


def _fit(time, form):
    if "starts" in request.args:
        form.validate()
    if {"to_on", "starts", "ends"} & set(form.errors):
        return incomplete(form)
    return moves.fit_of(time, db.session.get(Block, time.block_id), form, zone_of(time.school_id), me())
