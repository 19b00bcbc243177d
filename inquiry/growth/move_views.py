"""The moves, for everybody to read; whoever leads the programme words them, puts some away and adds others."""

from flask import abort, flash, request

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.doors import does, me, sees, signed_in
from inquiry.growth.blueprint import bp
from inquiry.growth.models import MoveWording
from inquiry.growth.move_forms import NewMoveForm, OwnWordingForm, WordingForm
from inquiry.growth.move_library import library
from inquiry.growth.move_words import Moves, new_code
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people.models import District

SAID = ("name", "meaning", "example")


@bp.get("/leading/moves")
@signed_in
def moves():
    """The moves of one’s own district."""
    return to(".wording", ref=db.session.scalar(visible(District, District.ref, to=me())))


@bp.get("/districts/<ref>/moves")
@sees(District)
def wording(district):
    return page("growth/wording.html", district=district, moves=Moves(me()))


@bp.route("/districts/<ref>/moves/new", methods=["GET", "POST"])
@does("word the moves of", District)
def new_move(district):
    form = NewMoveForm(request.form)
    if not submitted(form):
        return page("growth/reword.html", form, district=district)
    said = {name: form[name].data for name in SAID}
    add(MoveWording(district_id=district.id, code=new_code(), family=form.family.data, changed_by_id=me().id, **said))
    flash(_("“%(move)s” can be tapped from now on.", move=form.name.data), "good")
    return to(".wording", ref=district.ref)


@bp.route("/districts/<ref>/moves/<code>/wording", methods=["GET", "POST"])
@does("word the moves of", District)
def reword(district, code):
    move = _move(code)
    form = (OwnWordingForm if move.is_own else WordingForm)(request.form, obj=_row(district, code))
    if not submitted(form):
        return page("growth/reword.html", form, district=district, move=move, known=library().moves.get(code))
    _change(district, move, **{name: form[name].data for name in SAID})
    flash(_("Everybody in your district reads it this way now."), "good")
    return to(".wording", ref=district.ref)


@bp.post("/districts/<ref>/moves/<code>/putting-away")
@does("word the moves of", District)
def put_away(district, code):
    _change(district, _move(code), is_used=False)
    flash(_("It is not offered any more. What was tapped keeps its name."), "good")
    return to(".wording", ref=district.ref)


@bp.post("/districts/<ref>/moves/<code>/taking-up")
@does("word the moves of", District)
def take_up(district, code):
    _change(district, _move(code), is_used=True)
    return to(".wording", ref=district.ref)


def _move(code):
    return Moves(me()).by_code.get(code) or abort(404)


def _row(district, code) -> MoveWording | None:
    mine = MoveWording.district_id == district.id, MoveWording.code == code
    return db.session.scalar(visible(MoveWording, to=me()).where(*mine))


def _change(district, move, **values):
    """Keep how the district has it. What it never said stays empty, and is then said as we say it."""
    row = _row(district, move.code) or add(
        MoveWording(district_id=district.id, code=move.code, family=move.family, changed_by_id=me().id)
    )
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_by_id, row.changed_at = me().id, now()
