"""Student work: shared, and not yet."""

from PIL import Image

from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.files import path_of
from tests.world import LONG_AGO


def pieces(app, world, at):
    with app.app_context():
        names = {
            size: _picture(f"{size}{'0' * 20}.jpg") for size in ("master", "thumb", "phone", "laptop", "projector")
        }
    ours = {"team_id": world.team.id, "cycle_id": world.cycle.id, "owner_id": world.farah.id}
    shared = world.add(Artifact(alias="Heron", about="Where is ½?", shared_at=LONG_AGO, checked=[], **ours))
    unshared = world.add(Artifact(alias="", about="snapdragon-not-yet-shared", checked=[], **ours))
    size = {"number": 1, "width": 60, "height": 40, "files": names}
    world.add(ArtifactPage(artifact_id=shared.id, boxes=[], **size))
    whose = {"artifact_id": unshared.id, "owner_id": world.farah.id}
    world.add(ArtifactRaw(kind="jpeg", sha256="", original_name="foxglove-in-the-file-name.jpg", **whose))
    covered = {"width": 60, "height": 40, "files": names}
    world.add(ArtifactRawPage(boxes=[], covered=covered, covered_at=at, **whose, **size))
    return shared, unshared


def _picture(name):
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 40)).save(path_of(name))
    return name
