"""Rows and pieces put down without opening a picture, for tests that are about something else."""

import os
import time

from sqlalchemy import select

from inquiry import files
from inquiry.artifacts.models import SIZES, Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.clock import now
from inquiry.db import db
from tests.artifacts.hands import drawn
from tests.world import every_table

NAME = "maya-lopez-fractions.jpg"


def row(world, model, **known):
    """The one row with these values, seen from behind the tripwire."""
    with world.app.app_context():
        return db.session.scalars(select(model).filter_by(**known).execution_options(**every_table())).one()


def count(world, model, **known):
    with world.app.app_context():
        return len(db.session.scalars(select(model).filter_by(**known).execution_options(**every_table())).all())


def stored(world, content=None):
    """A picture in the store; every size is the same small one."""
    folder = world.app.config["INQUIRY_HOME"] / "tests"
    folder.mkdir(exist_ok=True)
    names = {}
    with world.app.app_context():
        for size in SIZES:
            (folder / size).write_bytes(content or drawn(ending="jpeg"))
            names[size] = files.keep(folder / size, ".jpg")
    return names


def aged(world, names, days):
    """Make files look as old as that."""
    with world.app.app_context():
        for name in names:
            then = time.time() - days * 24 * 3600
            os.utime(files.path_of(name), (then, then))


def piece(world, owner, *, shared=True, alias="Heron", uncovered=b"", team=None, **more):
    """A piece with one page, its upload still there: shared with the team, or known to its owner alone."""
    at = now() if shared else None
    team_id = (team or world.team).id
    found = world.add(
        Artifact(
            team_id=team_id, owner_id=owner.id, alias=alias if shared else "", about="A task.", shared_at=at, **more
        )
    )
    whose, size = {"artifact_id": found.id, "owner_id": owner.id}, {"number": 1, "width": 120, "height": 90}
    world.add(ArtifactRaw(**whose, original_name=NAME, kind="png", sha256=f"{found.id:064}"))
    world.add(ArtifactRawPage(**whose, **size, files=stored(world, uncovered)))
    if shared:
        world.add(ArtifactPage(artifact_id=found.id, **size, files=stored(world), made_safe_at=at))
    return found
