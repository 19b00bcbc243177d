"""Reading student work, always as somebody. Rows are light: columns, in one statement for any number of pieces."""

from datetime import datetime, timedelta
from typing import NamedTuple

from flask import current_app, url_for
from sqlalchemy import bindparam, case, func, or_, select

from inquiry.access import for_the_house, tally, together, visible, written_once
from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.clock import now
from inquiry.db import db
from inquiry.people.models import Person
from inquiry.teams.access import current
from inquiry.teams.models import Membership, Team

ON_SHOW = (Artifact.shared_at.is_not(None), Artifact.withdrawn_at.is_(None))


class Piece(NamedTuple):
    """A piece of student work the team sees: how many pages, and how large the first is."""

    id: int
    ref: str
    alias: str
    about: str
    owner: str
    pages: int
    width: int
    height: int

    def picture(self, size="phone", page=1) -> str:
        return url_for("artifacts.picture", ref=self.ref, page=page, size=size)


class Waiting(NamedTuple):
    """A piece only its uploader knows of, so far."""

    ref: str
    alias: str
    added_at: datetime
    pages: int
    covered: int

    @property
    def is_old(self) -> bool:
        """Whether it lies here longer than uploads are kept after sharing; its uploader is reminded, no more."""
        return now() - self.added_at > timedelta(days=current_app.config["INQUIRY_RAW_DAYS"])

    @property
    def picture(self) -> str:
        return url_for("artifacts.raw_picture", ref=self.ref, page=1, size="thumb")


def pieces_of(cycle_or_team, person) -> list[Piece]:
    """The shared student work of an inquiry or of a whole team, in the order it was added."""
    if not hasattr(cycle_or_team, "team_id"):
        return pieces_of_team(cycle_or_team.id, person)
    return [Piece(*row) for row in _of_cycle(person, cycle=cycle_or_team.id)]


def pieces_of_team(team_id, person) -> list[Piece]:
    """The shared student work of a whole team."""
    return [Piece(*row) for row in _of_team(person, team=team_id)]


def for_table(artifact_ids, person) -> list[Piece]:
    """These pieces, as far as the person sees them and they are shared."""
    return [Piece(*row) for row in _among(person, pieces=list(artifact_ids))]


@written_once
def _of_cycle(to):
    return _pieces(to).where(Artifact.cycle_id == bindparam("cycle"))


@written_once
def _of_team(to):
    return _pieces(to).where(Artifact.team_id == bindparam("team"))


@written_once
def _among(to):
    return _pieces(to).where(Artifact.id.in_(bindparam("pieces", expanding=True)))


def _pieces(to):
    def first(column):
        return func.max(case((ArtifactPage.number == 1, column)))

    facts = (Artifact.id, Artifact.ref, Artifact.alias, Artifact.about, Person.name)
    sizes = (first(ArtifactPage.width).label("width"), first(ArtifactPage.height).label("height"))
    counted = func.count(ArtifactPage.id).label("pages")
    stmt = visible(Artifact, *facts, counted, *sizes, to=to).join(Person, Person.id == Artifact.owner_id)
    stmt = together(stmt.join(ArtifactPage, ArtifactPage.artifact_id == Artifact.id), visible(ArtifactPage, to=to))
    return stmt.where(*ON_SHOW).group_by(*facts).order_by(Artifact.id)


def not_yet_shared(team, person, *more) -> list[Waiting]:
    """What somebody added for a team and has not shared; only they know of it."""
    facts = (Artifact.ref, Artifact.alias, Artifact.added_at)
    counts = (func.count(ArtifactRawPage.id), func.count(ArtifactRawPage.covered_at))
    stmt = visible(Artifact, *facts, *counts, to=person).join(
        ArtifactRawPage, ArtifactRawPage.artifact_id == Artifact.id
    )
    mine = (Artifact.owner_id == person.id, Artifact.team_id == team.id, Artifact.shared_at.is_(None), *more)
    stmt = together(stmt, visible(ArtifactRawPage, to=person)).where(*mine)
    return [
        Waiting(*row) for row in db.session.execute(stmt.group_by(*facts, Artifact.id).order_by(Artifact.id.desc()))
    ]


