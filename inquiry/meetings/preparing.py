"""What a presenter prepares before a meeting, and what is still to come."""

from dataclasses import dataclass

from inquiry.discussions.format import library
from inquiry.i18n import _
from inquiry.meetings import queries

ENOUGH, PLENTY = 2, 3
ABOUT_WORK = ("student_work", "data_display")


@dataclass
class Preparing:
    """How far the preparation of one meeting is."""

    wanted: bool  # whether somebody presents, or work is looked at
    presents: bool  # whether it is one person’s work, with a question of theirs
    by: str  # the presenter’s name, or nothing
    facilitator: str
    question: bool
    works: list
    context: bool
    talked: bool
    talk_planned: bool

    @classmethod
    def of(cls, meeting, person):
        """Read once: names and pieces of work."""
        members = {one.id: one.name for one in queries.members_of(meeting.team_id, person)}
        return cls(
            wanted=wants_preparing(meeting),
            presents=has_presenter(meeting),
            by=members.get(meeting.presenter_id, ""),
            facilitator=members.get(meeting.facilitator_id, ""),
            question=bool(meeting.focus_question),
            works=queries.on_the_table(meeting, person),
            context=bool(meeting.context),
            talked=meeting.pre_talk_done,
            talk_planned=meeting.pre_talk_at is not None,
        )

    @property
    def to_come(self) -> list[str]:
        """What is still to come, in the order in which it is prepared."""
        if not self.presents:
            return [] if self.works else [_("Student work to look at, shared with the team")]
        wants = (
            (bool(self.by), _("Somebody who presents")),
            (self.question, _("A focus question")),
            (len(self.works) >= ENOUGH, _("Two or three pieces of student work that differ")),
            (self.context, _("A few words on what the others need to know")),
            (self.talked, _("Ten minutes of talk between presenter and facilitator")),
        )
        return [says for there, says in wants if not there]

    @property
    def next_part(self) -> str:
        """The first of the four parts of the page that is still to be done; the last one when all are."""
        if not self.presents:
            return "work"
        parts = {"question": self.question, "work": len(self.works) >= ENOUGH, "context": self.context}
        return next((name for name, there in parts.items() if not there), "talk")

    def reminder(self, meeting, when) -> str:
        """A kind message to copy; it names what is still to come and asks nothing else."""
        lines = "\n".join(f"– {one}" for one in self.to_come)
        return _(
            "Dear %(name)s, we meet %(when)s: %(purpose)s. This would help us:\n%(lines)s\n"
            "Shall we take ten minutes before, to look at it together?",
            name=self.by,
            when=when,
            purpose=meeting.purpose,
            lines=lines,
        )


def has_presenter(meeting) -> bool:
    """Whether somebody presents, by the plan or by the protocol."""
    protocol = library().get(meeting.protocol_id or "")
    return bool(meeting.presenter_id) or (protocol is not None and protocol.has_presenter)


def wants_preparing(meeting) -> bool:
    """Whether somebody presents, or the protocol looks at work that has to be chosen before."""
    protocol = library().get(meeting.protocol_id or "")
    return has_presenter(meeting) or (protocol is not None and any(one.kind in ABOUT_WORK for one in protocol.inputs))


def is_prepared(meeting, works: int) -> bool:
    """Whether everything is there, told from the meeting’s own columns."""
    if not has_presenter(meeting):
        return works > 0
    return bool(meeting.focus_question and meeting.context and meeting.pre_talk_done and works >= ENOUGH)
