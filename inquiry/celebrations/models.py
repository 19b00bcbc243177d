from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row
from inquiry.people.models import Person
from inquiry.teams.models import Team


class Celebration(Row):
    """A success as the team released it: a frozen copy in its own words, until the team takes it back."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    note_id: Mapped[int | None] = mapped_column(ForeignKey("note.id"))
    body: Mapped[str]
    html: Mapped[str]
    released_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    team: Mapped[Team] = relationship(lazy="raise_on_sql")


class Thanks(Row):
    """A word of thanks to one person, or to a team."""

    to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=by_id)
