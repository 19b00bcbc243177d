"""The places of sessions and lessons that take text."""

from datetime import timedelta

from inquiry.clock import now
from inquiry.meetings.models import Meeting
from inquiry.sessions.models import LEADS, LessonDesign, PdSession, SessionLeader, SignUp
from tests.text.places import Place

SOON = (now() + timedelta(days=60)).date().isoformat()
PLAN = {"day": SOON, "time": "15:30", "minutes": "60", "expected": "4", "opening": "", "closing": ""}
NOBODY = dict.fromkeys(("cycle", "protocol", "timekeeper", "recorder", "presenter", "focus_norm"), "")


class Sessions:
    """Sessions of their own, for what changes them."""

    def __init__(self, world):
        self.world = world

    def cohort(self):
        """The team, which is a cohort whatever its name was changed to before."""
        self.world.change(self.world.team, kind="cohort")
        return f"/teams/{self.world.team.ref}"

    def one(self, hours=3, **more):
        world = self.world
        whose = {"team_id": world.team.id, "planned_by_id": world.bea.id}
        begins = {"starts_at": now() + timedelta(hours=hours), "facilitator_id": world.bea.id}
        meeting = world.add(Meeting(purpose="Talk", **begins, **whose))
        made = world.add(PdSession(meeting_id=meeting.id, title="Talk", **whose))
        world.add(SessionLeader(session_id=made.id, person_id=world.bea.id, part=LEADS))
        self.place = world.add(SignUp(session_id=made.id, person_id=world.gus.id))
        return f"/sessions/{made.ref}"

    def lesson(self):
        whose = {"team_id": self.world.team.id, "begun_by_id": self.world.amal.id}
        return f"/lessons/{self.world.add(LessonDesign(title='Halves', **whose)).ref}"


def of_sessions(world):
    ours, team = Sessions(world), f"/teams/{world.team.ref}"
    about = {"open_to": "cohort", "places": "3", "closes_at": ""}
    plan = PLAN | NOBODY | {"facilitator": world.bea.ref}
    return {
        "sessions.new": Place(
            "bea", lambda: f"{ours.cohort()}/sessions/new", plan | about, long=("about",), short=("purpose", "place")
        ),
        "sessions.change": Place(
            "bea", lambda: f"{ours.one()}/about", {**about, "seen": ""}, long=("about",), short=("title",)
        ),
        "sessions.add_material": Place(
            "bea",
            lambda: f"{ours.one()}/materials/new",
            {"link": "https://riverside.example/x"},
            long=("body",),
            short=("title",),
        ),
        "sessions.card": Place(
            "gus", lambda: f"{ours.one(hours=-1)}/exit-card", {}, long=("learned", "will_try", "asks")
        ),
        "sessions.who_came": Place("bea", lambda: f"{ours.one()}/attendance", {}, short=("came", "shown", "listed")),
        "sessions.walk_in": Place("bea", lambda: f"{ours.one()}/walk-ins", {"who": world.farah.ref}),
        "sessions.new_lesson": Place(
            "amal", f"{team}/lessons/new", {"base": ""}, long=("body",), short=("title", "question")
        ),
        "sessions.reword": Place(
            "amal", lambda: f"{ours.lesson()}/plan", {"base": "0"}, long=("body",), short=("title", "question")
        ),
        "sessions.taught": Place("amal", lambda: f"{ours.lesson()}/teaching", {"on": "2027-02-06"}, long=("words",)),
        "sessions.meet_before": Place(
            "amal", lambda: f"{ours.lesson()}/meeting-before/new", plan, short=("purpose", "place")
        ),
        "sessions.meet_after": Place(
            "amal", lambda: f"{ours.lesson()}/meeting-after/new", plan, short=("purpose", "place")
        ),
    }
