"""Ways for the world to have more of something: each adds `many` and works on any world."""

from datetime import date, timedelta
from itertools import pairwise

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.calendar.models import Bells, Period, SchoolYear, SpecialDay, Term
from inquiry.celebrations.models import Celebration, Thanks
from inquiry.clock import now
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Action, Link, Note
from inquiry.db import db, new_ref, writing
from inquiry.discussions.kinds import PHASE_OF
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap, MoveWording
from inquiry.meetings import running
from inquiry.meetings.beginning import open_meeting
from inquiry.meetings.models import CLOSED, Bring, Meeting, OnTheTable
from inquiry.meetings.steps import LogLine, Presence, Step
from inquiry.mentoring.models import Mentorship, SealedRead
from inquiry.norms.models import Norm
from inquiry.people.models import Person, School, SecurityEvent
from inquiry.portfolio.models import PortfolioItem, PortfolioShare, SelfAssessment
from inquiry.protected.models import Block, BlockTime, CoverRequest, Loss
from inquiry.pulse.models import Pulse
from inquiry.stages.models import StageTalk
from inquiry.teams.models import Membership, Team
from inquiry.timetables.models import Search
from tests.world import LONG_AGO, every_table

KINDS = ("noticing", "claim", "evidence", "success", "action", "wondering", "problem", "suggestion")
FILES = {"master": "no", "thumb": "no", "phone": "no", "laptop": "no", "projector": "no"}


def notes(world, many, meeting=None, step=None, kind=None):
    """Notes of the inquiry, with next steps, links among them, and links to work."""
    authors = (world.amal, world.bea, world.farah, world.gus)
    rows = [_note(world, authors[n % 4], kind or KINDS[n % len(KINDS)], meeting, step) for n in range(many)]
    rows = _added(world, *rows)
    _added(world, *(Action(note_id=row.id, owner_id=world.amal.id) for row in rows if row.kind == "action"))
    claims = [row.id for row in rows if row.kind == "claim"]
    ties = [row.id for row in rows if row.kind == "evidence"]
    links = zip(ties, claims, strict=False)
    by = {"by_id": world.amal.id}
    _added(world, *(Link(note_id=one, kind="supports", to_note_id=other, **by) for one, other in links))
    work = works(world, 1)[0]
    _added(world, *(Link(note_id=row.id, kind="points_to", artifact_id=work.id, **by) for row in rows))


def _note(world, author, kind, meeting, step):
    return Note(
        team_id=world.team.id,
        cycle_id=world.cycle.id,
        meeting_id=meeting and meeting.id,
        step_id=step and step.id,
        author_id=author.id,
        kind=kind,
        phase=PHASE_OF[kind],
        body="½ is there.",
        html="<p>½ is there.</p>",
        written_at=LONG_AGO,
        revealed_at=LONG_AGO,
    )


def works(world, many):
    """Shared student work, some of it on the table of the next meeting."""
    told = {"team_id": world.team.id, "cycle_id": world.cycle.id, "owner_id": world.amal.id}
    found = _added(world, *(Artifact(alias=f"S{n}", shared_at=LONG_AGO, **told) for n in range(many)))
    _added(world, *(ArtifactPage(artifact_id=one.id, number=1, width=8, height=8, files=FILES) for one in found))
    lies = {"meeting_id": world.meeting.id, "put_by_id": world.bea.id}
    _added(world, *(OnTheTable(artifact_id=one.id, **lies) for one in found))
    return found


def people(world, many):
    """Colleagues, all of them in the team and in the room."""
    start = len(_all(world, Person))
    place = {"district_id": world.district.id, "school_id": world.oak.id}
    more = [Person(name=f"P{start + n}", email=f"p{start + n}@riverside.example", **place) for n in range(many)]
    since = {"from_at": LONG_AGO, "sees_from": LONG_AGO}
    for person in _added(world, *more):
        _added(world, Membership(team_id=world.team.id, person_id=person.id, **since))
        _added(world, Presence(meeting_id=world.meeting.id, person_id=person.id))


