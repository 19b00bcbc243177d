from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.people.models import Person
from inquiry.text import to_html

ITEMS, READINESS, STAGES, ASSESSMENT = "items", "readiness", "stages", "assessment"
PARTS = (ITEMS, READINESS, STAGES, ASSESSMENT)  # the last never to who evaluates the leader, whatever was chosen


class SelfAssessment(Row):
    """How somebody sees their own leading, strand by strand, with one growth goal. Each is kept; the newest counts."""

    __tablename__ = "self_assessment"
    __table_args__ = ({"info": {"confidential": True}},)
    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    marks: Mapped[dict] = mapped_column(JSON, default=dict)  # strand: level
    underlined: Mapped[list] = mapped_column(JSON, default=list)  # strands that are strengths
    strengths: Mapped[str] = mapped_column(default="")
    goal_strand: Mapped[str]
    goal: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)


class PortfolioItem(Row):
    """A piece of evidence a leader keeps: what it shows, with tags from the teacher leader standards."""

    __tablename__ = "portfolio_item"
    __table_args__ = ({"info": {"confidential": True}},)
    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    html: Mapped[str] = mapped_column(default="")
    tags: Mapped[list] = mapped_column(JSON, default=list)  # domains I to VII
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    on: Mapped[date]
    at: Mapped[datetime] = mapped_column(default=now)
    put_away_at: Mapped[datetime | None]

    def say(self, *, title, body, tags, on, meeting_id):
        """What it shows, in its owner’s words. They become HTML here, once, and never again while reading."""
        self.title, self.body, self.html = title, body, to_html(body)
        self.tags, self.on, self.meeting_id = list(tags), on, meeting_id

    @property
    def words(self):
        return self.title, self.body

    def as_it_was(self, at):
        """What it says now, to be kept when other words take its place."""
        return PieceVersion(item_id=self.id, title=self.title, body=self.body, html=self.html, at=at)


class PieceVersion(db.Model):  # type: ignore[name-defined, misc]
    """What a piece of evidence said before its owner changed it."""

    __tablename__ = "portfolio_piece_version"
    __table_args__ = {"info": {"confidential": True}}
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("portfolio_item.id"), index=True)
    title: Mapped[str]
    body: Mapped[str]
    html: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)  # when other words took its place


class PortfolioShare(Row):
    """What of a portfolio is open to one named colleague, and until when. The leader may take it back."""

    __tablename__ = "portfolio_share"
    leader_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    with_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    shows_items: Mapped[bool] = mapped_column(default=False)
    shows_readiness: Mapped[bool] = mapped_column(default=False)
    shows_stages: Mapped[bool] = mapped_column(default=False)
    shows_assessment: Mapped[bool] = mapped_column(default=False)
    from_at: Mapped[datetime] = mapped_column(default=now)
    until_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
    leader: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=leader_id)
    reader: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=with_id)

    def lasts(self, at):
        return self.taken_back_at is None and at < self.until_at

    @property
    def parts(self):
        """What was chosen to be open."""
        return [part for part in PARTS if getattr(self, f"shows_{part}")]
