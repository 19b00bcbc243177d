from flask import Blueprint, abort, flash, request

from inquiry.clock import now
from inquiry.cycles import reading
from inquiry.cycles.counting import works_of
from inquiry.cycles.facts import facts_of
from inquiry.cycles.forms import ClosingForm, WithReason
from inquiry.cycles.gates import PHASES, missing, missing_between, passed, wants
from inquiry.cycles.models import Cycle
from inquiry.cycles.sentences import PHASE_AIMS, WANTS
from inquiry.db import add
from inquiry.discussions.kinds import phase_label
from inquiry.doors import does, me
from inquiry.i18n import _
from inquiry.pages import page, submitted, to

bp = Blueprint("phases", __name__)


@bp.route("/cycles/<ref>/phases/<phase>", methods=["GET", "POST"])
@does("move on", Cycle)
def move(cycle, phase):
    if phase not in PHASES or phase == cycle.phase:
        abort(404)
    form, facts = WithReason(request.form), _facts(cycle)
    lacking = missing_between(cycle.phase, phase, facts)
    if _go_on(form, lacking):
        add(cycle.move_to(phase, by=me(), missing=lacking, reason=form.reason.data or ""))
        return to("cycles.show", ref=cycle.ref, _anchor=phase)
    asked = [(phase_label(one), wants(one, facts)) for one in passed(cycle.phase, phase)]
    return page("cycles/move.html", form, cycle=cycle, phase=phase, lacking=lacking, asked=asked, **WORDS)


@bp.route("/cycles/<ref>/closing", methods=["GET", "POST"])
@does("look after", Cycle)
def close(cycle):
    form, facts = ClosingForm(request.form, obj=cycle), _facts(cycle)
    lacking = missing("plan", facts) + ([] if form.summary.data else ["summary"])
    if _go_on(form, lacking):
        cycle.sum_up(form.summary.data or "")
        add(cycle.close(by=me(), at=now(), missing=lacking, reason=form.reason.data or ""))
        flash(_("This inquiry is closed. Its story stays, and it can be opened again."), "good")
        return to("cycles.show", ref=cycle.ref)
    asked = [(phase_label("plan"), wants("plan", facts))]
    return page("cycles/close.html", form, cycle=cycle, lacking=lacking, asked=asked, **WORDS)


@bp.post("/cycles/<ref>/reopening")
@does("look after", Cycle)
def reopen(cycle):
    add(cycle.reopen(by=me()))
    flash(_("This inquiry is open again."), "good")
    return to("cycles.show", ref=cycle.ref)


WORDS = {"say": WANTS, "aims": PHASE_AIMS}


def _facts(cycle):
    works = works_of(me(), cycle=cycle.id)
    notes, links = (ask(me(), cycle=cycle.id) for ask in (reading.notes_of, reading.links_of))
    return facts_of(cycle, notes, links, len(works))


def _go_on(form, lacking):
    """Going on with something missing is fine, with a reason; the reason is kept."""
    form.reason.flags.optional = not lacking
    if not submitted(form):
        return False
    if lacking and not form.reason.data:
        return form.ask_why(_("Nothing is lost. To go on with something still to come, say why in a few words."))
    return True
