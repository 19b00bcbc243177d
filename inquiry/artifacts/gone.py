"""What stands where a card points to a piece of work that is its uploader’s alone again."""

from typing import Any

from sqlalchemy import select

from inquiry.access import for_the_house
from inquiry.artifacts.models import Artifact
from inquiry.db import db
from inquiry.i18n import lazy

NO_NAME = lazy("a piece that was taken back")


def taken_back(pieces: set, by: Any = Artifact.id) -> set:
    """Which of these pieces were taken back. So much a card says that points to one, and nothing else of it."""
    if not pieces:
        return set()
    gone = select(by).where(by.in_(pieces), Artifact.withdrawn_at.is_not(None))
    return set(db.session.scalars(for_the_house(gone)))


def gone_chip() -> dict:
    """A chip that leads nowhere and shows nothing."""
    return {"name": NO_NAME, "href": "", "thumb": "", "region": "", "where": ""}