def meetings(world, many):
    """Meetings that were held, and meetings to come."""
    told = {"purpose": "Look together", "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    told |= {"team_id": world.team.id, "cycle_id": world.cycle.id, "protocol_id": "notice_wonder"}
    past = {"state": CLOSED, "began_at": LONG_AGO, "ended_at": LONG_AGO}
    _added(world, *(Meeting(starts_at=LONG_AGO + timedelta(days=n), **told, **past) for n in range(many)))
    _added(world, *(Meeting(starts_at=now() + timedelta(days=n + 2), **told) for n in range(many)))


def stage_talks(world, many):
    """Talks about Bea’s stages that count."""
    told = {"leader_id": world.bea.id, "family": "analyze", "leader_words": "½", "counts_from": LONG_AGO}
    _added(world, *(StageTalk(level=2 + n % 4, leader_at=LONG_AGO, mentor_at=LONG_AGO, **told) for n in range(many)))


def portfolio(world, many):
    """Pieces of Bea’s, with self-assessments, and what is open to whom and was opened."""
    whose, at = {"leader_id": world.bea.id}, now()
    piece = {"title": "A led tuning", "html": "<p>½</p>", "on": at.date(), "tags": ["III"]}
    _added(world, *(PortfolioItem(meeting_id=world.last_meeting.id, **piece, **whose) for _each in range(many)))
    _added(world, *(SelfAssessment(goal_strand="elicit", goal=f"½ {n}", **whose) for n in range(many)))
    until = {"until_at": at + timedelta(days=9), "shows_items": True}
    _added(world, *(PortfolioShare(with_id=world.cleo.id, **until, **whose) for _each in range(many)))
    read = {"owner_id": world.bea.id, "reader_id": world.cleo.id, "what": "portfolio"}
    _added(world, *(SealedRead(at=at - timedelta(days=n), **read) for n in range(many)))


def cycles(world, many):
    """Inquiries, each with a note of its own."""
    told = {"team_id": world.team.id, "opened_by_id": world.bea.id}
    for cycle in _added(world, *(Cycle(question=f"Why {n}?", **told) for n in range(many))):
        _added(world, Note(**_plain(world, cycle)))


def _plain(world, cycle):
    said = {"kind": "noticing", "phase": "analyze", "body": "½", "html": "<p>½</p>"}
    return {"team_id": world.team.id, "cycle_id": cycle.id, "author_id": world.amal.id, "revealed_at": LONG_AGO} | said


def teams(world, many):
    """Teams at Oak, with Bea in each of them."""
    place = {"district_id": world.district.id, "school_id": world.oak.id, "begun_at": LONG_AGO}
    since = {"from_at": LONG_AGO, "sees_from": LONG_AGO}
    for team in _added(world, *(Team(name=f"T{n}", **place) for n in range(many))):
        _added(world, Membership(team_id=team.id, person_id=world.bea.id, **since))


def schools(world, many):
    _added(world, *(School(name=f"School {n}", district_id=world.district.id) for n in range(many)))


def protected_times(world, many):
    """Time of a new team each, today and a month ago, some of it lost."""
    at, place = now(), {"district_id": world.district.id, "school_id": world.oak.id}
    year = _a_year(world, world.oak, at)
    for team in _added(world, *(Team(name=f"Protected {n} of {many}", **place) for n in range(many))):
        for when in (at - timedelta(hours=1), at - timedelta(days=30)):
            _protected(world, year, team, when)


def protected_time_of_the_team(world, many):
    """As many blocks of the one team, each with a time this hour."""
    year = _a_year(world, world.oak, now())
    for _each in range(many):
        _protected(world, year, world.team, now() - timedelta(minutes=1))


def unsaid_time_of_the_team(world, many):
    """As many blocks of the one team, each with a time that passed."""
    year, at = _a_year(world, world.oak, now()), now() - timedelta(hours=2)
    for _each in range(many):
        _protected(world, year, world.team, at)


def schools_with_protected_time(world, many):
    """Schools with five teachers each."""
    at = now()
    start = len(_all(world, Person))
    for number, school in enumerate(
        _added(world, *(School(name=f"S{n}", district_id=world.district.id) for n in range(many)))
    ):
        place = {"district_id": world.district.id, "school_id": school.id}
        names = [f"t{start}-{number}-{n}@riverside.example" for n in range(5)]
        _added(world, *(Person(name=name, email=name, **place) for name in names))
        _protected(world, _a_year(world, school, at), _added(world, Team(name="One", **place))[0], at)


def searches(world, many):
    """Searches for planning time at Oak."""
    told = {"year_id": _a_year(world, world.oak, now()).id, "made_by_id": world.dev.id, "wishes": {}}
    _added(world, *(Search(name=f"Search {n}", **told) for n in range(many)))


def _a_year(world, school, at):
    span = {"starts_on": at.date() - timedelta(days=200), "ends_on": at.date() + timedelta(days=100)}
    return _added(world, SchoolYear(school_id=school.id, name="This year", **span))[0]


def _protected(world, year, team, when):
    told = {"weekday": 3, "starts": 850, "minutes": 45, "from_on": year.starts_on, "until_on": year.ends_on}
    block = _added(world, Block(year_id=year.id, team_id=team.id, **told))[0]
    named = {"on": when.date(), "month_on": when.date().replace(day=1), "starts_at": when, "minutes": 45}
    _added(world, BlockTime(block_id=block.id, school_id=year.school_id, team_id=team.id, **named))
    _added(world, Loss(block_id=block.id, on=when.date(), minutes=5, cause="testing", words="State test"))
    return block


def norms(world, many):
    told = {"team_id": world.team.id, "round_id": world.norms[0].round_id, "adopted_at": LONG_AGO}
    _added(world, *(Norm(text=f"We {n}.", position=n, **told) for n in range(many)))


def brings(world, many):
    _added(world, *(Bring(meeting_id=world.meeting.id, person_id=world.amal.id, what="Work") for _ in range(many)))


def celebrations(world, many):
    said = {"team_id": world.team.id, "released_by_id": world.bea.id, "html": "<p>They halve it.</p>"}
    _added(world, *(Celebration(body="They halve it.", **said) for _ in range(many)))


def thanks(world, many):
    _added(world, *(Thanks(to_id=world.amal.id, by_id=world.dev.id, words=f"For {n}") for n in range(min(many, 50))))


def requests(world, many):
    asked = {"team_id": world.team.id, "asked_by_id": world.bea.id}
    _added(world, *(CoverRequest(words=f"We need {n}", **asked) for n in range(many)))


def days_off(world, many):
    """Days off, terms and bells of one school year."""
    with world.app.app_context():
        year = db.session.scalar(db.select(SchoolYear).where(SchoolYear.school_id == world.oak.id))
    year = year or _a_year(world, world.oak, now())
    span = {"year_id": year.id, "starts_on": year.starts_on, "ends_on": year.starts_on}
    _added(world, *(SpecialDay(name=f"Day {n} of {many}", **span) for n in range(many)))
    _added(world, *(Term(name=f"Term {n} of {many}", **span) for n in range(many)))
    rings = _added(world, *(Bells(school_id=world.oak.id, name=f"Bells {n} of {many}") for n in range(many)))
    _added(world, *(Period(bells_id=one.id, name="First", starts=480, ends=525) for one in rings))


def questions(world, many):
    asked = {"school_id": world.oak.id, "asked_by_id": world.dev.id, "closes_on": date(2199, 1, 1)}
    _added(world, *(Pulse(question=f"Is it so, {n}?", **asked) for n in range(many)))


def own_moves(world, many):
    """Moves the district made, and one of ours in its own words."""
    worded = {"district_id": world.district.id, "family": "eliciting", "changed_by_id": world.ines.id}
    _added(world, *(MoveWording(code=f"own-{new_ref()}", name=f"Move {n}", **worded) for n in range(many)))


def taps(world, many):
    """Moves that were seen in Bea’s last session."""
    seen = {"meeting_id": world.last_meeting.id, "leader_id": world.bea.id, "by_id": world.bea.id}
    _added(world, *(MoveTap(family="eliciting", code="wait", words=f"Slowly, {n}", **seen) for n in range(many)))


def led_sessions(world, many):
    """Sessions Bea led, with a move seen in each."""
    who = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    held = {"purpose": "Look", "state": CLOSED, "began_at": LONG_AGO, "ended_at": LONG_AGO, "starts_at": LONG_AGO}
    sessions = _added(world, *(Meeting(**who, **held) for _ in range(many)))
    seen = {"leader_id": world.bea.id, "by_id": world.bea.id, "family": "eliciting", "code": "wait"}
    _added(world, *(MoveTap(meeting_id=one.id, **seen) for one in sessions))


def log_lines(world, many):
    _added(world, *(SecurityEvent(kind="signed in", person_id=world.amal.id) for _ in range(many)))


def open_the_room(world, key="talk"):
    """Begin the next meeting and walk to a step; gives back the step."""
    with world.app.app_context(), writing():
        meeting = db.session.get(Meeting, world.meeting.id)
        bea = db.session.get(Person, world.bea.id)
        for name in ("amal", "bea", "farah", "gus"):
            db.session.add(Presence(meeting_id=meeting.id, person_id=getattr(world, name).id))
        steps = open_meeting(meeting, people=4, has_norms=True, by=bea, at=now())
        for step, following in pairwise(steps):
            if step.key == key:
                return step
            running.go_on(meeting, step, following, by=bea, at=now())
    raise LookupError(key)


def cards(world, many):
    """Cards that lie open in the step the meeting is in, and facts about its clock."""
    meeting = world.again(world.meeting)
    step = _step(world, meeting)
    notes(world, many, meeting, step, "inference")
    told = {"meeting_id": meeting.id, "step_id": step.id, "kind": "paused", "by_id": world.bea.id}
    _added(world, *(LogLine(**told) for _ in range(many)))


def _step(world, meeting):
    with world.app.app_context():
        return db.session.get(Step, meeting.step_id)


def _added(world, *rows):
    if not rows:
        return []
    found = world.add(*rows)
    return list(found) if isinstance(found, tuple) else [found]


def _all(world, model):
    with world.app.app_context():
        return db.session.scalars(db.select(model), execution_options=every_table()).all()


def leaders(world, many):
    """People whom Edie mentors, each with a session to come, a plan for it and a debrief of it."""
    world.change(world.cleo, role="coach lead")
    start, place = len(_all(world, Person)), {"district_id": world.district.id, "school_id": world.oak.id}
    named = ({"name": f"L{start + n}", "email": f"l{start + n}@riverside.example"} for n in range(many))
    people = _added(world, *(Person(**one, **place) for one in named))
    agreed = {"mentor_id": world.edie.id, "agreed_at": LONG_AGO, "sees_from": LONG_AGO, "named_at": LONG_AGO}
    _added(world, *(Mentorship(leader_id=one.id, named_by_id=one.id, **agreed) for one in people))
    when = {"starts_at": now() + timedelta(days=3), "planned_by_id": world.bea.id, "team_id": world.team.id}
    part = {"team_id": world.team.id, "from_at": LONG_AGO, "sees_from": LONG_AGO}
    _added(world, *(Membership(person_id=one.id, **part) for one in people))
    led = _added(world, *(Meeting(purpose="Look", facilitator_id=one.id, **when) for one in people))
    _written(world, [(meeting.id, meeting.facilitator_id) for meeting in led])


def sessions_led(world, many):
    """Sessions Bea led, with what she wrote before and after."""
    over = {"state": CLOSED, "starts_at": LONG_AGO, "began_at": LONG_AGO, "ended_at": LONG_AGO}
    whose = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    led = _added(world, *(Meeting(purpose="Look", **whose, **over) for _ in range(many)))
    _written(world, [(meeting.id, world.bea.id) for meeting in led])


def _written(world, sessions):
    _added(world, *(LeadingPlan(meeting_id=one, leader_id=who, purpose="See") for one, who in sessions))
    said = {"try_next": "Wait", "leader_at": LONG_AGO}
    _added(world, *(Debrief(meeting_id=one, leader_id=who, **said) for one, who in sessions))


def sealed_reads(world, many):
    """Days on which Bea’s mentor opened what is hers."""
    read = {"owner_id": world.bea.id, "reader_id": world.edie.id, "what": "plan"}
    _added(world, *(SealedRead(at=LONG_AGO + timedelta(days=n), **read) for n in range(many)))
