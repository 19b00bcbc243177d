"""What a team and its school say to each other."""

from datetime import date

from inquiry.celebrations.models import Celebration, Thanks
from inquiry.norms.models import CONSENT, NormConsent, NormRound
from inquiry.protected.models import CoverRequest
from inquiry.pulse.models import Ballot, Pulse
from tests.world import LONG_AGO


def a_norm_round(world, at):
    told = {"team_id": world.team.id, "opened_by_id": world.bea.id, "stage": CONSENT, "asking": 1, "revealed_at": at}
    world.norm_round = world.add(NormRound(**told))
    concern = {"fingers": 1, "concern": "cornflower-behind-a-hand"}
    world.add(NormConsent(round_id=world.norm_round.id, asking=1, person_id=world.gus.id, **concern))
    return world.norm_round


def said_and_asked(world):
    """A celebration that was released, one that was taken back, a word of thanks, and what the team asks for."""
    said = {"team_id": world.team.id, "released_by_id": world.amal.id}
    world.released = world.add(Celebration(body="They halve it now.", html="<p>They halve it now.</p>", **said))
    words = "anemone-taken-back"
    world.add(Celebration(body=words, html=f"<p>{words}</p>", withdrawn_at=LONG_AGO, **said))
    world.add(Thanks(to_id=world.bea.id, by_id=world.dev.id, words="hyacinth-for-bea"))
    world.asked = world.add(
        CoverRequest(team_id=world.team.id, words="peony-for-the-principal", asked_by_id=world.amal.id)
    )


def questions(world, at):
    """One the staff can answer, and one that was answered and told back."""
    asked = {"school_id": world.oak.id, "asked_by_id": world.dev.id}
    world.asking = world.add(Pulse(question="Is there time enough?", closes_on=date(2199, 1, 1), **asked))
    told = {"closes_on": at.date(), "closed_at": at, "shared_at": at, "will_change": "We begin ten minutes later."}
    world.told_back = world.add(Pulse(question="Do we hear each other?", **told, **asked))
    said = {"pulse_id": world.told_back.id, "words": "hellebore-in-a-ballot"}
    world.add(*(Ballot(digest=f"digest {number}", value=4, **said) for number in range(6)))
