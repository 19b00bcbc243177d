"""More of what growing into leading leaves behind."""

from datetime import timedelta

from inquiry.clock import now
from inquiry.db import new_ref
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap, MoveWording
from inquiry.meetings.models import CLOSED, Meeting
from inquiry.mentoring.models import Mentorship, SealedRead
from inquiry.people.models import Person
from inquiry.portfolio.models import PortfolioItem, PortfolioShare, SelfAssessment
from inquiry.stages.models import StageTalk
from inquiry.teams.models import Membership
from tests.crowded.rows import added, all_of
from tests.world import LONG_AGO


def stage_talks(world, many):
    """Talks about Bea’s stages that count."""
    told = {"leader_id": world.bea.id, "family": "analyze", "leader_words": "½", "counts_from": LONG_AGO}
    added(world, *(StageTalk(level=2 + n % 4, leader_at=LONG_AGO, mentor_at=LONG_AGO, **told) for n in range(many)))


def portfolio(world, many):
    """Pieces of Bea’s, with self-assessments, and what is open to whom and was opened."""
    whose, at = {"leader_id": world.bea.id}, now()
    piece = {"title": "A led tuning", "html": "<p>½</p>", "on": at.date(), "tags": ["III"]}
    added(world, *(PortfolioItem(meeting_id=world.last_meeting.id, **piece, **whose) for _each in range(many)))
    added(world, *(SelfAssessment(goal_strand="elicit", goal=f"½ {n}", **whose) for n in range(many)))
    until = {"until_at": at + timedelta(days=9), "shows_items": True}
    added(world, *(PortfolioShare(with_id=world.cleo.id, **until, **whose) for _each in range(many)))
    read = {"owner_id": world.bea.id, "reader_id": world.cleo.id, "what": "portfolio"}
    added(world, *(SealedRead(at=at - timedelta(days=n), **read) for n in range(many)))


def own_moves(world, many):
    """Moves the district made, and one of ours in its own words."""
    worded = {"district_id": world.district.id, "family": "eliciting", "changed_by_id": world.ines.id}
    added(world, *(MoveWording(code=f"own-{new_ref()}", name=f"Move {n}", **worded) for n in range(many)))


def taps(world, many):
    """Moves that were seen in Bea’s last session."""
    seen = {"meeting_id": world.last_meeting.id, "leader_id": world.bea.id, "by_id": world.bea.id}
    added(world, *(MoveTap(family="eliciting", code="wait", words=f"Slowly, {n}", **seen) for n in range(many)))


def led_sessions(world, many):
    """Sessions Bea led, with a move seen in each."""
    who = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    held = {"purpose": "Look", "state": CLOSED, "began_at": LONG_AGO, "ended_at": LONG_AGO, "starts_at": LONG_AGO}
    sessions = added(world, *(Meeting(**who, **held) for _ in range(many)))
    seen = {"leader_id": world.bea.id, "by_id": world.bea.id, "family": "eliciting", "code": "wait"}
    added(world, *(MoveTap(meeting_id=one.id, **seen) for one in sessions))


def leaders(world, many):
    """People whom Edie mentors, each with a session to come, a plan for it and a debrief of it."""
    world.change(world.cleo, role="coach lead")
    start, place = len(all_of(world, Person)), {"district_id": world.district.id, "school_id": world.oak.id}
    named = ({"name": f"L{start + n}", "email": f"l{start + n}@riverside.example"} for n in range(many))
    people = added(world, *(Person(**one, **place) for one in named))
    agreed = {"mentor_id": world.edie.id, "agreed_at": LONG_AGO, "sees_from": LONG_AGO, "named_at": LONG_AGO}
    added(world, *(Mentorship(leader_id=one.id, named_by_id=one.id, **agreed) for one in people))
    when = {"starts_at": now() + timedelta(days=3), "planned_by_id": world.bea.id, "team_id": world.team.id}
    part = {"team_id": world.team.id, "from_at": LONG_AGO, "sees_from": LONG_AGO}
    added(world, *(Membership(person_id=one.id, **part) for one in people))
    led = added(world, *(Meeting(purpose="Look", facilitator_id=one.id, **when) for one in people))
    _written(world, [(meeting.id, meeting.facilitator_id) for meeting in led])


def sessions_led(world, many):
    """Sessions Bea led, with what she wrote before and after."""
    over = {"state": CLOSED, "starts_at": LONG_AGO, "began_at": LONG_AGO, "ended_at": LONG_AGO}
    whose = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    led = added(world, *(Meeting(purpose="Look", **whose, **over) for _ in range(many)))
    _written(world, [(meeting.id, world.bea.id) for meeting in led])


def _written(world, sessions):
    added(world, *(LeadingPlan(meeting_id=one, leader_id=who, purpose="See") for one, who in sessions))
    said = {"try_next": "Wait", "leader_at": LONG_AGO}
    added(world, *(Debrief(meeting_id=one, leader_id=who, **said) for one, who in sessions))


def sealed_reads(world, many):
    """Days on which Bea’s mentor opened what is hers."""
    read = {"owner_id": world.bea.id, "reader_id": world.edie.id, "what": "plan"}
    added(world, *(SealedRead(at=LONG_AGO + timedelta(days=n), **read) for n in range(many)))
