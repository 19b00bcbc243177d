from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row
from inquiry.people.models import Person

SIZES = ("thumb", "phone", "laptop", "projector", "master")


class Artifact(Row):
    """A piece of student work. Until it is shared, only who uploaded it knows of it."""

    __table_args__ = {"info": {"confidential": True}}
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    alias: Mapped[str] = mapped_column(default="")  # what we call this child: “S3”, “Heron”
    about: Mapped[str] = mapped_column(default="")  # what the task was; also read out as the picture’s description
    added_at: Mapped[datetime] = mapped_column(default=now)
    shared_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    checked: Mapped[list] = mapped_column(JSON, default=list)  # the ticks of the checklist, as given
    owner: Mapped[Person] = relationship(lazy="raise_on_sql")
    pages: Mapped[list["ArtifactPage"]] = relationship(lazy="raise_on_sql", order_by="ArtifactPage.number")

    @property
    def is_shared(self):
        return self.shared_at is not None and self.withdrawn_at is None

    def share(self, *, alias, about, cycle_id, checked, at):
        """Show it to the team, from now on; a piece shared before stays shared since then."""
        self.alias, self.about, self.cycle_id, self.checked = alias, about, cycle_id, list(checked)
        self.shared_at = self.shared_at if self.is_shared else at
        self.withdrawn_at = None

    def withdraw(self, at):
        """Take it back from the team. Cards that point to it stay."""
        self.withdrawn_at = at


class ArtifactPage(Row):
    """One picture of a piece of work as the team sees it. `files` names its sizes."""

    __table_args__ = (UniqueConstraint("artifact_id", "number"), {"info": {"confidential": True}})
    artifact_id: Mapped[int] = mapped_column(ForeignKey("artifact.id"), index=True)
    number: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    files: Mapped[dict] = mapped_column(JSON)
    crop: Mapped[list | None] = mapped_column(JSON)  # [x, y, w, h] in parts of the turned upload
    boxes: Mapped[list] = mapped_column(JSON, default=list)  # [[x, y, w, h], …] in parts of the turned upload
    turn: Mapped[int] = mapped_column(default=0)
    made_safe_at: Mapped[datetime | None]


class ArtifactRaw(Row):
    """What is known of an upload: its name and kind. The uploader’s alone, and its pages only for a while."""

    __table_args__ = {"info": {"confidential": True}}
    artifact_id: Mapped[int] = mapped_column(ForeignKey("artifact.id"), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    original_name: Mapped[str]
    kind: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    delete_after: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    def keep_for(self, days, *, since):
        """Say when the uncovered pages go."""
        self.delete_after = since + timedelta(days=days)

    def forget(self, at):
        """The uncovered pages are gone, and with them what the file was called."""
        self.original_name, self.delete_after, self.deleted_at = "", None, at


class ArtifactRawPage(Row):
    """An uncovered page, upright, without a camera’s notes; with the boxes drawn so far and the picture they made."""

    __table_args__ = (UniqueConstraint("artifact_id", "number"), {"info": {"confidential": True}})
    artifact_id: Mapped[int] = mapped_column(ForeignKey("artifact.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    number: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    files: Mapped[dict] = mapped_column(JSON)
    crop: Mapped[list | None] = mapped_column(JSON)  # as in ArtifactPage
    boxes: Mapped[list] = mapped_column(JSON, default=list)
    turn: Mapped[int] = mapped_column(default=0)
    covered: Mapped[dict | None] = mapped_column(JSON)  # {width, height, files}: burned, not yet shared
    covered_at: Mapped[datetime | None]

    @property
    def size(self):
        """Width and height as it is turned."""
        return (self.width, self.height) if self.turn in (0, 180) else (self.height, self.width)

    def mark(self, marks):
        """Keep these boxes; a picture made with others no longer counts."""
        self.turn, self.crop, self.boxes = marks.turn, marks.crop, marks.boxes
        self.covered = self.covered_at = None
