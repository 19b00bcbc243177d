"""What is done each hour with student work: uploads whose time has come are deleted, and nothing lies around."""

from sqlalchemy import select

from inquiry import files
from inquiry.access import for_the_house
from inquiry.artifacts.models import ArtifactRaw, ArtifactRawPage
from inquiry.artifacts.queries import files_in_use
from inquiry.artifacts.sharing import let_go_of_pages
from inquiry.clock import now
from inquiry.db import db
from inquiry.live import hourly

A_DAY = 24 * 3600  # a file younger than that may belong to an upload that is not written down yet


@hourly
def delete_uploads_whose_time_has_come() -> None:
    due = for_the_house(select(ArtifactRaw).where(ArtifactRaw.delete_after <= now(), ArtifactRaw.deleted_at.is_(None)))
    for upload in db.session.scalars(due).all():
        theirs = select(ArtifactRawPage).where(ArtifactRawPage.artifact_id == upload.artifact_id)
        let_go_of_pages(db.session.scalars(for_the_house(theirs)).all())
        upload.forget(at=now())


@hourly
def sweep_the_store() -> None:
    files.sweep(files_in_use(), older_than=A_DAY)