def taken_back(team, person):
    """What somebody shared with a team and took back."""
    mine = visible(Artifact, Artifact.ref, Artifact.alias, Artifact.withdrawn_at, to=person).where(
        Artifact.owner_id == person.id, Artifact.team_id == team.id, Artifact.withdrawn_at.is_not(None)
    )
    return db.session.execute(mine.order_by(Artifact.withdrawn_at.desc())).all()


def raw_pages(artifact_id, *, to):
    """The uncovered pages, for their uploader."""
    stmt = visible(ArtifactRawPage, to=to).where(ArtifactRawPage.artifact_id == artifact_id)
    return db.session.scalars(stmt.order_by(ArtifactRawPage.number)).all()


def raw_page(artifact_id, number, *, to):
    """One of them."""
    here = ArtifactRawPage.artifact_id == artifact_id, ArtifactRawPage.number == number
    return db.session.scalar(visible(ArtifactRawPage, to=to).where(*here))


def pages_of(artifact_id, *, to):
    """The pages of a shared piece of work."""
    stmt = visible(ArtifactPage, to=to).where(ArtifactPage.artifact_id == artifact_id)
    return db.session.scalars(stmt.order_by(ArtifactPage.number)).all()


def files_of_page(artifact_id, number, *, to) -> dict[str, str]:
    """The files of one shared page by size; none when there is no such page."""
    here = ArtifactPage.artifact_id == artifact_id, ArtifactPage.number == number
    return db.session.scalar(visible(ArtifactPage, ArtifactPage.files, to=to).where(*here)) or {}


def upload_of(artifact_id, *, to):
    """What is known of the upload, for its uploader."""
    return db.session.scalar(visible(ArtifactRaw, to=to).where(ArtifactRaw.artifact_id == artifact_id))


def team_of(piece, *, to):
    """The team it belongs to, while the person sees that team."""
    return db.session.scalar(visible(Team, to=to).where(Team.id == piece.team_id))


def readers(piece, *, to) -> list[str]:
    """Everybody else who sees a piece once it is shared, by name: the team from then on, and who uploaded it."""
    moment = piece.shared_at or now()
    here = select(Membership.person_id).where(
        Membership.team_id == piece.team_id, current(), Membership.sees_from <= moment
    )
    others = visible(Person, Person.name, to=to).where(or_(Person.id == piece.owner_id, Person.id.in_(here)))
    return list(db.session.scalars(others.where(Person.id != to.id).order_by(Person.name)))


def names_in_use(team_id, cycle_id, *, to) -> list[str]:
    """What children are called already in the shared work of an inquiry, as far as the person sees it."""
    here = visible(Artifact, Artifact.alias, to=to).where(Artifact.team_id == team_id, Artifact.cycle_id == cycle_id)
    return list(db.session.scalars(here.where(*ON_SHOW)))


def is_name_in_use(alias, piece, cycle_id) -> bool:
    """Whether another shared piece of this inquiry, seen or not, calls a child by this name already."""
    others = Artifact.team_id == piece.team_id, Artifact.cycle_id == cycle_id, Artifact.id != piece.id
    return tally(Artifact, *others, *ON_SHOW, func.lower(Artifact.alias) == alias.lower()) > 0


def files_in_use() -> set[str]:
    """Every picture that some row names: for the house, so that no other is kept and none of these is lost."""
    stmts = (select(ArtifactPage.files), select(ArtifactRawPage.files))
    names = {name for stmt in stmts for found in db.session.scalars(for_the_house(stmt)) for name in found.values()}
    covered = select(ArtifactRawPage.covered).where(ArtifactRawPage.covered_at.is_not(None))
    return names.union(*(found["files"].values() for found in db.session.scalars(for_the_house(covered))))
