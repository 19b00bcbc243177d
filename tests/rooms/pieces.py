"""Student work on the table of a meeting."""

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.clock import now
from inquiry.meetings.models import OnTheTable


def piece(world, meeting, alias="Heron", shared=True):
    artifact = world.add(
        Artifact(
            team_id=world.team.id,
            cycle_id=world.cycle.id,
            owner_id=world.bea.id,
            alias=alias,
            shared_at=now() if shared else None,
        )
    )
    files = {size: f"{alias}-{size}.jpg" for size in ("master", "thumb", "phone", "laptop", "projector")}
    world.add(
        ArtifactPage(artifact_id=artifact.id, number=1, width=480, height=270, files=files, made_safe_at=now()),
        OnTheTable(meeting_id=meeting.id, artifact_id=artifact.id, put_by_id=world.bea.id),
    )
    return artifact
