"""Giving work to the team and taking it back. What the uploader looked at is, file for file, what the team gets."""

import hashlib

from sqlalchemy import delete, select

from inquiry import files
from inquiry.artifacts import queries
from inquiry.artifacts.covering import forget_covered
from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.artifacts.neighbours import work_changed
from inquiry.clock import now
from inquiry.db import add, db
from inquiry.teams.models import Team


def seal_of(raw_pages) -> str:
    """A mark for exactly these covered pictures, so that nobody shares others than they looked at."""
    names = " ".join(page.covered["files"]["master"] for page in raw_pages)
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def one_at_a_time(team_id) -> None:
    """Two people who share at the same moment choose their names one after the other."""
    db.session.scalar(select(Team.id).where(Team.id == team_id).with_for_update())


def share(piece: Artifact, raw_pages, *, keep_days, by, **told) -> None:
    """Show the covered pictures to the team; those shown before are forgotten at once."""
    at = now()
    _clear_away(piece, by)
    for page in raw_pages:
        add(ArtifactPage(artifact_id=piece.id, **_as_shown(page)))
        page.covered = page.covered_at = None
    piece.share(at=at, **told)
    queries.upload_of(piece.id, to=by).keep_for(keep_days, since=at)
    work_changed(piece, by)


def _as_shown(page):
    marks = {"turn": page.turn, "crop": page.crop, "boxes": page.boxes}
    return {"number": page.number, "made_safe_at": page.covered_at, **page.covered, **marks}


def take_back(piece: Artifact, *, by) -> None:
    """The team loses it this second, and the pictures it saw are deleted."""
    _clear_away(piece, by)
    piece.withdraw(at=now())
    work_changed(piece, by)


def _clear_away(piece, person):
    for page in queries.pages_of(piece.id, to=person):
        files.forget_after_commit(page.files.values())
    db.session.execute(_without_looking(delete(ArtifactPage).where(ArtifactPage.artifact_id == piece.id)))


def delete_upload(piece: Artifact, *, by) -> None:
    """The uncovered pages go, and what the file was called. A piece that was never shared goes altogether."""
    let_go_of_pages(queries.raw_pages(piece.id, to=by))
    queries.upload_of(piece.id, to=by).forget(at=now())
    if piece.shared_at is None:
        db.session.flush()
        for model, number in ((ArtifactRaw, ArtifactRaw.artifact_id), (Artifact, Artifact.id)):
            db.session.execute(_without_looking(delete(model).where(number == piece.id)))


def let_go_of_pages(raw_pages) -> None:
    """Delete these uncovered pages and their files."""
    for page in raw_pages:
        files.forget_after_commit(page.files.values())
        forget_covered(page)
    numbers = [page.id for page in raw_pages]
    db.session.execute(_without_looking(delete(ArtifactRawPage).where(ArtifactRawPage.id.in_(numbers))))


def _without_looking(statement):
    return statement.execution_options(synchronize_session=False)
