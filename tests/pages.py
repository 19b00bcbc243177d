"""Every page of the product: a world with something in every table, and every address of it that can be opened."""

import re
from datetime import date, timedelta

from PIL import Image

from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.calendar.models import Bells, CalendarSource, Period, SchoolYear, SpecialDay, Term
from inquiry.celebrations.models import Celebration, Thanks
from inquiry.clock import now
from inquiry.cycles.notes import NoteVersion
from inquiry.db import db, writing
from inquiry.diaries.feeds import word_of
from inquiry.diaries.models import Feed
from inquiry.discussions.format import library
from inquiry.discussions.freezing import to_data
from inquiry.files import path_of
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap
from inquiry.meetings.steps import Hand, Step
from inquiry.mentoring.models import Mentorship
from inquiry.minutes.writing import write_minutes
from inquiry.norms.models import CONSENT, PROPOSE, NormConsent, NormDraft, NormRound
from inquiry.people.models import Person
from inquiry.portfolio.models import PortfolioItem, PortfolioShare, SelfAssessment
from inquiry.protected.models import Block, BlockTime, CoverRequest, Loss, Reply
from inquiry.pulse.models import Ballot, Pulse
from inquiry.stages.models import LeadingWish, StageTalk
from inquiry.teams.models import Membership
from inquiry.timetables.models import DONE, DRAFT, RUNNING, Proposal, Search
from tests.sessions.furnished import furnish_sessions
from tests.world import LONG_AGO


def furnish(app, world):
    """The world with something in every sealed table, an old member who left, and pictures on disk."""
    team, at = world.team.id, now()
    olga = Person(name="Olga", email="olga@riverside.example", district_id=world.district.id, school_id=world.oak.id)
    world.olga = world.add(olga)
    world.nora = world.add(
        Person(name="Nora", email="nora@riverside.example", district_id=world.district.id, role="coach lead")
    )
    leader = {"name": "Lena", "email": "lena@riverside.example", "role": "district"}
    world.lena = world.add(Person(district_id=world.district.id, **leader))
    lead = {"name": "Hana", "email": "hana@riverside.example", "role": "coach lead"}
    world.hana = world.add(Person(district_id=world.district.id, **lead))
    gone = {"from_at": LONG_AGO, "until_at": at - timedelta(days=1), "sees_from": LONG_AGO}
    world.add(Membership(team_id=team, person_id=world.olga.id, **gone))
    world.add(
        NoteVersion(
            note_id=world.sealed.id,
            version=1,
            body="periwinkle",
            html="<p>periwinkle-before-the-change</p>",
            by_id=world.amal.id,
            at=at,
        )
    )
    _round(world, at)
    asked = {"team_id": team, "opened_by_id": world.bea.id, "opened_at": at - timedelta(days=30), "stage": PROPOSE}
    world.proposing = world.add(NormRound(**asked))
    world.add(NormDraft(round_id=world.proposing.id, author_id=world.gus.id, text="larkspur-proposed-in-silence"))
    world.shared, world.unshared = _pieces(app, world, at)
    a_step = library()["plus_delta"].steps[0]
    frozen = {"key": a_step.key, "data": to_data(a_step)}
    step = world.add(Step(meeting_id=world.meeting.id, position=0, part="main", planned_seconds=60, **frozen))
    world.add(Hand(step_id=step.id, person_id=world.gus.id, value=1))
    _questions(world, at)
    _said_and_asked(world)
    _protected_time(world, at)
    _calendar(app, world)
    _time_searches(world, at)
    _mentorship(world)
    furnish_sessions(world)
    _stages(world, at)
    _portfolio(world, at)
    with app.app_context():
        world.feed_word = word_of(world.add(Feed(person_id=world.bea.id)))
    world.change(world.meeting, step_id=None)
    with app.app_context(), writing():
        write_minutes(world.again(world.last_meeting), by=world.bea, at=at)
        world.own_membership, world.leading_membership = (
            db.session.scalar(db.select(Membership.ref).where(Membership.person_id == person.id))
            for person in (world.amal, world.bea)
        )
    return world


def _round(world, at):
    told = {"team_id": world.team.id, "opened_by_id": world.bea.id, "stage": CONSENT, "asking": 1, "revealed_at": at}
    world.norm_round = world.add(NormRound(**told))
    concern = {"fingers": 1, "concern": "cornflower-behind-a-hand"}
    world.add(NormConsent(round_id=world.norm_round.id, asking=1, person_id=world.gus.id, **concern))
    return world.norm_round


