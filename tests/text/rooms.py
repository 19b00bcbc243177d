"""The places of meetings that take text: plan, preparation, room and minutes."""

import re

from tests.browser import Browser
from tests.rooms.evening import Evening
from tests.text.places import Place


def plan_of(world):
    return {
        "day": "2026-12-03",
        "time": "14:10",
        "minutes": "60",
        "expected": "4",
        "cycle": world.cycle.ref,
        "opening": "",
        "protocol": "notice_wonder",
        "closing": "plus_delta",
        "facilitator": world.bea.ref,
        "timekeeper": world.gus.ref,
        "recorder": "",
        "presenter": "",
        "focus_norm": world.norms[1].ref,
    }


def of_meetings(world, fresh):
    meeting, plan = fresh.meeting(), plan_of(world)
    planned, line = f"/meetings/{meeting.ref}", fresh.bring(meeting)
    return {
        "meetings.new": Place("bea", f"/teams/{world.team.ref}/meetings/new", plan, short=("purpose", "place")),
        "meetings.change": Place(
            "bea",
            lambda: f"/meetings/{fresh.meeting().ref}/plan",
            plan | {"seen": "Look together"},
            short=("purpose", "place"),
        ),
        "meetings.bring": Place("bea", f"{planned}/brings", {"who": world.gus.ref}, short=("what",)),
        "meetings.take_off": Place("bea", lambda: f"/brings/{fresh.bring(meeting).ref}/removal", {"from": "home"}),
        "meetings.tick": Place("bea", f"/brings/{line.ref}/tick", {"from": "home"}),
        "meetings.call_off": Place("bea", lambda: f"/meetings/{fresh.meeting().ref}/calling-off", {}, short=("why",)),
        "meetings.ask": Place(
            "bea", lambda: f"/meetings/{fresh.meeting().ref}/focus-question", {"seen": ""}, short=("focus_question",)
        ),
        "meetings.explain": Place(
            "bea", lambda: f"/meetings/{fresh.meeting().ref}/context", {"seen": ""}, short=("context",)
        ),
        "meetings.talk": Place("bea", f"{planned}/pre-talk", {"pre_talk_at": "2026-12-02T10:00", "pre_talk_done": "y"}),
        "meetings.lay_out": Place("bea", f"{planned}/work", {"work": world.shared.ref}),
    }


def of_minutes(world):
    address = f"/meetings/{world.last_meeting.ref}/minutes/correction"

    def as_it_stands():
        form = Browser(world.app, world.bea).get(address).text
        names = re.findall(r'name="((?:words|owner|due|bring)-[^"]+)"', form)
        return {name: "as it was" if name.startswith("words-") else "" for name in names}

    added = {"long": ("decision", "step", "remark"), "short": ("summary", "step_bring", "why")}
    return {"corrections.correct": Place("bea", address, as_it_stands, **added)}


class Rooms:
    """Three open meetings: people write in one, read in another, and raise their hands in the third."""

    def __init__(self, world, fresh):
        self.world, self.fresh = world, fresh
        self.writing = self._open(fresh.meeting(), "write_notices")
        self.writing.write(world.amal, "a card to reword")
        fresh.on_the_table(self.writing.here)
        self.reading = self._open(fresh.meeting(), "read_notices")
        self.voting = self._open(fresh.meeting(protocol_id="ground_rules", minutes=75), "adopt")

    def _open(self, meeting, key):
        self.world.meeting = meeting
        evening = Evening(self.world, lambda person: Browser(self.world.app, person)).begin().go_to(key)
        evening.here = meeting
        return evening

    def places(self):
        world, room = self.world, f"/meetings/{self.writing.here.ref}"
        world.meeting = self.writing.here
        card = self.writing.note("a card to reword")
        pointing = {"artifact": world.shared.ref, "page": "1", "region": "0.1,0.1,0.2,0.2"}
        ahead = {"owner": world.gus.ref, "due": "2027-01-31"}
        write = f"{room}/steps/{self.writing.step.ref}/cards"
        step = self.writing.step.ref

        def steer():
            return {"step": step, "version": world.again(self.writing.here).clock_version, "lender": step}

        promise = f"{room}/promises/{world.next_step.ref}/outcome"
        said = {"kind": "noticing", **pointing, **ahead}
        helm = (302, 303, 404, 409)
        world.meeting = self.reading.here
        turn = f"/meetings/{self.reading.here.ref}/turns/{self.reading.turns()[0].ref}/end"
        world.meeting = self.voting.here
        hands = f"/meetings/{self.voting.here.ref}/steps/{self.voting.step.ref}/hands"
        ending = self._open(self.fresh.meeting(), "norms").here
        world.meeting = self.voting.here
        return {
            "rooms.close": Place("bea", f"/meetings/{ending.ref}/closing", {"cards": "turn"}, told=helm),
            "rooms.write": Place("amal", write, {**said, "device_id": ""}, long=("text",), short=("bring",)),
            "rooms.reword": Place("amal", f"/cards/{card.ref}/words", said, long=("text",)),
            "rooms.be_here": Place("gus", f"{room}/presence", {"leaving": ""}, told=(200,)),
            "rooms.choose_presenter": Place("bea", f"{room}/presenter", {"person": world.amal.ref}, told=helm),
            "rooms.offer": Place("bea", f"{room}/facilitation/offer", {"person": world.amal.ref}, told=helm),
            "rooms.show_piece": Place("bea", f"{room}/showing", {"artifact": world.shared.ref}, told=helm),
            "rooms.put_down": Place("bea", f"{room}/table", {"artifact": world.shared.ref}, told=helm),
            "rooms.steer": Place("bea", f"{room}/clock/loan", steer, told=helm),
            "rooms.keep_time": Place("bea", f"{room}/clock/minute", steer, told=helm),
            "rooms.tell_promise": Place("amal", promise, {"status": "open", "next": ""}, short=("outcome",)),
            "rooms.rate_norms": Place("amal", f"{room}/ratings", {f"norm-{world.norms[0].ref}": "3"}, told=helm),
            "rooms.end_turn": Place("bea", turn, {"how": "spoken"}, told=helm),
            "rooms.raise_hand": Place("amal", hands, {"value": "3"}, told=helm),
        }
