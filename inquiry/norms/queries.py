import secrets

from sqlalchemy import func, select

from inquiry.access import for_the_house, tally, visible
from inquiry.db import add, db
from inquiry.norms.models import ENOUGH_TO_ADOPT, TALK, Norm, NormConsent, NormDraft, NormRound, NormWording
from inquiry.people.models import Person
from inquiry.teams.access import current
from inquiry.teams.models import Membership


def in_force(team_id, *, to):
    """The norms a team works under now, in their order."""
    adopted = visible(Norm, to=to).where(
        Norm.team_id == team_id, Norm.adopted_at.is_not(None), Norm.retired_at.is_(None)
    )
    return db.session.scalars(adopted.order_by(Norm.position, Norm.id)).all()


def open_round(team_id, *, to):
    """The round of norms that is going on in a team, if there is one."""
    return db.session.scalar(
        visible(NormRound, to=to).where(NormRound.team_id == team_id, NormRound.ended_at.is_(None))
    )


def candidates(norm_round, *, to):
    """The sentences on the table, those taken off it last."""
    table = visible(Norm, to=to).where(Norm.round_id == norm_round.id)
    return db.session.scalars(table.order_by(Norm.dropped_at.is_not(None), Norm.position, Norm.id)).all()


def own_drafts(norm_round, *, of):
    """What somebody has proposed so far, for their own eyes."""
    return db.session.scalars(
        visible(NormDraft, to=of).where(NormDraft.round_id == norm_round.id).order_by(NormDraft.id)
    ).all()


def this_asking(norm_round):
    """The hands of the latest time they were asked for, as conditions."""
    return NormConsent.round_id == norm_round.id, NormConsent.asking == norm_round.asking


def hands(norm_round, *, to):
    """The hands this person may see, lowest first, each with its name."""
    shown = visible(NormConsent, NormConsent.fingers, NormConsent.concern, Person.name, NormConsent.person_id, to=to)
    shown = shown.join(Person, Person.id == NormConsent.person_id).where(*this_asking(norm_round))
    return db.session.execute(shown.order_by(NormConsent.fingers, Person.name)).all()


def own_hand(norm_round, *, of):
    """The hand somebody holds up now, if they do."""
    ours = visible(NormConsent, to=of).where(*this_asking(norm_round), NormConsent.person_id == of.id)
    return db.session.scalar(ours)


def counts(norm_round):
    """How many lie face down, how many hands are up, and how many people there are. Numbers only."""
    members = select(func.count()).select_from(Membership).where(Membership.team_id == norm_round.team_id, current())
    return {
        "drafts": tally(NormDraft, NormDraft.round_id == norm_round.id),
        "hands": tally(NormConsent, *this_asking(norm_round)),
        "people": db.session.scalar(members),
    }


def turn_over(norm_round, at):
    """Lay all proposals on the table at one moment, without names and in no order that would tell who wrote which."""
    drafts = db.session.scalars(for_the_house(select(NormDraft.text).where(NormDraft.round_id == norm_round.id))).all()
    already = db.session.scalars(
        select(Norm.text).where(
            Norm.team_id == norm_round.team_id, Norm.adopted_at.is_not(None), Norm.retired_at.is_(None)
        )
    ).all()
    fresh = [text for text in dict.fromkeys(drafts) if text not in already]
    secrets.SystemRandom().shuffle(fresh)
    for position, text in enumerate([*already, *fresh]):
        add(Norm(team_id=norm_round.team_id, round_id=norm_round.id, text=text, position=position))
    norm_round.stage, norm_round.revealed_at = TALK, at


def reword(norm, text, *, by, at):
    """Word a sentence anew and keep what it was."""
    if text != norm.text:
        add(NormWording(norm_id=norm.id, text=norm.text, by_id=by.id, at=at))
        norm.text = text


def can_be_adopted(norm_round, *, to):
    """Whether the hands are shown and everyone is at three fingers or more."""
    shown = hands(norm_round, to=to)
    return bool(norm_round.shown_at and shown) and all(hand.fingers >= ENOUGH_TO_ADOPT for hand in shown)


def adopt(norm_round, at, *, to):
    """Put the sentences on the table in force; the ones before them retire, and are kept."""
    for old in in_force(norm_round.team_id, to=to):
        old.retired_at = at
    for norm in candidates(norm_round, to=to):
        if norm.is_candidate:
            norm.adopted_at = at
