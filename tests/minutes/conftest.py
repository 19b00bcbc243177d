import pytest

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.clock import now
from inquiry.db import writing
from inquiry.meetings.models import Minutes, OnTheTable
from tests.minutes.pages import fields_on
from tests.minutes.verbs import hold_by_verbs
from tests.rooms.evening import Evening


class Afternoon(Evening):
    """Notice and wonder as a team held it, from the first step to the end, by what people press."""

    def hold(self):
        """Everyone writes; Gus comes late; a decision, a next step, and how the norms were kept."""
        self.lay_out_work()
        self.begin(self.world.amal, self.world.bea, self.world.farah)
        self.steer("start")
        self.go_to("write_notices")
        self.write(self.world.amal, "The 4 stands **above** the line.", artifact=self.work.ref, region="0,0,1,0.5")
        self.write(self.world.farah, "Two marks are rubbed out.")
        self.steer("minute")
        self.come(self.world.gus)
        self.go_to("write_wonders")
        self.write(self.world.gus, "What did they rub out?", kind="wondering")
        self.go_to("talk")
        self.steer("pause")
        self.steer("start")
        self.go_to("next_steps")
        self.write(self.world.bea, "We look at the same child twice.", kind="agreement:decision")
        step = {"owner": self.world.gus.ref, "due": "2026-12-01", "bring": "Three sheets"}
        self.write(self.world.bea, "Ask them to talk while they place ½", kind="action", **step)
        return self

    def rate(self, *values):
        people = (self.world.amal, self.world.bea, self.world.farah, self.world.gus)
        for person, value in zip(people, values, strict=False):
            self.seat(person).post(self.url("ratings"), **{f"norm-{self.world.norms[0].ref}": value})
        return self

    def close(self):
        assert self.seat(self.world.bea).post(self.url("closing")).status_code == 303
        return self

    def lay_out_work(self):
        at = now()
        self.work = self.world.add(
            Artifact(team_id=self.world.team.id, owner_id=self.world.amal.id, alias="Heron", added_at=at, shared_at=at)
        )
        self.world.add(
            ArtifactPage(artifact_id=self.work.id, number=1, width=800, height=600, files={}, made_safe_at=at),
            OnTheTable(meeting_id=self.world.meeting.id, artifact_id=self.work.id, put_by_id=self.world.amal.id),
        )

    @property
    def versions(self):
        return sorted(
            self.rows(Minutes, Minutes.meeting_id == self.world.meeting.id), key=lambda version: version.number
        )

    @property
    def data(self):
        return self.versions[-1].data

    def minutes(self, person=None, **more):
        return self.seat(person or self.world.amal).get(self.url("minutes"), **more)

    def correct(self, person=None, **changes):
        """Send the correction page as it stands, with these changes; gives the answer."""
        seat = self.seat(person or self.world.amal)
        fields = fields_on(seat.get(self.url("minutes/correction")).text) | changes
        return seat.post(self.url("minutes/correction"), **fields)


@pytest.fixture
def afternoon(world, browser):
    return Afternoon(world, browser)


@pytest.fixture
def held(afternoon):
    """The same meeting, closed, with its minutes; held by the verbs themselves, which is much quicker."""
    afternoon.lay_out_work()
    with afternoon.world.app.test_request_context(), writing():
        hold_by_verbs(afternoon.world, afternoon.work)
    return afternoon
