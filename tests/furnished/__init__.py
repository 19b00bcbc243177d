"""The world with something in every sealed table, for pages that keep secrets and for texts that do harm."""

from datetime import timedelta

from inquiry.clock import now
from inquiry.cycles.notes import NoteVersion
from inquiry.db import db, writing
from inquiry.diaries.feeds import word_of
from inquiry.diaries.models import Feed
from inquiry.discussions.format import library
from inquiry.discussions.freezing import to_data
from inquiry.meetings.steps import Hand, Step
from inquiry.minutes.writing import write_minutes
from inquiry.norms.models import PROPOSE, NormDraft, NormRound
from inquiry.people.models import Person
from inquiry.teams.models import Membership
from tests.furnished.leading import mentorship, portfolio, stages
from tests.furnished.school_time import calendar, protected_time, time_searches
from tests.furnished.team import a_norm_round, questions, said_and_asked
from tests.furnished.work import pieces
from tests.sessions.furnished import furnish_sessions
from tests.world import LONG_AGO


def furnish(app, world):
    """The world with something in every sealed table, an old member who left, and pictures on disk."""
    at = now()
    _more_people(world, at)
    _not_for_others_yet(world, at)
    a_norm_round(world, at)
    world.shared, world.unshared = pieces(app, world, at)
    questions(world, at)
    said_and_asked(world)
    protected_time(world, at)
    calendar(app, world)
    time_searches(world, at)
    mentorship(world)
    furnish_sessions(world)
    stages(world, at)
    portfolio(world, at)
    _ways_in(app, world, at)
    return world


def _more_people(world, at):
    """Somebody of each calling that the cast lacks, and somebody who left the team."""
    world.olga = world.add(_person(world, "Olga", school_id=world.oak.id))
    world.nora = world.add(_person(world, "Nora", role="coach lead"))
    world.lena = world.add(_person(world, "Lena", role="district"))
    world.hana = world.add(_person(world, "Hana", role="coach lead"))
    gone = {"from_at": LONG_AGO, "until_at": at - timedelta(days=1), "sees_from": LONG_AGO}
    world.add(Membership(team_id=world.team.id, person_id=world.olga.id, **gone))


def _person(world, name, **more):
    email = f"{name.lower()}@riverside.example"
    return Person(name=name, email=email, district_id=world.district.id, **more)


def _not_for_others_yet(world, at):
    """What stood on a sealed card before, a norm proposed in silence, and fingers held up in a step."""
    before = {"body": "periwinkle", "html": "<p>periwinkle-before-the-change</p>", "by_id": world.amal.id}
    world.add(NoteVersion(note_id=world.sealed.id, version=1, at=at, **before))
    asked = {"team_id": world.team.id, "opened_by_id": world.bea.id, "opened_at": at - timedelta(days=30)}
    world.proposing = world.add(NormRound(stage=PROPOSE, **asked))
    world.add(NormDraft(round_id=world.proposing.id, author_id=world.gus.id, text="larkspur-proposed-in-silence"))
    a_step = library()["plus_delta"].steps[0]
    frozen = {"key": a_step.key, "data": to_data(a_step)}
    step = world.add(Step(meeting_id=world.meeting.id, position=0, part="main", planned_seconds=60, **frozen))
    world.add(Hand(step_id=step.id, person_id=world.gus.id, value=1))


def _ways_in(app, world, at):
    """A calendar link, minutes that were written, and the memberships that addresses name."""
    with app.app_context():
        world.feed_word = word_of(world.add(Feed(person_id=world.bea.id)))
    world.change(world.meeting, step_id=None)
    with app.app_context(), writing():
        write_minutes(world.again(world.last_meeting), by=world.bea, at=at)
        world.own_membership, world.leading_membership = (
            db.session.scalar(db.select(Membership.ref).where(Membership.person_id == person.id))
            for person in (world.amal, world.bea)
        )
