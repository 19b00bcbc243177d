from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inquiry.clock import now
from inquiry.db import Row, db

PROPOSE, TALK, CONSENT, ADOPTED, PARKED = "propose", "talk", "consent", "adopted", "parked"
ENOUGH_TO_ADOPT = 3  # everyone at three fingers or more
ENOUGH_RATERS = 4  # fewer and somebody could be worked out


class NormRound(Row):
    """Once through: propose in silence, talk and merge, fist to five, adopt."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    stage: Mapped[str] = mapped_column(default=PROPOSE)
    asking: Mapped[int] = mapped_column(default=0)  # how many times hands were asked for; earlier hands are kept
    opened_at: Mapped[datetime] = mapped_column(default=now)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    revealed_at: Mapped[datetime | None]  # when the proposals were turned over
    shown_at: Mapped[datetime | None]  # when the fingers were shown
    ended_at: Mapped[datetime | None]

    @property
    def is_open(self):
        return self.ended_at is None

    def talk(self):
        """Go (back) to wording the sentences together; hands go down again."""
        self.stage, self.shown_at = TALK, None

    def ask_for_hands(self):
        """Ask for fist to five on the list as it stands."""
        self.stage, self.shown_at, self.asking = CONSENT, None, self.asking + 1

    def show_hands(self, at):
        """Show all hands at the same moment."""
        self.shown_at = self.shown_at or at

    def end(self, stage, at):
        """Close the round: adopted, or parked until another time."""
        self.stage, self.ended_at = stage, at


class NormDraft(Row):
    """What one person proposes, before anybody else sees it."""

    __table_args__ = {"info": {"confidential": True}}
    round_id: Mapped[int] = mapped_column(ForeignKey("norm_round.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(default=now)


class Norm(Row):
    """A sentence on the team’s table: a candidate, then in force, then retired. Nobody’s name is on it."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("norm_round.id"), index=True)
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    dropped_at: Mapped[datetime | None]  # taken off the list while talking; kept, can be taken back
    adopted_at: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]

    @property
    def is_candidate(self):
        return self.adopted_at is None and self.dropped_at is None


class NormConsent(Row):
    """One hand, fist to five. Hidden until all are shown at the same moment."""

    __table_args__ = (UniqueConstraint("round_id", "asking", "person_id"), {"info": {"confidential": True}})
    round_id: Mapped[int] = mapped_column(ForeignKey("norm_round.id"), index=True)
    asking: Mapped[int] = mapped_column(default=1)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    fingers: Mapped[int]
    concern: Mapped[str] = mapped_column(default="")
    given_at: Mapped[datetime] = mapped_column(default=now)


class NormRating(Row):
    """How one person felt a norm was kept in one meeting, 1 to 4. Only medians are ever shown."""

    __table_args__ = (UniqueConstraint("meeting_id", "norm_id", "person_id"), {"info": {"confidential": True}})
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    norm_id: Mapped[int] = mapped_column(ForeignKey("norm.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    value: Mapped[int]


class NormWording(db.Model):  # type: ignore[name-defined, misc]
    """An earlier wording of a candidate, kept when somebody edits it."""

    __tablename__ = "norm_wording"
    id: Mapped[int] = mapped_column(primary_key=True)
    norm_id: Mapped[int] = mapped_column(ForeignKey("norm.id"), index=True)
    text: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)
