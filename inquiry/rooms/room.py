"""The room as it stands: what everyone in it sees. Each thing is read once, when it is first asked for."""

from functools import cached_property

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.discussions.format import Words
from inquiry.discussions.kinds import PHASE_OF
from inquiry.i18n import _, language
from inquiry.meetings import reveals, rounds
from inquiry.meetings.models import Meeting
from inquiry.meetings.steps import AHEAD, GONE_AFTER, SPEAKING, Step, Turn
from inquiry.people.models import Person
from inquiry.rooms import pile, sentences
from inquiry.rooms.company import members_of, seen_in, steps_of
from inquiry.rooms.pace import Pace
from inquiry.rooms.table import Table
from inquiry.teams.models import Team

SHORT_MEETING_PARTS = {"opening": "frame", "commitments": "plan", "closing": "plan"}


class Room(Table):
    """A meeting as its people see it. `person` asks; what is read for them is what anyone in the room may see."""

    def __init__(self, meeting: Meeting, person: Person):
        self.meeting, self.person = meeting, person

    @cached_property
    def steps(self) -> list[Step]:
        return steps_of(self.person, meeting=self.meeting.id)

    @cached_property
    def step(self) -> Step | None:
        return next((step for step in self.steps if step.id == self.meeting.step_id), None)

    @property
    def frozen(self):
        return self.step.frozen

    @property
    def number(self) -> int:
        return self.steps.index(self.step) + 1

    @property
    def following(self) -> Step | None:
        return self.steps[self.number] if self.number < len(self.steps) else None

    @property
    def former(self) -> Step | None:
        return self.steps[self.number - 2] if self.number > 1 else None

    def step_called(self, ref) -> Step | None:
        return next((step for step in self.steps if step.ref == ref), None)

    @cached_property
    def team(self) -> Team:
        return db.session.scalar(visible(Team, to=self.person).where(Team.id == self.meeting.team_id))

    @cached_property
    def members(self):
        """Everyone in the team now: number, ref, name."""
        return members_of(self.person, team=self.meeting.team_id)

    @cached_property
    def names(self) -> dict[int, str]:
        known = {seen.person_id: seen.name for seen in self.seen}
        return known | {member.id: member.name for member in self.members}

    @cached_property
    def seen(self):
        """Everyone who is or was here: number, ref, name, when last seen, when they left."""
        return seen_in(self.person, meeting=self.meeting.id)

    @property
    def here(self):
        return [seen for seen in self.seen if seen.left_at is None]

    def state_of(self, seen) -> str:
        """How somebody’s face looks: they have the word, or have had it in this lap."""
        turn = next((turn for turn in self.lap if turn.person_id == seen.person_id), None) if self.step else None
        return {None: "", SPEAKING: "on", AHEAD: ""}.get(turn and turn.state, "done")

    def said_of(self, seen) -> str:
        """Somebody’s name, and that they lead."""
        return _("%(name)s leads", name=seen.name) if seen.person_id == self.meeting.facilitator_id else seen.name

    @property
    def facilitator_is_away(self) -> bool:
        seen = next((one for one in self.seen if one.person_id == self.meeting.facilitator_id), None)
        since = seen.seen_at if seen else self.meeting.began_at
        return since is not None and since < now() - GONE_AFTER

    @cached_property
    def turns(self) -> list[Turn]:
        if not self.has_turns:  # then nobody was given one
            return []
        ours = visible(Turn, to=self.person).where(Turn.step_id == self.meeting.step_id)
        return list(db.session.scalars(ours.order_by(Turn.round, Turn.position, Turn.id)))

    @property
    def lap(self) -> list[Turn]:
        return rounds.lap_of(self.turns)

    @property
    def speaker(self) -> Turn | None:
        return rounds.speaking(self.turns)

    @property
    def upcoming(self) -> Turn | None:
        return rounds.upcoming(self.step, self.turns)

    @cached_property
    def is_ordered(self) -> bool:
        return rounds.is_ordered(self.step)

    @cached_property
    def has_turns(self) -> bool:
        return rounds.has_turns(self.step)

    @cached_property
    def reads_aloud(self) -> bool:
        """Whether cards written before are read aloud in this step."""
        return bool(reveals.read_in(self.step, self.steps))

    @property
    def title(self) -> str:
        return self.title_of(self.step)

    def title_of(self, step) -> str:
        return sentences.title_of(step, self.steps)

    @property
    def now_do(self) -> str:
        return self.frozen.do.in_(language())

    @property
    def starters(self) -> list[str]:
        return [words.in_(language()) for words in self.frozen.starters]

    @property
    def speaks(self) -> str:
        return sentences.speaks(self)

    @property
    def listens(self) -> str:
        return sentences.listens(self)

    @property
    def phase(self) -> str:
        """Which of the five phases lends its colour."""
        output = next(iter(self.frozen.outputs), None)
        if self.step.part in SHORT_MEETING_PARTS or output is None:
            return SHORT_MEETING_PARTS.get(self.step.part) or self._main_phase
        return PHASE_OF[output.kind]

    @property
    def _main_phase(self):
        kept = (output.kind for step in self.steps if step.part == "main" for output in step.frozen.outputs)
        return PHASE_OF[next(kept, "noticing")]

    @property
    def groups(self) -> str:
        """Who talks with whom, in a step of pairs or small groups."""
        return sentences.groups(self)

    @property
    def about(self) -> str:
        """What this meeting is: its main protocol, or its purpose."""
        main = (self.meeting.frozen or {}).get("protocols", {}).get("main")
        return Words(main["name"]).in_(language()) if main else self.meeting.purpose

    @cached_property
    def can_turn_over(self) -> bool:
        """Whether there are cards that can be turned over now, for everyone at once."""
        pairs = reveals.to_turn_over(self.step, self.steps)
        return pile.face_down_of(self, pairs) > 0

    @cached_property
    def pace(self) -> Pace:
        return Pace(self)
