"""What is between a leader and a mentor, and what only the leader has."""

from datetime import timedelta

from inquiry.growth.models import Debrief, LeadingPlan, MoveTap
from inquiry.mentoring.models import Mentorship
from inquiry.portfolio.models import PieceVersion, PortfolioItem, PortfolioShare, SelfAssessment
from inquiry.stages.models import LeadingWish, StageTalk
from tests.world import LONG_AGO


def mentorship(world):
    """Edie of another school has long been Bea’s mentor."""
    whose = {"leader_id": world.bea.id, "mentor_id": world.edie.id, "named_by_id": world.bea.id}
    world.mentorship = world.add(Mentorship(agreed_at=LONG_AGO, sees_from=LONG_AGO, named_at=LONG_AGO, **whose))
    mine, words = {"leader_id": world.bea.id, "meeting_id": world.meeting.id}, {"mentor_id": world.edie.id}
    world.leading_plan = world.add(
        LeadingPlan(purpose="primrose-in-a-plan", mentor_words="oxlip-beside-a-plan", **words, **mine)
    )
    words |= {"leader_at": LONG_AGO, "mentor_at": LONG_AGO, "mentor_words": "cowslip-beside-a-debrief"}
    world.debrief = world.add(Debrief(learned="auricula-in-a-debrief", try_next="Wait longer", **words, **mine))
    mine["meeting_id"] = world.last_meeting.id
    world.add(Debrief(learned="pasqueflower-not-yet-written", **mine))
    seen = {"family": "eliciting", "code": "wait", "by_id": world.edie.id, "at": LONG_AGO, **mine}
    world.add(MoveTap(words="campion-beside-a-move", **seen))


def stages(world, at):
    """A talk about a stage that waits, one that counts, and a wish to lead that is nobody else’s."""
    whose = {"leader_id": world.bea.id, "family": "analyze", "mentor_id": world.edie.id}
    told = {"leader_words": "gentian-in-a-stage-talk", "leader_at": at - timedelta(days=9)}
    heard = {"mentor_words": "You waited for the third answer.", "mentor_at": at - timedelta(days=8)}
    world.talk = world.add(StageTalk(level=3, counts_from=at - timedelta(days=8), **told, **heard, **whose))
    world.waiting_talk = world.add(StageTalk(level=4, mentor_words="yarrow-before-the-answer", mentor_at=at, **whose))
    world.add(LeadingWish(person_id=world.bea.id, shown_to="programme"))


def portfolio(world, at):
    """Pieces and a self-assessment of Bea’s: all of it open to Dev, who evaluates her, and the pieces to Cleo."""
    piece = {"leader_id": world.bea.id, "title": "A led tuning", "tags": ["III"], "on": at.date()}
    said = {"body": "marguerite-in-a-piece", "html": "<p>marguerite-in-a-piece</p>"}
    world.piece = world.add(PortfolioItem(meeting_id=world.last_meeting.id, **piece, **said))
    before = {"title": "A tuning", "body": "borage-before-the-change", "html": "<p>borage-before-the-change</p>"}
    world.add(PieceVersion(item_id=world.piece.id, **before))
    away = {"title": "oxlip-put-away", "put_away_at": at}
    world.add(PortfolioItem(**piece | away))
    seen = {"marks": {"elicit": 2}, "underlined": ["prepare"], "goal_strand": "elicit", "goal": "saxifrage-as-a-goal"}
    world.add(SelfAssessment(leader_id=world.bea.id, **seen))
    until = {"leader_id": world.bea.id, "until_at": at + timedelta(days=20), "shows_items": True}
    all_of_it = dict.fromkeys(("shows_readiness", "shows_stages", "shows_assessment"), True)
    world.share = world.add(PortfolioShare(with_id=world.dev.id, **all_of_it, **until))
    world.smaller_share = world.add(PortfolioShare(with_id=world.cleo.id, **until))
