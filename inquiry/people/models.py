import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship
from werkzeug.security import check_password_hash, generate_password_hash

from inquiry.clock import now
from inquiry.db import Row, db

ROLES = ("teacher", "coach", "coach lead", "principal", "district")
INVITED, FORGOTTEN = "invited", "forgotten"
SIGNED_IN, FAILED, STOPPED = "signed in", "sign-in failed", "sign-in stopped"
SIGNED_OUT_EVERYWHERE, ASKED_FOR_LINK, CHOSE_PASSWORD = "signed out everywhere", "asked for link", "chose password"
CHANGED, CLOSED, REOPENED = "account changed", "account closed", "account reopened"
JOINED, PART_CHANGED, LEFT, EXPORTED = "joined team", "part changed", "left team", "exported"
TEAM_ENDED, TEAM_TAKEN_UP = "team ended", "team taken up again"
LEAD_TAKEN_ON = "took on a team"
LETTER_LOST = "letter not delivered"
LIVES = {INVITED: timedelta(days=14), FORGOTTEN: timedelta(hours=1)}


def is_principal(person) -> Any:
    """Whether a person’s work is to lead a school, as answer or condition; `leads`, among the rules, tells which."""
    return person.role == "principal"


class District(Row):
    name: Mapped[str]


class School(Row):
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"))
    name: Mapped[str]
    zone: Mapped[str | None]  # where its clocks are, such as America/Denver; None: where the district’s are


class Person(Row):
    """Somebody who works in the district. Spells out the four names Flask-Login wants."""

    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(default="teacher")
    is_administrator: Mapped[bool] = mapped_column(default=False)
    is_evaluator: Mapped[bool] = mapped_column(default=False)
    password: Mapped[str | None]
    epoch: Mapped[int] = mapped_column(default=0)
    language: Mapped[str | None]
    theme: Mapped[str | None]
    added_at: Mapped[datetime] = mapped_column(default=now)
    left_at: Mapped[datetime | None]
    school: Mapped[School | None] = relationship(lazy="raise_on_sql")

    # Where they read the clock. Asked with who they are, at each request; in lists nobody needs it.
    zone: Mapped[str | None] = column_property(
        select(School.zone).where(School.id == school_id).correlate_except(School).scalar_subquery(), deferred=True
    )

    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self):
        return self.left_at is None

    def get_id(self):
        """What the cookie remembers: the person, and which of their sign-outs-everywhere it came after."""
        return f"{self.id}:{self.epoch}"

    @property
    def evaluates(self):
        """Whether this person evaluates teachers; then nothing sealed about teachers is theirs to see."""
        return self.is_evaluator or is_principal(self)

    @property
    def initial(self):
        return self.name[:1].upper()

    def choose_password(self, password):
        """Set a password and sign out everywhere else."""
        self.keep_password(sealed(password))

    def keep_password(self, made):
        """The same with a password that was sealed before, outside of a transaction."""
        self.password = made
        self.sign_out_everywhere()

    def knows(self, password):
        """Whether this is their password. Takes as long when there is none, so nobody learns who has one."""
        return is_password(self.password, password)

    def sign_out_everywhere(self):
        self.epoch = (self.epoch or 0) + 1

    def leave(self, at):
        """Close the account. What they wrote stays with their teams."""
        self.left_at = self.left_at or at
        self.sign_out_everywhere()

    def come_back(self):
        """Open a closed account again."""
        self.left_at = None


def sealed(password) -> str:
    """A password as it is kept. Takes long on purpose, so nobody’s transaction should wait for it."""
    return generate_password_hash(password)


def is_password(kept, typed):
    """Whether the typed password is the kept one; as slow when none is kept."""
    return check_password_hash(kept or NOBODYS, typed) and kept is not None


NOBODYS = generate_password_hash(secrets.token_urlsafe())


class Key(db.Model):  # type: ignore[name-defined, misc]
    """A link that lets somebody choose a password once: an invitation, or a forgotten password."""

    __tablename__ = "person_key"
    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    @classmethod
    def cut(cls, person, purpose, at):
        """A new key for a person. Returns it with the word to put into the link; only its digest is kept."""
        word = secrets.token_urlsafe(24)
        return cls(
            digest=digest(word), purpose=purpose, person=person, made_at=at, expires_at=at + LIVES[purpose]
        ), word

    def fits(self, at):
        return self.used_at is None and at < self.expires_at and self.person.is_active


def digest(word):
    return hashlib.sha256(word.encode()).hexdigest()


class SecurityEvent(db.Model):  # type: ignore[name-defined, misc]
    """One line of the security log: sign-ins, role changes, exports. Never any content."""

    __tablename__ = "security_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    kind: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    whom: Mapped[str] = mapped_column(default="")  # the address typed, as a digest: the log holds no list of mistypings
    address: Mapped[str] = mapped_column(default="")
    detail: Mapped[str] = mapped_column(default="")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=person_id)
    by: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=by_id)
    __table_args__ = (Index("ix_security_event_kind_at", "kind", "at"),)