def _said_and_asked(world):
    """A celebration that was released, one that was taken back, a word of thanks, and what the team asks for."""
    said = {"team_id": world.team.id, "released_by_id": world.amal.id}
    world.released = world.add(Celebration(body="They halve it now.", html="<p>They halve it now.</p>", **said))
    words = "anemone-taken-back"
    world.add(Celebration(body=words, html=f"<p>{words}</p>", withdrawn_at=LONG_AGO, **said))
    world.add(Thanks(to_id=world.bea.id, by_id=world.dev.id, words="hyacinth-for-bea"))
    world.asked = world.add(
        CoverRequest(team_id=world.team.id, words="peony-for-the-principal", asked_by_id=world.amal.id)
    )


def _questions(world, at):
    """One the staff can answer, and one that was answered and told back."""
    asked = {"school_id": world.oak.id, "asked_by_id": world.dev.id}
    world.asking = world.add(Pulse(question="Is there time enough?", closes_on=date(2199, 1, 1), **asked))
    told = {"closes_on": at.date(), "closed_at": at, "shared_at": at, "will_change": "We begin ten minutes later."}
    world.told_back = world.add(Pulse(question="Do we hear each other?", **told, **asked))
    said = {"pulse_id": world.told_back.id, "words": "hellebore-in-a-ballot"}
    world.add(*(Ballot(digest=f"digest {number}", value=4, **said) for number in range(6)))


def _protected_time(world, at):
    """Time of the team that is over and partly lost, time that is to come, and what the principal said of it."""
    span = {"starts_on": at.date() - timedelta(days=90), "ends_on": at.date() + timedelta(days=200)}
    year = world.add(SchoolYear(school_id=world.oak.id, name="This year", **span))
    days = {"from_on": year.starts_on, "until_on": year.ends_on, "weekday": 3, "starts": 850, "minutes": 45}
    world.block = world.add(Block(year_id=year.id, team_id=world.team.id, purpose="Look at work", **days))
    whose = {"block_id": world.block.id, "school_id": world.oak.id, "team_id": world.team.id, "minutes": 45}
    world.past_time, world.next_time = (
        world.add(
            BlockTime(on=when.date(), month_on=when.date().replace(day=1), starts_at=when, place="Room 12", **whose)
        )
        for when in (at - timedelta(days=1), at + timedelta(days=1))
    )
    lost = {"minutes": 15, "cause": "coverage", "words": "Fifth grade had nobody"}
    world.loss = world.add(Loss(block_id=world.block.id, on=world.past_time.on, **lost))
    month = {"school_id": world.oak.id, "month_on": world.past_time.month_on, "cause": "coverage"}
    world.add(Reply(words="I will find a second substitute.", **month))


def _calendar(app, world):
    """What a school year is made of: a term, bells, days that are not like others, and a calendar it was taken from."""
    with app.app_context():
        world.year = db.session.scalar(db.select(SchoolYear).where(SchoolYear.school_id == world.oak.id))
    in_it, day = {"year_id": world.year.id}, world.year.starts_on + timedelta(days=20)
    world.bells = world.add(Bells(school_id=world.oak.id, name="Early release"))
    world.add(Period(bells_id=world.bells.id, name="Period 1", starts=480, ends=515))
    world.add(Term(name="Fall", starts_on=world.year.starts_on, ends_on=day, **in_it))
    secret = {
        "address": "https://calendar.example/speedwell-in-an-address.ics",
        "taken_at": LONG_AGO,
        "read_at": LONG_AGO,
    }
    event = {"key": "1", "name": "No school", "state": "days", "spans": [[day.isoformat(), day.isoformat()]]}
    found = {"count": 1, "others": 0, "states": {"days": 1}, "events": [event], "unread": []}
    world.source = world.add(CalendarSource(name="The district", found=found, **secret, **in_it))
    off = {"starts_on": day, "ends_on": day, "name": "No school", **in_it}
    world.day_off = world.add(SpecialDay(source_id=world.source.id, uid="1", **off))


