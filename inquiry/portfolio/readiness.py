"""What is there for leading alone, and what is not yet: counted from real records, told in words, never a score.

What is looked for is a starting point of ours (several protocols rather than many hours), not a bar to pass. Lines that
rest on records between leader and mentor are `sealed`: whoever evaluates the leader is not told of them.
"""

from dataclasses import dataclass

from sqlalchemy import select

from inquiry.access import visible
from inquiry.artifacts.models import Artifact
from inquiry.cycles.notes import Note
from inquiry.db import db
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap
from inquiry.i18n import _, ngettext
from inquiry.meetings.models import Meeting, OnTheTable
from inquiry.portfolio.models import SelfAssessment
from inquiry.stages.happened import LED, LED_ALONE, in_the_rooms
from inquiry.stages.models import StageTalk
from inquiry.stages.words import family_name

MEETINGS, WITH_OWN, LED_OR_HALF, FAMILIES = 6, 3, 2, 3
EVIDENCE, HEARD = ("evidence", "quote"), ("plus", "delta")


@dataclass(frozen=True)
class Line:
    """Something that is looked for, whether it is there, and how far it is, in words."""

    looked_for: str
    is_there: bool
    found: str
    sealed: bool = False


def readiness(leader, *, sealed=True) -> list[Line]:
    """Everything that is looked for; without the sealed lines for whoever evaluates the leader.

    It is counted as the leader sees it, also for a colleague they opened it to.
    """
    records = Records(leader)
    lines = [tell(records) for tell in (_met, _led, _breadth, _shared_work, _heard)]
    if sealed:
        lines += [tell(records) for tell in (_with_log, _triples, _assessed, _statement)]
    return lines


class Records:
    """The records of one leader that readiness rests on."""

    def __init__(self, leader):
        self.leader = leader
        self.rooms = in_the_rooms(leader.id)
        self.met = {one.meeting_id for one in self.rooms}
        self.led = [one for one in self.rooms if one.how in LED]
        self.led_alone = {one.meeting_id for one in self.rooms if one.how in LED_ALONE}

    def meetings(self, column, *conditions):
        """The meetings that rows of one’s own name, as a set of their numbers."""
        return set(db.session.scalars(visible(column.class_, column, to=self.leader).where(*conditions)))

    def with_own(self):
        """Meetings with something of their own on the table: presented, a piece of student work, or evidence."""
        presented = select(Meeting.id).where(Meeting.presenter_id == self.leader.id, Meeting.id.in_(self.met))
        own = Artifact.owner_id == self.leader.id, Artifact.shared_at.is_not(None)
        lay = visible(Artifact, OnTheTable.meeting_id, to=self.leader)
        lay = lay.join(OnTheTable, OnTheTable.artifact_id == Artifact.id).where(*own)
        said = Note.author_id == self.leader.id, Note.kind.in_(EVIDENCE), Note.revealed_at.is_not(None)
        found = {*db.session.scalars(presented), *db.session.scalars(lay), *self.meetings(Note.meeting_id, *said)}
        return found & self.met


def _so_far(number, said):
    return said if number else _("nothing yet")


def _met(records):
    met, own = len(records.met), len(records.with_own())
    said = ngettext("one meeting", "%(num)s meetings", met)
    brought = ngettext("one with something of one’s own", "%(num)s with something of one’s own", own)
    brought = brought if own else _("none with something of one’s own")
    return Line(
        _("Six meetings, three of them with work or evidence of one’s own"),
        met >= MEETINGS and own >= WITH_OWN,
        _so_far(met, f"{said}, {brought}"),
    )


def _led(records):
    led = len(records.led)
    return Line(
        _("Two meetings led, alone or half of them"),
        led >= LED_OR_HALF,
        _so_far(led, ngettext("one meeting", "%(num)s meetings", led)),
    )


def _breadth(records):
    names = list(dict.fromkeys(family_name(one.family) for one in records.led))
    return Line(_("Three kinds of protocols led"), len(names) >= FAMILIES, _so_far(names, " · ".join(names)))


def _shared_work(records):
    own = Artifact.owner_id == records.leader.id, Artifact.shared_at.is_not(None), Artifact.withdrawn_at.is_(None)
    pieces = len(records.meetings(Artifact.id, *own))
    said = ngettext("one piece", "%(num)s pieces", pieces)
    return Line(_("Work of one’s own students shown to the team"), pieces > 0, _so_far(pieces, said))


def _heard(records):
    """Whether it got better is for people to say; that the team was asked is what can be counted."""
    led = {one.meeting_id for one in records.led}
    told = records.meetings(
        Note.meeting_id, Note.kind.in_(HEARD), Note.revealed_at.is_not(None), Note.meeting_id.in_(led)
    )
    said = ngettext("after one meeting", "after %(num)s meetings", len(told))
    return Line(_("A plus or a delta of the team after a meeting one led"), bool(told), _so_far(told, said))


def _with_log(records):
    tapped = MoveTap.leader_id == records.leader.id, MoveTap.taken_back_at.is_(None)
    logged = records.meetings(MoveTap.meeting_id, *tapped, MoveTap.by_id != records.leader.id) & records.led_alone
    said = ngettext("one meeting", "%(num)s meetings", len(logged))
    return Line(
        _("A whole meeting led in which the mentor noted moves"), bool(logged), _so_far(logged, said), sealed=True
    )


def _triples(records):
    planned = records.meetings(LeadingPlan.meeting_id, LeadingPlan.leader_id == records.leader.id)
    written = Debrief.leader_id == records.leader.id, Debrief.leader_at.is_not(None)
    whole = planned & records.meetings(Debrief.meeting_id, *written) & records.met
    said = ngettext("one meeting", "%(num)s meetings", len(whole))
    return Line(_("One meeting planned, led and looked back on"), bool(whole), _so_far(whole, said), sealed=True)


def _assessed(records):
    own = len(records.meetings(SelfAssessment.id, SelfAssessment.leader_id == records.leader.id))
    return Line(
        _("A self-assessment with one growth goal"),
        own > 0,
        _so_far(own, ngettext("one kept", "%(num)s kept", own)),
        sealed=True,
    )


def _statement(records):
    counts = StageTalk.leader_id == records.leader.id, StageTalk.counts_from.is_not(None)
    told = len(records.meetings(StageTalk.id, *counts, StageTalk.mentor_words != ""))
    said = ngettext("in one talk about a stage", "in %(num)s talks about a stage", told)
    return Line(_("A statement of the mentor"), told > 0, _so_far(told, said), sealed=True)
