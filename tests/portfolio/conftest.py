from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.portfolio.models import PortfolioItem, PortfolioShare, SelfAssessment
from tests.stages.conftest import mentorship, rooms

__all__ = ["mentorship", "rooms"]

PIECE, GOAL = "They asked each other, not me", "Wait until the third hand is up"
PARTS = ("items", "readiness", "stages", "assessment")


@pytest.fixture
def kept(world):
    """Bea keeps a piece of evidence and a self-assessment."""
    piece = {"title": "A led tuning", "body": PIECE, "html": f"<p>{PIECE}</p>", "tags": ["III"]}
    world.add(PortfolioItem(leader_id=world.bea.id, on=now().date(), **piece))
    told = {"marks": {"elicit": 2}, "underlined": ["prepare"], "goal_strand": "elicit", "goal": GOAL}
    return world.add(SelfAssessment(leader_id=world.bea.id, **told))


@pytest.fixture
def open_to(world):
    """Bea opens parts of her portfolio to somebody for a week."""

    def opened(person, *parts):
        until = {"leader_id": world.bea.id, "until_at": now() + timedelta(days=7)}
        shown = {f"shows_{part}": part in (parts or PARTS) for part in PARTS}
        return world.add(PortfolioShare(with_id=person.id, **until, **shown))

    return opened
