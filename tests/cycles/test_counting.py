"""What the database counts for a ring is what is counted out of the rows of a story."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from inquiry.clock import now, today
from inquiry.cycles import counting, reading
from inquiry.cycles.facts import facts_counted, facts_of
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import DROPPED, OPEN, Action
from tests.cycles.making import link, note, work
from tests.world import LONG_AGO, ZONE

KINDS = (
    *(("claim", "adopted"), ("claim", "adopted"), ("claim", ""), ("claim", "withdrawn"), ("success", "")),
    *(("evidence", "quantitative"), ("evidence", ""), ("noticing", ""), ("problem", "learner"), ("action", "")),
)
TIES = ("supports", "supports", "contradicts", "shown_by", "tested_by", "points_to")


@pytest.mark.parametrize("seed", range(4))
def test_the_database_and_the_story_count_the_same(app, world, seed):
    fill(world, random.Random(seed))
    with app.app_context():
        told, counted, listed = ask(world)
    assert counted == listed == replace(told, bare_claims=0)
    assert told.adopted and told.steps


def ask(world):
    """As a story counts one inquiry, as the first page does, and as the list of inquiries does."""
    of = {"cycle": world.cycle.id}
    (inquiry,) = (one for one in counting.seen_cycles(world.amal) if one.id == world.cycle.id)
    notes, links = reading.notes_of(world.amal, **of), reading.links_of(world.amal, **of)
    told = facts_of(inquiry, notes, links, len(counting.works_of(world.amal, **of)))
    rows = [row for row in counting.groups_in(world.amal) if row.cycle_id == world.cycle.id]
    return told, facts_counted(inquiry, counting.groups_of(world.amal, **of)), facts_counted(inquiry, rows)


def fill(world, chance):
    """Notes of every kind on the wall, face down, taken back and of another inquiry, tied to each other at random."""
    works = [work(world, f"S{number}") for number in range(2)]
    work(world, "S9", shared_at=None)
    other = world.add(Cycle(team_id=world.team.id, question="Another?", opened_by_id=world.bea.id, opened_at=LONG_AGO))
    elsewhere = ({"revealed_at": None}, {"withdrawn_at": now()}, {"cycle_id": other.id})
    places = ({}, {}, {}, {}, {}, *elsewhere)
    notes = [
        note(world, world.amal, kind, "Said", chance.choice(("analyze", "celebrate")), sub, **chance.choice(places))
        for kind, sub in KINDS * 3
    ]
    for one in notes:
        if one.kind == "action":
            decide(world, one, chance)
        for _tie in range(chance.randrange(4)):
            link(world, one, chance.choice(TIES), far=chance.choice(notes))
        if chance.random() < 0.3:
            link(world, one, "points_to", work=chance.choice(works))


def decide(world, step, chance):
    day = today(ZONE) + timedelta(days=3)
    told = {"owner_id": chance.choice((None, world.amal.id)), "due_on": chance.choice((None, day))}
    status = chance.choice((OPEN, OPEN, DROPPED))
    world.add(Action(note_id=step.id, status=status, bring=chance.choice(("", "What they said")), **told))