def _time_searches(world, at):
    """What a principal wishes for, a proposal that was found, and searches that are not so far."""
    period = {"name": "1", "starts": 480, "ends": 525}
    days = [{"name": "", "weekday": day, "bells": None, "periods": [period]} for day in range(5)]
    grade = {"ref": world.team.ref, "name": "Grade 4", "people": ["Amal", "Honeysuckle-in-a-wish"]}
    grade |= {"minutes": 45, "least": 40, "days": ["best"] + ["fine"] * 4, "best": [], "never": []}
    wishes = {"format": 1, "shape": "staggered", "at_once": 0, "days": days, "teams": [grade], "rooms": ["Library"]}
    wishes |= {"specialists": [{"name": "Art", "classes": 2, "most": 0}], "cells": {"Amal": ["1"]}}
    told = {"year_id": world.year.id, "made_by_id": world.dev.id, "wishes": wishes}
    quarrel = {"together": [["minutes", 0]], "offers": [{"wish": ["minutes", 0], "to": 0, "from": 45}]}
    world.search = world.add(Search(name="Spring", state=DONE, says=quarrel, started_at=at, seen_at=at, **told))
    world.draft = world.add(Search(name="Not yet", state=DRAFT, **told))
    world.running = world.add(Search(name="Just now", state=RUNNING, started_at=at, seen_at=at, **told))
    cover = [{"period": 0, "who": "Honeysuckle-in-a-wish", "by": "Art"}]
    sitting = {"team": 0, "day": 1, "first": 0, "last": 0, "minutes": 45, "room": "Library", "cover": cover}
    measures = {"sittings": 1, "covered": 1, "most_on_a_day": 1, "at_once": 1, "missed": 1, "minutes": {"0": 45}}
    misses = [{"what": "day", "team": 0, "day": 1, "first": 0, "last": 0}]
    world.found = {"kind": "wishes", "sittings": [sitting], "measures": measures, "misses": misses}
    world.proposal = world.add(Proposal(search_id=world.search.id, number=1, data=world.found))


def _mentorship(world):
    """Edie of another school has long been Bea’s mentor."""
    whose = {"leader_id": world.bea.id, "mentor_id": world.edie.id, "named_by_id": world.bea.id}
    world.mentorship = world.add(Mentorship(agreed_at=LONG_AGO, sees_from=LONG_AGO, named_at=LONG_AGO, **whose))
    mine, words = {"leader_id": world.bea.id, "meeting_id": world.meeting.id}, {"mentor_id": world.edie.id}
    world.leading_plan = world.add(
        LeadingPlan(purpose="primrose-in-a-plan", mentor_words="oxlip-beside-a-plan", **words, **mine)
    )
    words |= {"leader_at": LONG_AGO, "mentor_at": LONG_AGO, "mentor_words": "cowslip-beside-a-debrief"}
    world.debrief = world.add(Debrief(learned="auricula-in-a-debrief", try_next="Wait longer", **words, **mine))
    mine["meeting_id"] = world.last_meeting.id
    world.add(Debrief(learned="pasqueflower-not-yet-written", **mine))
    seen = {"family": "eliciting", "code": "wait", "by_id": world.edie.id, "at": LONG_AGO, **mine}
    world.add(MoveTap(words="campion-beside-a-move", **seen))


def _pieces(app, world, at):
    with app.app_context():
        names = {
            size: _picture(f"{size}{'0' * 20}.jpg") for size in ("master", "thumb", "phone", "laptop", "projector")
        }
    ours = {"team_id": world.team.id, "cycle_id": world.cycle.id, "owner_id": world.farah.id}
    shared = world.add(Artifact(alias="Heron", about="Where is ½?", shared_at=LONG_AGO, checked=[], **ours))
    unshared = world.add(Artifact(alias="", about="snapdragon-not-yet-shared", checked=[], **ours))
    size = {"number": 1, "width": 60, "height": 40, "files": names}
    world.add(ArtifactPage(artifact_id=shared.id, boxes=[], **size))
    whose = {"artifact_id": unshared.id, "owner_id": world.farah.id}
    world.add(ArtifactRaw(kind="jpeg", sha256="", original_name="foxglove-in-the-file-name.jpg", **whose))
    covered = {"width": 60, "height": 40, "files": names}
    world.add(ArtifactRawPage(boxes=[], covered=covered, covered_at=at, **whose, **size))
    return shared, unshared


def _picture(name):
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 40)).save(path_of(name))
    return name


