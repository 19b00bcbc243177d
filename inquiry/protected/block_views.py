from flask import flash, request, url_for

from inquiry.access import find
from inquiry.calendar.models import SchoolYear
from inquiry.clock import local, now
from inquiry.db import db
from inquiry.doors import does, me
from inquiry.i18n import _, day
from inquiry.pages import submitted, to
from inquiry.people.models import School
from inquiry.protected import planning
from inquiry.protected.blueprint import bp, page
from inquiry.protected.choices import Choices
from inquiry.protected.fit import fit_of, incomplete
from inquiry.protected.forms import BlockForm
from inquiry.protected.models import ON_DATES, Block


@bp.get("/schools/<ref>/protected-time/plan")
@does("protect time at", School)
def plan(school):
    blocks = planning.blocks_of(school, me())
    return page("protected/plan.html", school=school, blocks=blocks, choices=Choices.of(school, me()))


@bp.route("/schools/<ref>/protected-time/new", methods=["GET", "POST"])
@does("protect time at", School)
def new(school):
    choices = Choices.of(school, me())
    form = _form(choices, _beginning(choices))
    if choices.years and submitted(form) and _happens(form, choices):
        first = planning.keep(form, choices, by=me())
        on = local(first.starts_at, choices.zone).date()
        told = {"day": day(first.starts_at, choices.zone)}
        flash(_("Protected, for the first time %(day)s. Everybody concerned sees it in their week.", **told), "good")
        return to(".week", ref=school.ref, week=on.isoformat())
    return _edit("protected/new.html", form, choices)


@bp.get("/schools/<ref>/protected-time/fit")
@does("protect time at", School)
def fit(school):
    choices = Choices.of(school, me())
    form = _form(choices, planning.as_usual(choices))
    return page("protected/_fit.html", fit=_fit(form, choices, _changed(request.args.get("block"))))


@bp.route("/blocks/<ref>/plan", methods=["GET", "POST"])
@does("change", Block)
def change(block):
    choices = Choices.of(_school_of(block), me())
    form = _form(choices, planning.as_form(block, choices, me()))
    if submitted(form) and _happens(form, choices, block):
        planning.change(block, form, choices)
        flash(_("Changed from today on. What is past stands as it was."), "good")
        return to(".plan", ref=choices.school.ref)
    return _edit("protected/change.html", form, choices, block)


@bp.post("/blocks/<ref>/ending")
@does("change", Block)
def end(block):
    planning.end(block, now())
    flash(_("It ends today. What was before stays in the ledger."), "good")
    return to(".plan", ref=_school_of(block).ref)


def _school_of(block):
    return db.session.get(School, db.session.get(SchoolYear, block.year_id).school_id)


def _form(choices, usual):
    """The plan as it was sent, or as an address asks to look at it, or as usual."""
    asked = request.form if request.method == "POST" else request.args
    return choices.put_on(BlockForm(asked if "starts" in asked else None, data=usual))


def _beginning(choices):
    """A new plan, or one that stands in for times another loses to days off."""
    if other := request.args.get("instead"):
        return planning.instead_of(find(Block, other, to=me()), choices, me())
    return planning.as_usual(choices, request.args.get("who"))


def _happens(form, choices, block=None):
    """Whether there is any day for it; a plan that would never happen comes back."""
    if any(one.starts_at > now() for one in planning.proposal(form, choices, block).times):
        return True
    day_of_it = form.dates if form.repeats.data == ON_DATES else form.from_on
    day_of_it.errors = [_("It would never happen: no school day fits from today on.")]
    return False


def _changed(ref):
    return ref and find(Block, ref, to=me())


def _fit(form, choices, block=None):
    """Beside a form that was just begun nothing is missing; beside one that was touched, it is said what is."""
    if "starts" in request.args:
        form.validate()
    return incomplete(form) if form.errors else fit_of(planning.proposal(form, choices, block), me())


def _edit(template, form, choices, block=None):
    fit = _fit(form, choices, block)
    here = url_for(".change", ref=block.ref) if block else url_for(".new", ref=choices.school.ref)
    known = {"school": choices.school, "choices": choices, "block": block, "here": here}
    return page(template, form if request.method == "POST" else None, plan=form, fit=fit, **known)
