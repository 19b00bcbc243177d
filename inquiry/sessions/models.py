from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inquiry.clock import now
from inquiry.db import Row, db
from inquiry.meetings.models import Meeting
from inquiry.people.models import Person
from inquiry.teams.models import Team

COHORT, DISTRICT = "cohort", "district"  # who may sign up
IN, WAITING, OUT = "in", "waiting", "out"
LEADS, CO_LEADS = "leads", "co-leads"


class PdSession(Row):
    """A session of professional development: a meeting of a cohort, in the same room, that people sign up for."""

    __tablename__ = "pd_session"
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    title: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    html: Mapped[str] = mapped_column(default="")
    open_to: Mapped[str] = mapped_column(default=COHORT)
    places: Mapped[int | None]  # None: as many as come
    closes_at: Mapped[datetime | None]  # of the sign-up; None: when it begins
    planned_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    team: Mapped[Team] = relationship(lazy="raise_on_sql")


class SessionLeader(Row):
    """Somebody who leads a session, or part of it."""

    __tablename__ = "session_leader"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)
    session_id: Mapped[int] = mapped_column(ForeignKey("pd_session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    part: Mapped[str] = mapped_column(default=LEADS)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class SignUp(Row):
    """Somebody’s place in a session, or in its waiting list in the order they came."""

    __tablename__ = "sign_up"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)
    session_id: Mapped[int] = mapped_column(ForeignKey("pd_session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[str] = mapped_column(default=IN)
    at: Mapped[datetime] = mapped_column(default=now)  # decides the order of the waiting list
    moved_up_at: Mapped[datetime | None]  # from the waiting list to a place
    guest_id: Mapped[int | None] = mapped_column(ForeignKey("membership.id"))  # the part in the cohort it brought
    came: Mapped[bool | None]  # None: not said yet
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class Material(Row):
    """Something people need for a session: words, or an address."""

    __tablename__ = "session_material"
    session_id: Mapped[int] = mapped_column(ForeignKey("pd_session.id"), index=True)
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    html: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    put_away_at: Mapped[datetime | None]


class ExitCard(Row):
    """What somebody takes with them from a session, for its leaders."""

    __tablename__ = "exit_card"
    __table_args__ = (UniqueConstraint("session_id", "person_id"), {"info": {"confidential": True}})
    session_id: Mapped[int] = mapped_column(ForeignKey("pd_session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    learned: Mapped[str] = mapped_column(default="")
    will_try: Mapped[str] = mapped_column(default="")
    asks: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class LessonDesign(Row):
    """A lesson that a group plans together, each teaches, and they meet about again."""

    __tablename__ = "lesson_design"
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    title: Mapped[str]
    question: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")  # the lesson as planned
    html: Mapped[str] = mapped_column(default="")
    before_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    after_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    begun_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    begun_at: Mapped[datetime] = mapped_column(default=now)
    version: Mapped[int] = mapped_column(default=0)
    team: Mapped[Team] = relationship(lazy="raise_on_sql")


class LessonVersion(db.Model):  # type: ignore[name-defined, misc]
    """How a lesson was planned before it was changed, or words sent while it had moved on elsewhere."""

    __tablename__ = "lesson_version"
    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson_design.id"), index=True)
    version: Mapped[int]
    body: Mapped[str]
    html: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    stood: Mapped[bool] = mapped_column(default=True)  # False: never stood in the plan; kept for who wrote it


class Taught(Row):
    """When somebody of the group taught the lesson, or will, and what they bring back from it."""

    __tablename__ = "lesson_taught"
    __table_args__ = (UniqueConstraint("lesson_id", "person_id"),)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson_design.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on: Mapped[date | None]
    words: Mapped[str] = mapped_column(default="")
    html: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
