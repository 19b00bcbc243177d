"""The path of one person through the stages of leading, family by family, with what really happened beside it."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from inquiry.access import visible
from inquiry.db import db
from inquiry.stages.families import FAMILIES
from inquiry.stages.happened import LEVEL_OF, Happened, debriefed_as_mentor, in_the_rooms
from inquiry.stages.models import LEVELS, StageReached, StageTalk
from inquiry.stages.words import LEVEL_MEANS, LEVEL_NAMES, family_name, how_often


@dataclass
class Path:
    """One family of protocols: the stage that counts, the talks about it, and what happened in the rooms."""

    family: str
    reached: list
    talks: list
    happened: list[Happened]
    mentored: int = 0

    @property
    def name(self):
        return family_name(self.family)

    @property
    def now(self):
        """The stage that counts now; none before the first talk."""
        return self.reached[0] if self.reached else None

    @property
    def open_talks(self):
        return [talk for talk in self.talks if talk.is_open]

    @property
    def has_begun(self):
        return bool(self.reached or self.talks or self.happened or self.mentored)

    @cached_property
    def stops(self):
        counts = Counter(one.how for one in self.happened) | Counter(mentored=self.mentored)
        current = self.now.level if self.now else 0
        return [Stop(level, level == current, level < current, counts) for level in LEVELS]


@dataclass
class Stop:
    """One stage on the path."""

    level: int
    is_current: bool
    is_behind: bool
    counts: Counter = field(repr=False)

    @property
    def name(self):
        return LEVEL_NAMES[self.level]

    @property
    def means(self):
        return LEVEL_MEANS[self.level]

    @property
    def facts(self):
        """What happened at this stage, in words."""
        return [
            how_often(how, self.counts[how])
            for how, level in LEVEL_OF.items()
            if level == self.level and self.counts[how]
        ]


def paths_of(leader_id, *, to) -> list[Path]:
    """One path for each family of protocols: those that have begun first."""
    talks, reached = talks_of(leader_id, to=to), reached_by(leader_id, to=to)
    happened, mentored = in_the_rooms(leader_id), debriefed_as_mentor(leader_id)
    known = dict.fromkeys([*FAMILIES, *(one.family for one in reached), *(one.family for one in talks)])
    return [
        Path(
            family,
            [one for one in reached if one.family == family],
            [one for one in talks if one.family == family],
            [one for one in happened if one.family == family],
            mentored.get(family, 0),
        )
        for family in known
    ]


def reached_by(leader_id, *, to):
    """The stages that count and counted, the newest first."""
    rows = visible(StageReached, to=to).where(StageReached.leader_id == leader_id)
    return db.session.scalars(rows.order_by(StageReached.counts_from.desc(), StageReached.id.desc())).all()


def talks_of(leader_id, *, to):
    """Every talk about a stage, the newest first."""
    rows = visible(StageTalk, to=to).where(StageTalk.leader_id == leader_id)
    return db.session.scalars(rows.order_by(StageTalk.id.desc())).all()


def stages_now(leader_id, *, to) -> list:
    """The stage that counts now in each family, the farthest first."""
    return newest_of_each(reached_by(leader_id, to=to))


def newest_of_each(stages) -> list:
    """Of stages with the newest first, the one that counts in each family; the farthest first."""
    newest: dict = {}
    for one in stages:
        newest.setdefault(one.family, one)
    return sorted(newest.values(), key=lambda one: -one.level)


def waiting_for(person) -> list:
    """The talks in which the mentor wrote and this person has not yet."""
    return [one for one in talks_of(person.id, to=person) if one.is_open and one.leader_at is None]
