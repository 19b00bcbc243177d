from sqlalchemy import and_, or_, select

from inquiry.access import may, see
from inquiry.norms.models import Norm, NormConsent, NormDraft, NormRating, NormRound
from inquiry.teams.access import belongs, facilitates, own_teams, teams_of
from inquiry.teams.models import Team


@see(NormRound)
def rounds_of_own_teams(person):
    "Members see how far their team is with its norms."
    return NormRound.team_id.in_(teams_of(person))


@see(NormDraft)
def own_drafts(person):
    "A proposed norm is its author’s alone; turned over, its words lie on the table without a name."
    return NormDraft.author_id == person.id


@see(Norm)
def norms_of_seen_teams(person):
    "Members see all norms of their team; whoever else sees the team sees those in force."
    in_force = and_(Norm.adopted_at.is_not(None), Norm.retired_at.is_(None))
    seen = Norm.team_id.in_(select(Team.id).where(own_teams(person)))
    return or_(Norm.team_id.in_(teams_of(person)), and_(in_force, seen))


@see(NormConsent)
def hands_after_the_reveal(person):
    "A hand in fist to five is its owner’s alone until all hands are shown; then the team sees them."
    shown = select(NormRound.id).where(rounds_of_own_teams(person), NormRound.shown_at.is_not(None))
    return or_(NormConsent.person_id == person.id, NormConsent.round_id.in_(shown))


@see(NormRating)
def own_ratings(person):
    "How somebody rated a norm is seen by nobody else; the team sees medians from four people on."
    return NormRating.person_id == person.id


@may("propose norms in", Team)
def members_propose(person, team):
    "Members open a round of norms for their team."
    return belongs(person, team.id)


@may("take part in", NormRound)
def members_take_part(person, norm_round):
    "Members propose, word and weigh norms as long as the round is open."
    return norm_round.ended_at is None and belongs(person, norm_round.team_id)


@may("lead", NormRound)
def facilitator_leads(person, norm_round):
    "The facilitator turns the proposals over, shows the hands and adopts the norms."
    return norm_round.ended_at is None and facilitates(person, norm_round.team_id)


@may("word", Norm)
def members_word(person, norm):
    "Members word, drop and take back sentences until they are adopted; every wording is kept."
    return norm.adopted_at is None and belongs(person, norm.team_id)


@may("take back", NormDraft)
def author_takes_back(person, draft):
    "Who proposed a norm may take it back before the proposals are turned over."
    return draft.author_id == person.id