def _stages(world, at):
    """A talk about a stage that waits, one that counts, and a wish to lead that is nobody else’s."""
    whose = {"leader_id": world.bea.id, "family": "analyze", "mentor_id": world.edie.id}
    told = {"leader_words": "gentian-in-a-stage-talk", "leader_at": at - timedelta(days=9)}
    heard = {"mentor_words": "You waited for the third answer.", "mentor_at": at - timedelta(days=8)}
    world.talk = world.add(StageTalk(level=3, counts_from=at - timedelta(days=8), **told, **heard, **whose))
    world.waiting_talk = world.add(StageTalk(level=4, mentor_words="yarrow-before-the-answer", mentor_at=at, **whose))
    world.add(LeadingWish(person_id=world.bea.id, shown_to="programme"))


def _portfolio(world, at):
    """Pieces and a self-assessment of Bea’s: all of it open to Dev, who evaluates her, and the pieces to Cleo."""
    piece = {"leader_id": world.bea.id, "title": "A led tuning", "tags": ["III"], "on": at.date()}
    said = {"body": "marguerite-in-a-piece", "html": "<p>marguerite-in-a-piece</p>"}
    world.piece = world.add(PortfolioItem(meeting_id=world.last_meeting.id, **piece, **said))
    away = {"title": "oxlip-put-away", "put_away_at": at}
    world.add(PortfolioItem(**piece | away))
    seen = {"marks": {"elicit": 2}, "underlined": ["prepare"], "goal_strand": "elicit", "goal": "saxifrage-as-a-goal"}
    world.add(SelfAssessment(leader_id=world.bea.id, **seen))
    until = {"leader_id": world.bea.id, "until_at": at + timedelta(days=20), "shows_items": True}
    all_of_it = dict.fromkeys(("shows_readiness", "shows_stages", "shows_assessment"), True)
    world.share = world.add(PortfolioShare(with_id=world.dev.id, **all_of_it, **until))
    world.smaller_share = world.add(PortfolioShare(with_id=world.cleo.id, **until))


def examples(world):
    """Something to open for the first word of each address."""
    return {
        "administration/people": [world.gus.ref],
        "administration/schools": [world.oak.ref],
        "block-times": [world.past_time.ref, world.next_time.ref],
        "blocks": [world.block.ref],
        "bells": [world.bells.ref],
        "calendar-feeds": [world.feed_word, "no-such-feed"],
        "calendar-sources": [world.source.ref],
        "artifacts": [world.shared.ref, world.unshared.ref],
        "cycles": [world.cycle.ref],
        "demo": [world.gus.ref],
        "districts": [world.district.ref],
        "j": ["ABCDEF"],
        "key": ["no-such-key"],
        "lessons": [world.lesson.ref],
        "meetings": [world.meeting.ref, world.last_meeting.ref],
        "memberships": [world.own_membership],
        "mentoring": [world.mentorship.ref],
        "norm-rounds": [world.norm_round.ref, world.proposing.ref],
        "notes": [world.noticing.ref, world.sealed.ref, world.next_step.ref],
        "people": [world.gus.ref],
        "portfolio-pieces": [world.piece.ref],
        "portfolios": [world.share.ref, world.smaller_share.ref],
        "questions": [world.asking.ref, world.told_back.ref],
        "school-years": [world.year.ref],
        "schools": [world.oak.ref],
        "stage-talks": [world.talk.ref, world.waiting_talk.ref],
        "sessions": [world.pd_past.ref, world.pd_next.ref],
        "teams": [world.team.ref],
        "time-proposals": [world.proposal.ref],
        "time-searches": [world.search.ref, world.draft.ref, world.running.ref],
    }


OTHERS = {
    "page": "1",
    "size": "laptop",
    "phase": "celebrate",
    "name": "desk",
    "protocol_id": "tuning",
    "family": "plan",
    "code": "wait",
}


def every_page(app, world):
    """Every address that can be opened, with every example. A `<meeting>` in second place is the meeting to come."""
    names = examples(world)
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "static":
            continue
        named = "|".join(OTHERS)
        address = re.sub(rf"<(?:[^:<>]+:)?({named})>", lambda m: OTHERS[m[1]], rule.rule)
        words = address.strip("/").split("/")
        first = "/".join(words[:2]) if words[0] == "administration" else words[0]
        assert "<" not in address or first in names, f"tell this test how to open {rule}"
        for ref in names[first] if "<" in address else [""]:
            yield rule.endpoint, re.sub("<.*?>", ref, address.replace("<meeting>", world.meeting.ref))
