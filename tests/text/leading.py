"""The places of growing into leading that take text."""

from inquiry.stages.models import StageTalk
from tests.text.places import Place


class Talks:
    """Talks of their own: each of the two writes in one, and then it counts."""

    def __init__(self, world):
        self.world = world

    def waiting(self):
        talk = self.world.add(StageTalk(leader_id=self.world.bea.id, family="text", level=2))
        return f"/stage-talks/{talk.ref}/words"


def of_leading(world):
    talks, mentoring = Talks(world), f"/mentoring/{world.mentorship.ref}"
    level = {"level": "2"}
    return {
        "stages.propose": Place("amal", "/leading/stages/equity/new", level, long=("words",)),
        "stages.propose_as_mentor": Place("edie", f"{mentoring}/stages/celebrate/new", level, long=("words",)),
        "stages.write": Place("bea", talks.waiting, {}, long=("words",)),
        "stages.wish": Place("gus", "/leading/wish", {"wishes": "yes", "shown_to": "programme"}),
    }
