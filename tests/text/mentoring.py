"""The places of leading that take text: plans, debriefs and a mentor’s words."""

from inquiry.clock import now
from inquiry.growth.models import Debrief, LeadingPlan
from tests.text.places import Place

PLAN = ("purpose", "why", "risks", "questions", "materials")
DEBRIEF = ("learned", "worked", "surprises", "keep", "try_next", "goal")


class Led:
    """Sessions of their own, each with what its leader wrote and no word of a mentor yet."""

    def __init__(self, world, fresh):
        self.world, self.fresh = world, fresh

    def meeting(self, **more):
        return self.fresh.meeting(**more)

    def plan(self):
        whose = {"leader_id": self.world.bea.id, "meeting_id": self.meeting().id}
        return f"/leading-plans/{self.world.add(LeadingPlan(**whose)).ref}/words-beside"

    def debrief(self):
        whose = {"leader_id": self.world.bea.id, "meeting_id": self.meeting().id, "leader_at": now()}
        return f"/debriefs/{self.world.add(Debrief(**whose)).ref}/words-beside"


def of_mentoring(world, fresh):
    led = Led(world, fresh)
    return {
        "growth.plan": Place("bea", lambda: f"/meetings/{led.meeting().ref}/leading", {}, long=PLAN),
        "growth.debrief": Place(
            "bea", lambda: f"/meetings/{led.meeting(state='open').ref}/debrief", {"written": "1"}, long=DEBRIEF
        ),
        "growth.write_beside_plan": Place("edie", led.plan, {}, long=("mentor_words",)),
        "growth.write_beside_debrief": Place("edie", led.debrief, {}, long=("mentor_words",)),
        "mentoring.name": Place("bea", f"/people/{world.bea.ref}/mentor", {"mentor": world.dev.ref}, told=(422,)),
        "mentoring.open_earlier": Place(
            "bea", f"/mentorships/{world.mentorship.ref}/earlier-records", {"since": "2026-08-01"}
        ),
    }
