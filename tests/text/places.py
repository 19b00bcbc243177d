"""Every place that takes text: who sends it, where to, what else the form says, and which of its fields are words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from itsdangerous import URLSafeSerializer

from inquiry.clock import now
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Note
from inquiry.db import db, new_ref, writing
from inquiry.meetings.models import Bring, Meeting, OnTheTable
from inquiry.norms.models import Norm
from inquiry.people.models import INVITED, Key, Person
from inquiry.text import to_html
from inquiry.timetables.models import Proposal, Search


@dataclass(frozen=True)
class Place:
    """`long` fields take whole pages, `short` ones a line. What a sensible form is answered with is in `told`."""

    who: str | None
    where: str | Callable[[], str]
    more: dict | Callable[[], dict]
    long: tuple = ()
    short: tuple = ()
    told: tuple = (302, 303)

    @property
    def words(self):
        return self.long + self.short

    def address(self):
        return self.where() if callable(self.where) else self.where

    def fields(self):
        usual = self.more() if callable(self.more) else self.more
        return {name: f"quiet words in {name}" for name in self.words} | usual


class Fresh:
    """Rows of their own for what can be done only once."""

    def __init__(self, world):
        self.world = world
        self.ours = {"team_id": world.team.id, "cycle_id": world.cycle.id}

    def meeting(self, **more):
        world = self.world
        whose = {"facilitator_id": world.bea.id, "planned_by_id": world.bea.id, **self.ours}
        usual = {"purpose": "Look together", "protocol_id": "notice_wonder", "starts_at": now() + timedelta(hours=3)}
        return world.add(Meeting(**whose, **usual | more))

    def cycle(self):
        world = self.world
        began = {"opened_by_id": world.bea.id, "opened_at": now()}
        return world.add(Cycle(team_id=world.team.id, question="And then?", phase="frame", **began))

    def note(self, kind, subkind=""):
        says = {"body": "A note", "html": to_html("A note"), "phase": "analyze", "kind": kind, "subkind": subkind}
        when = {"written_at": now(), "revealed_at": now()}
        return self.world.add(Note(author_id=self.world.amal.id, **says, **when, **self.ours))

    def bring(self, meeting):
        return self.world.add(Bring(meeting_id=meeting.id, person_id=self.world.bea.id, what="Pens"))

    def on_the_table(self, meeting):
        put = {"artifact_id": self.world.shared.id, "put_by_id": self.world.bea.id}
        return self.world.add(OnTheTable(meeting_id=meeting.id, **put))

    def norm(self):
        ours = {"team_id": self.world.team.id, "round_id": self.world.norm_round.id}
        return self.world.add(Norm(text="We listen.", position=1, **ours))

    def success(self):
        return f"/notes/{self.note('success').ref}/celebration"

    def ballot(self):
        with self.world.app.app_context():
            signer = URLSafeSerializer(self.world.app.secret_key, salt="pulse ballot")
            return {"value": "3", "ballot": signer.dumps([self.world.asking.ref, new_ref()])}

    def search(self):
        world, told = self.world, {"year_id": self.world.year.id, "made_by_id": self.world.dev.id}
        return world.add(Search(name="Spring", wishes=world.search.wishes, **told))

    def proposal(self):
        return self.world.add(Proposal(search_id=self.search().id, number=1, data=self.world.found))

    def key(self):
        with self.world.app.app_context(), writing():
            key, word = Key.cut(db.session.get(Person, self.world.olga.id), INVITED, now())
            db.session.add(key)
        return word


def _soon():
    return (now() + timedelta(days=3)).date().isoformat()


def _once(**more):
    return lambda: {"once": new_ref(), **more}


def of_the_house(world, fresh):
    ines, new = "ines", iter(range(1_000_000))
    kinds = {"role": "teacher", "school": world.oak.ref}

    def newcomer(**more):
        return lambda: {"email": f"newcomer{next(new)}@riverside.example", **more}

    team = f"/teams/{world.team.ref}"
    return {
        "timetables.adopt": Place(
            "dev",
            lambda: f"/time-proposals/{fresh.proposal().ref}/adoption",
            {"from_on": str(world.year.starts_on), "until_on": str(world.year.ends_on)},
            short=("purpose",),
        ),
        "timetables.new": Place("dev", f"/schools/{world.oak.ref}/time-searches", {"like": world.search.ref}),
        "timetables.wishes": Place(
            "dev",
            lambda: f"/time-searches/{fresh.search().ref}/wishes",
            {"shape": "staggered", "teams-0-days-0": "best", "busy-0-cells-1": "1", "busy-0-cells-2": "x"},
            long=("teams-0-people", "rooms", "bells-0-periods", "paste"),
            short=("name", "teams-0-name", "teams-0-best", "specialists-0-name", "busy-0-name", "busy-0-cells-0"),
        ),
        "accounts.change": Place(
            ines, f"/administration/people/{world.cleo.ref}", {**kinds, "role": "coach", "email": world.cleo.email}
        ),
        "accounts.new": Place(ines, "/administration/people/new", newcomer(**kinds), short=("name",), told=(200,)),
        "administration.schools": Place(ines, "/administration/schools", {}, short=("name",)),
        "administration.rename_school": Place(ines, f"/administration/schools/{world.elm.ref}", {}, short=("name",)),
        "administration.new_team": Place(
            ines, "/administration/teams/new", {"kind": "grade", "school": "", "facilitator": ""}, short=("name",)
        ),
        "keys.forgotten": Place(None, "/forgotten-password", {"email": "gus@riverside.example"}),
        "keys.show": Place(None, lambda: f"/key/{fresh.key()}", {"password": "quite another long word"}),
        "own.rename": Place("gus", "/me/name", {}, short=("name",)),
        "own.change_password": Place("gus", "/me/password", {"password": "x", "now": "y"}, told=(422,)),
        "people.come_in": Place(
            None, "/sign-in", {"email": "gus@riverside.example", "password": "no", "next": "/me"}, told=(200, 422, 429)
        ),
        "celebrations.release": Place("amal", fresh.success, {"nameless": "y"}, long=("body",)),
        "celebrations.thank": Place("dev", f"/people/{world.bea.ref}/thanks", {}, short=("words",)),
        "celebrations.thank_team": Place("dev", f"{team}/thanks", {}, short=("words",)),
        "requests.ask": Place("amal", f"{team}/requests", {"on": _soon()}, short=("words",)),
        "requests.answer": Place("dev", f"/requests/{world.asked.ref}/answer", {}, short=("answer",)),
        "pulse.ask": Place(
            "dev", f"/schools/{world.oak.ref}/questions/new", {"ours": "", "closes_on": _soon()}, short=("question",)
        ),
        "pulse.answer": Place("amal", f"/questions/{world.asking.ref}/answer", fresh.ballot, short=("words",)),
        "pulse.share": Place("dev", f"/questions/{world.told_back.ref}/sharing", {}, short=("will_change",)),
        "diaries.write": Place("gus", "/me/calendar-letters", {"wants": "all"}),
        "people.language": Place("gus", "/language", {"language": "en"}),
        "people.theme": Place("gus", "/theme", {"theme": "dark"}),
        "teams.rename": Place("bea", f"{team}/name", {"kind": "grade"}, short=("name",)),
        "rotation.not_this_time": Place("gus", f"{team}/not-this-time", {"no": "timekeeper"}),
        "rotation.take_back": Place("gus", f"{team}/not-this-time/taking-back", {"no": "timekeeper"}),
        "members.add": Place(
            "bea",
            f"{team}/members/new",
            {"person": world.cleo.ref, "role": "guest", "until": "", "record": "day", "since": ""},
            told=(422,),
        ),
        "members.invite": Place(
            "bea",
            f"{team}/invitations/new",
            newcomer(role="member", until="", record="current", since=""),
            short=("name",),
            told=(200,),
        ),
        "memberships.change": Place(
            "bea", f"/memberships/{world.own_membership}/part", {"role": "member", "until": "", "successor": ""}
        ),
        "memberships.end": Place(
            "bea", f"/memberships/{world.leading_membership}/ending", {"successor": "somebody"}, told=(422,)
        ),
    }


def of_the_inquiry(world, fresh):
    amal, bea, cycle = "amal", "bea", f"/cycles/{world.cycle.ref}"
    note, step = f"/notes/{world.noticing.ref}", f"/notes/{world.next_step.ref}"
    ahead = {"owner": world.gus.ref, "due_on": "2027-01-31"}
    work = {"work": world.shared.ref, "page": "1", "region": ""}
    a_round = f"/norm-rounds/{world.norm_round.ref}"
    return {
        "artifacts.safe": Place(
            "farah",
            f"/artifacts/{world.unshared.ref}/safe",
            {**{f"boxes-0-{letter}": "10" for letter in "xywh"}, "go": "", "turn": "0"},
            told=(200, 302, 303),
        ),
        "artifacts.share": Place(
            "farah",
            f"/artifacts/{world.unshared.ref}/sharing",
            {"inquiry": "", "seal": "another", **dict.fromkeys(("names", "faces", "others", "hand"), "y")},
            short=("alias", "about"),
            told=(422, 302, 303),
        ),
        "phases.close": Place(bea, lambda: f"/cycles/{fresh.cycle().ref}/closing", {}, short=("reason", "summary")),
        "phases.move": Place(bea, lambda: f"/cycles/{fresh.cycle().ref}/phases/collect", {}, short=("reason",)),
        "cycles.reword": Place(bea, f"{cycle}/question", {}, short=("question",)),
        "cycles.start": Place(bea, f"/teams/{world.team.ref}/cycles/new", {}, long=("words",), short=("question",)),
        "notes.write": Place(
            amal, f"{cycle}/notes/new", _once(kind="action", **ahead, **work), long=("body",), short=("bring",)
        ),
        "notes.reword": Place(
            amal,
            lambda: f"/notes/{fresh.note('noticing').ref}/words",
            {"kind": "noticing", "base": "1"},
            long=("body",),
        ),
        "connections.connect": Place(amal, f"{note}/links", {"to": f"supports>{fresh.note('claim').ref}"}),
        "connections.point": Place(amal, f"{note}/work", work),
        "connections.follow": Place(amal, f"{step}/next-step", {"status": "done", **ahead}, short=("outcome", "bring")),
        "connections.settle": Place(
            amal,
            lambda: f"/notes/{fresh.note('cause', 'hypothesis').ref}/standing",
            {"became": "rejected"},
            short=("reason",),
        ),
        "commitments.tell": Place(amal, f"{step}/outcome", {"status": "open", "next": "/me"}, short=("outcome",)),
        "norms.propose": Place(amal, f"{a_round}/drafts", {}, short=("text",)),
        "norms.raise_hand": Place(amal, f"{a_round}/hands", {"fingers": "2"}, short=("concern",)),
        "norms.reword": Place(amal, f"/norms/{fresh.norm().ref}/wording", {}, short=("text",)),
    }
