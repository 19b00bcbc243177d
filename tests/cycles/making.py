"""Notes, links and student work for the tests of inquiries."""

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.cycles.notes import Link, Note
from inquiry.db import db
from inquiry.text import to_html
from tests.world import LONG_AGO, every_table


def note(world, author, kind, body, phase="analyze", subkind="", **more):
    """A note on the wall of the world’s inquiry."""
    place = {"team_id": world.team.id, "cycle_id": world.cycle.id, "revealed_at": LONG_AGO} | more
    words = {"body": body, "html": to_html(body), "written_at": LONG_AGO}
    return world.add(Note(author_id=author.id, kind=kind, subkind=subkind, phase=phase, **words, **place))


def link(world, near, kind, far=None, work=None, region=None):
    ends = {"note_id": near.id, "to_note_id": far and far.id, "artifact_id": work and work.id}
    return world.add(Link(kind=kind, by_id=world.bea.id, region=region, **ends))


def work(world, alias, about="Where is ½?", shared_at=LONG_AGO):
    """A piece of student work with one page; its picture is not needed here."""
    place = {"team_id": world.team.id, "cycle_id": world.cycle.id, "owner_id": world.amal.id}
    piece = world.add(Artifact(alias=alias, about=about, shared_at=shared_at, **place))
    world.add(ArtifactPage(artifact_id=piece.id, number=1, width=480, height=270, files={}))
    return piece


def found(world, stmt):
    """What stands in the database now, read outside of any request."""
    with world.app.app_context():
        return db.session.scalars(stmt.execution_options(**every_table())).all()
