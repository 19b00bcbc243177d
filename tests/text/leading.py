"""The places of growing into leading that take text."""

from datetime import timedelta

from sqlalchemy import update

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.stages.models import StageTalk
from tests.text.places import Place


class Talks:
    """Talks of their own: a second one about the same stage would go on with the first."""

    def __init__(self, world):
        self.world = world

    def waiting(self):
        talk = self.world.add(StageTalk(leader_id=self.world.bea.id, family="text", level=2))
        return f"/stage-talks/{talk.ref}/words"

    def none_waits(self, address):
        with self.world.app.app_context(), writing():
            db.session.execute(update(StageTalk).values(withdrawn_at=now()))
        return address


def soon():
    return (now() + timedelta(days=9)).date().isoformat()


def of_leading(world):
    talks, mentoring = Talks(world), f"/mentoring/{world.mentorship.ref}"
    own, theirs = "/leading/stages/equity/new", f"{mentoring}/stages/celebrate/new"
    level, piece = {"level": "2"}, {"on": "2026-11-03", "meeting": ""}
    return {
        "portfolio.assess": Place(
            "bea", "/leading/assessment", {"goal_strand": "elicit", "elicit": "2"}, long=("strengths", "goal")
        ),
        "portfolio.new": Place("bea", "/leading/portfolio/pieces/new", piece, long=("body",), short=("title",)),
        "portfolio.change": Place(
            "bea", f"/portfolio-pieces/{world.piece.ref}", piece, long=("body",), short=("title",)
        ),
        "portfolio.open_to": Place("bea", f"/people/{world.gus.ref}/portfolio", {"items": "y", "until": soon()}),
        "stages.propose": Place("amal", lambda: talks.none_waits(own), level, long=("words",)),
        "stages.propose_as_mentor": Place("edie", lambda: talks.none_waits(theirs), level, long=("words",)),
        "stages.write": Place("bea", talks.waiting, {}, long=("words",)),
        "stages.wish": Place("gus", "/leading/wish", {"wishes": "yes", "shown_to": "programme"}),
    }
