"""Notes: everything an inquiry produces, from a noticing to a next step, and how they point to each other."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.people.models import Person
from inquiry.text import to_html

OPEN, DONE, DROPPED = "open", "done", "dropped"
ALL_OF_US = "all"  # said in a form in place of somebody’s name


class Note(Row):
    """A card. Until it is revealed only its author knows what it says."""

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    subkind: Mapped[str] = mapped_column(default="")  # claim: draft, adopted, withdrawn; problem: learner, practice; …
    phase: Mapped[str]
    body: Mapped[str]
    html: Mapped[str]
    device_id: Mapped[str | None]  # made on the device that wrote it, so that sending twice keeps one
    written_at: Mapped[datetime] = mapped_column(default=now)
    revealed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]  # taken off the wall by its author; kept, can be put back
    corrected_at: Mapped[datetime | None]  # its words now are those of the corrected minutes
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    author: Mapped[Person] = relationship(lazy="raise_on_sql")
    action: Mapped["Action | None"] = relationship(lazy="raise_on_sql", back_populates="note")
    links: Mapped[list["Link"]] = relationship(
        lazy="raise_on_sql", foreign_keys="Link.note_id", order_by="Link.id", back_populates="note"
    )
    __table_args__ = (
        UniqueConstraint("author_id", "device_id"),
        Index("ix_note_cycle", "cycle_id", "phase", "id"),
        Index("ix_note_meeting", "meeting_id", "step_id", "id"),
        {"info": {"confidential": True}},
    )

    def say(self, body):
        """Put words on the card. They become HTML here, once, and never again while reading."""
        self.body, self.html = body, to_html(body)

    def reword(self, body, *, by, at):
        """Change the words and keep the old ones. Gives back the old wording as a row to add, or nothing."""
        if body == self.body:
            return None
        old = NoteVersion(note_id=self.id, version=self.version, body=self.body, html=self.html, by_id=by.id, at=at)
        self.version, self.corrected_at = self.version + 1, None
        self.say(body)
        return old

    def withdraw(self, at):
        """Take the card off the wall. It is kept and can be put back."""
        self.withdrawn_at = at

    def put_back(self):
        self.withdrawn_at = None

    @property
    def is_revealed(self):
        return self.revealed_at is not None


class NoteVersion(db.Model):  # type: ignore[name-defined, misc]
    """What a card said before it was changed, or words its author sent while the card had moved on elsewhere."""

    __tablename__ = "note_version"
    __table_args__ = {"info": {"confidential": True}}
    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), index=True)
    version: Mapped[int]
    body: Mapped[str]
    html: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)  # when other words took its place
    stood: Mapped[bool] = mapped_column(default=True)  # False: never stood on the card; kept for its author


class Standing(Row):
    """Where a claim or a cause came to stand: who said so, what was still missing, and why all the same."""

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), index=True)
    was: Mapped[str]
    became: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    missing: Mapped[list] = mapped_column(JSON, default=list)
    reason: Mapped[str] = mapped_column(default="")
    by: Mapped[Person] = relationship(lazy="raise_on_sql")


class Link(Row):
    """A note points to another note, or to a piece of student work or a region of it."""

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), index=True)
    kind: Mapped[str]  # supports, contradicts, grounds, explains, addresses, tested_by, shown_by, became, points_to
    to_note_id: Mapped[int | None] = mapped_column(ForeignKey("note.id"), index=True)
    artifact_id: Mapped[int | None] = mapped_column(ForeignKey("artifact.id"), index=True)
    page: Mapped[int] = mapped_column(default=1)
    region: Mapped[list | None] = mapped_column(JSON)  # [x, y, w, h] in parts of the page
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    note: Mapped[Note] = relationship(lazy="raise_on_sql", foreign_keys=note_id, back_populates="links")
    to_note: Mapped[Note | None] = relationship(lazy="raise_on_sql", foreign_keys=to_note_id)


class Action(Row):
    """What turns a note into a next step: who, until when, what they bring, and what became of it."""

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), unique=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    of_all: Mapped[bool] = mapped_column(default=False, server_default=false())  # the whole team has taken it on
    due_on: Mapped[date | None]
    bring: Mapped[str] = mapped_column(default="")  # the evidence to bring
    status: Mapped[str] = mapped_column(default=OPEN)
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")  # what they heard, saw or learned
    note: Mapped[Note] = relationship(lazy="raise_on_sql", back_populates="action")
    owner: Mapped[Person | None] = relationship(lazy="raise_on_sql")

    def goes_to(self, whom, members):
        """One of the members, all of them, or nobody yet; `whom` is what a form says."""
        self.owner_id = next((one.id for one in members if one.ref == whom), None)
        self.of_all = whom == ALL_OF_US

    def say_how_it_went(self, status, outcome, *, at):
        """Open, done or dropped, and what they heard, saw or learned."""
        self.status, self.outcome = status, outcome
        self.ended_at = None if status == OPEN else self.ended_at or at
