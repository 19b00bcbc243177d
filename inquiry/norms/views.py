from flask import Blueprint, flash, request

from inquiry import live
from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.norms import queries
from inquiry.norms.forms import HandForm, NormForm
from inquiry.norms.models import ADOPTED, PARKED, Norm, NormConsent, NormDraft, NormRound
from inquiry.pages import page, submitted, to
from inquiry.teams.models import Team

bp = Blueprint("norms", __name__)


def room_of(round_id):
    return f"norms:{round_id}"


@live.audience("norms")
def who_listens(person, ref):
    """Members hear that something moved in their round; each page then asks for what its reader may see."""
    number = db.session.scalar(visible(NormRound, NormRound.id, to=person).where(NormRound.ref == ref))
    return number and room_of(number)


def on_the_round(norm_round):
    """Tell the open pages, and go back to the round."""
    live.announce(room_of(norm_round.id), "refresh", {"": "norms"})
    return to("norms.round_page", ref=norm_round.ref)


@bp.get("/teams/<ref>/norms")
@sees(Team)
def show(team):
    norms, going_on = queries.in_force(team.id, to=me()), queries.open_round(team.id, to=me())
    return page("norms/show.html", team=team, norms=norms, going_on=going_on)


@bp.post("/teams/<ref>/norm-rounds")
@does("propose norms in", Team)
def open_round(team):
    already = queries.open_round(team.id, to=me())
    return on_the_round(already or add(NormRound(team_id=team.id, opened_by_id=me().id)))


@bp.get("/norm-rounds/<ref>")
@sees(NormRound)
def round_page(norm_round):
    return page("norms/round.html", **_table(norm_round), news=live.latest(room_of(norm_round.id)))


@bp.get("/norm-rounds/<ref>/table")
@sees(NormRound)
def table(norm_round):
    return page("norms/_table.html", **_table(norm_round))


def _table(norm_round, form=None, hand=None):
    shown = queries.hands(norm_round, to=me())
    mine = next((one for one in shown if one.person_id == me().id), None)
    return {
        "round": norm_round,
        "team": db.session.get(Team, norm_round.team_id),
        "drafts": queries.own_drafts(norm_round, of=me()),
        "norms": queries.candidates(norm_round, to=me()),
        "hands": shown,
        "counts": queries.counts(norm_round),
        "adoptable": queries.can_be_adopted(norm_round, to=me()),
        "words": form or NormForm(),
        "hand": hand or HandForm(data={"fingers": mine.fingers, "concern": mine.concern} if mine else None),
        "mine": mine,
    }


@bp.post("/norm-rounds/<ref>/drafts")
@does("take part in", NormRound)
def propose(norm_round):
    form = NormForm(request.form)
    if not submitted(form):
        return page("norms/round.html", form, **_table(norm_round, form=form), news=live.latest(room_of(norm_round.id)))
    if norm_round.revealed_at:
        add(Norm(team_id=norm_round.team_id, round_id=norm_round.id, text=form.text.data, position=99))
    else:
        add(NormDraft(round_id=norm_round.id, author_id=me().id, text=form.text.data))
    return on_the_round(norm_round)


@bp.post("/norm-drafts/<ref>/removal")
@does("take back", NormDraft)
def take_back(draft):
    db.session.delete(draft)
    return on_the_round(db.session.get(NormRound, draft.round_id))


@bp.post("/norm-rounds/<ref>/turning-over")
@does("lead", NormRound)
def turn_over(norm_round):
    if not norm_round.revealed_at:
        queries.turn_over(norm_round, now())
    return on_the_round(norm_round)


@bp.post("/norms/<ref>/wording")
@does("word", Norm)
def reword(norm):
    form = NormForm(request.form)
    if submitted(form):
        queries.reword(norm, form.text.data, by=me(), at=now())
    else:
        flash(_("A norm needs some words. It was left as it was."))
    return on_the_round(db.session.get(NormRound, norm.round_id))


@bp.post("/norms/<ref>/dropping")
@does("word", Norm)
def drop(norm):
    norm.dropped_at = None if norm.dropped_at else now()
    return on_the_round(db.session.get(NormRound, norm.round_id))


@bp.post("/norm-rounds/<ref>/talk")
@does("lead", NormRound)
def talk(norm_round):
    norm_round.talk()
    return on_the_round(norm_round)


@bp.post("/norm-rounds/<ref>/question")
@does("lead", NormRound)
def ask_for_hands(norm_round):
    norm_round.ask_for_hands()
    return on_the_round(norm_round)


@bp.post("/norm-rounds/<ref>/hands")
@does("take part in", NormRound)
def raise_hand(norm_round):
    form = HandForm(request.form)
    if not submitted(form):
        return page("norms/round.html", form, **_table(norm_round, hand=form), news=live.latest(room_of(norm_round.id)))
    mine = queries.own_hand(norm_round, of=me()) or add(
        NormConsent(round_id=norm_round.id, asking=norm_round.asking, person_id=me().id, fingers=form.fingers.data)
    )
    mine.fingers, mine.concern = form.fingers.data, form.concern.data
    return on_the_round(norm_round)


@bp.post("/norm-rounds/<ref>/showing")
@does("lead", NormRound)
def show_hands(norm_round):
    norm_round.show_hands(now())
    return on_the_round(norm_round)


@bp.post("/norm-rounds/<ref>/adoption")
@does("lead", NormRound)
def adopt(norm_round):
    if not queries.can_be_adopted(norm_round, to=me()):
        flash(_("Not everyone is at three fingers yet, so nothing was adopted. Hear the lowest hands, then ask again."))
        return on_the_round(norm_round)
    queries.adopt(norm_round, now(), to=me())
    return _end(norm_round, ADOPTED)


@bp.post("/norm-rounds/<ref>/parking")
@does("lead", NormRound)
def park(norm_round):
    return _end(norm_round, PARKED)


def _end(norm_round, stage):
    norm_round.end(stage, now())
    live.announce(room_of(norm_round.id), "refresh", {"": "norms"})
    return to("norms.show", ref=db.session.get(Team, norm_round.team_id).ref)
