"""What stages have to do with leading: they stand on its page.

They are drawn by "stages/_hub.html", and by "stages/_leader.html" in a mentor’s list of their leaders.
"""

from collections import defaultdict

from inquiry.access import visible
from inquiry.db import db
from inquiry.mentoring.neighbours import beside_leader, hub_shelf
from inquiry.stages.models import StageReached
from inquiry.stages.paths import newest_of_each, stages_now, waiting_for
from inquiry.stages.words import family_name, level_name


def _said(stages):
    return [(family_name(one.family), level_name(one.level)) for one in stages]


@hub_shelf("stages")
def own_stages(person):
    """The stages that count now, and the talks that wait for one’s words."""
    now, waiting = stages_now(person.id, to=person), waiting_for(person)
    return {"now": _said(now), "waiting": waiting} if now or waiting else None


@beside_leader("stages")
def stages_of_leaders(mentor, leaders):
    """The stages that count now, for each leader."""
    rows = visible(StageReached, to=mentor).where(StageReached.leader_id.in_(leaders))
    told: defaultdict = defaultdict(list)
    for one in db.session.scalars(rows.order_by(StageReached.counts_from.desc(), StageReached.id.desc())):
        told[one.leader_id].append(one)
    return {leader: _said(newest_of_each(stages)) for leader, stages in told.items()}
