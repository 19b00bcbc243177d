"""Between a leader and a mentor: from the leader’s yes on, while it lasts, and never for who evaluates the leader."""

from datetime import timedelta

import pytest

from inquiry.access import allowed, visible
from inquiry.clock import now
from inquiry.growth.models import Debrief, LeadingPlan, MoveTap
from inquiry.mentoring.models import Mentorship
from inquiry.portfolio.models import PortfolioItem, PortfolioShare, SelfAssessment
from inquiry.stages.models import LeadingWish, StageReached, StageTalk

SEALED = {
    "plan": lambda world: LeadingPlan(meeting_id=world.meeting.id, leader_id=world.bea.id, purpose="See fractions"),
    "moves": lambda world: MoveTap(
        meeting_id=world.meeting.id, leader_id=world.bea.id, family="eliciting", code="wait", by_id=world.bea.id
    ),
    "debrief": lambda world: Debrief(meeting_id=world.meeting.id, leader_id=world.bea.id, keep="Yes", leader_at=now()),
    "assessment": lambda world: SelfAssessment(leader_id=world.bea.id, goal_strand="elicit", goal="Wait longer"),
    "stage": lambda world: StageTalk(leader_id=world.bea.id, family="data", level=3),
}


@pytest.fixture
def mentorship(world):
    """Edie of another school is Bea’s mentor."""
    agreed = {"agreed_at": now() - timedelta(days=30), "sees_from": now() - timedelta(days=30)}
    return world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed))


@pytest.fixture(params=SEALED)
def record(world, request):
    return world.add(SEALED[request.param](world))


def readers(world, inside, record):
    inside.rollback()  # or SQLite goes on showing the moment of the first look
    people = (world.amal, world.bea, world.cleo, world.dev, world.edie, world.farah, world.ines)
    model = type(record)
    return {one.name for one in people if inside.scalar(visible(model, model.id, to=one).where(model.id == record.id))}


def test_a_record_is_read_by_leader_and_mentor_alone(world, inside, mentorship, record):
    assert readers(world, inside, record) == {"Bea", "Edie"}


def test_without_the_leaders_yes_nobody_is_a_mentor(world, inside, mentorship, record):
    world.change(mentorship, agreed_at=None, sees_from=None)
    assert readers(world, inside, record) == {"Bea"}


def test_a_former_mentor_reads_nothing_more(world, inside, mentorship, record):
    world.change(mentorship, until_at=now() - timedelta(seconds=1))
    assert readers(world, inside, record) == {"Bea"}


def test_a_new_mentor_reads_what_is_written_from_their_day_on(world, inside, mentorship, record):
    world.change(mentorship, until_at=now() - timedelta(seconds=1))
    later = {"agreed_at": now() - timedelta(days=1), "sees_from": now() + timedelta(seconds=60)}
    newer = Mentorship(leader_id=world.bea.id, mentor_id=world.cleo.id, named_by_id=world.bea.id, **later)
    world.add(newer)
    assert readers(world, inside, record) == {"Bea"}
    world.change(newer, sees_from=now() - timedelta(days=400))  # the leader opens earlier records
    assert readers(world, inside, record) == {"Bea", "Cleo"}


@pytest.mark.parametrize("becomes", [{"is_evaluator": True}, {"role": "principal", "school_id": "oak"}])
def test_a_mentor_who_becomes_the_leaders_evaluator_reads_nothing_more(world, inside, mentorship, record, becomes):
    becomes = {name: world.oak.id if value == "oak" else value for name, value in becomes.items()}
    world.change(world.edie, **becomes)
    edie = world.again(world.edie)
    model = type(record)
    assert not inside.scalar(visible(model, model.id, to=edie).where(model.id == record.id))
    assert not allowed(edie, "mentor in", world.again(mentorship))


def test_a_principal_may_mentor_somebody_at_another_school(world, inside, mentorship, record):
    world.change(world.edie, role="principal")
    model = type(record)
    assert inside.scalar(visible(model, model.id, to=world.again(world.edie)).where(model.id == record.id))


def stages_seen(inside, person):
    inside.rollback()
    return list(inside.scalars(visible(StageReached, StageReached.level, to=person)))


def test_a_stage_is_known_to_the_principal_only_when_the_leader_agrees(world, inside):
    world.add(StageTalk(leader_id=world.bea.id, family="data", level=4, counts_from=now()))
    wish = world.add(LeadingWish(person_id=world.bea.id, shown_to="programme"))
    assert (stages_seen(inside, world.dev), stages_seen(inside, world.bea)) == ([], [4])
    world.change(wish, shown_to="principal")
    assert stages_seen(inside, world.dev) == [4]


def test_a_stage_does_not_count_before_both_have_written(world, inside):
    world.add(StageTalk(leader_id=world.bea.id, family="data", level=4, leader_at=now()))
    assert stages_seen(inside, world.bea) == []


@pytest.fixture
def opened(world):
    """Bea opened her whole portfolio to Dev, who evaluates her, and to Cleo."""
    world.add(PortfolioItem(leader_id=world.bea.id, title="A led tuning", on=now().date()))
    world.add(SelfAssessment(leader_id=world.bea.id, goal_strand="elicit", goal="Wait longer"))
    parts = dict.fromkeys(("shows_items", "shows_readiness", "shows_stages", "shows_assessment"), True)
    until = {"leader_id": world.bea.id, "until_at": now() + timedelta(days=7)}
    return [world.add(PortfolioShare(with_id=one.id, **until, **parts)) for one in (world.dev, world.cleo)]


def read(inside, person):
    return [len(list(inside.scalars(visible(model, model.id, to=person)))) for model in (PortfolioItem, SelfAssessment)]


def test_who_evaluates_the_leader_never_reads_a_self_assessment_even_when_it_was_opened(world, inside, opened):
    assert (read(inside, world.dev), read(inside, world.cleo)) == ([1, 0], [1, 1])


@pytest.mark.parametrize("over", [{"until_at": -1}, {"taken_back_at": -1}])
def test_a_portfolio_closes_on_its_day_and_when_it_is_taken_back(world, inside, opened, over):
    for share in opened:
        world.change(share, **{name: now() + timedelta(days=days) for name, days in over.items()})
    assert read(inside, world.cleo) == [0, 0]


def test_when_a_leaders_account_is_closed_nobody_else_reads_a_record(world, inside, mentorship, record):
    world.change(world.bea, left_at=now())
    assert readers(world, inside, record) == {"Bea"}
    assert not allowed(world.edie, "mentor in", world.again(mentorship))
