"""Student work: taken in, made safe, shared with the team."""

from sqlalchemy import and_, or_, select

from inquiry.access import may, see
from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.teams.access import belongs, shared_with


@see(Artifact)
def shared_or_own(person):
    "Student work is seen by who uploaded it, and by the team once its uploader has made it safe and shared it."
    shared = and_(
        Artifact.shared_at.is_not(None),
        Artifact.withdrawn_at.is_(None),
        shared_with(person, Artifact.team_id, Artifact.shared_at),
    )
    return or_(Artifact.owner_id == person.id, shared)


@see(ArtifactPage)
def pages_of_seen_work(person):
    "The pages of a piece of student work are seen by whoever sees the work."
    return ArtifactPage.artifact_id.in_(select(Artifact.id).where(shared_or_own(person)))


@see(ArtifactRaw)
def upload_is_the_uploaders(person):
    "What an upload was called and what it was is known to its uploader alone."
    return ArtifactRaw.owner_id == person.id


@see(ArtifactRawPage)
def raw_is_the_uploaders(person):
    "The upload as it came is seen by its uploader alone."
    return ArtifactRawPage.owner_id == person.id


@may("make safe", Artifact)
def uploader_makes_safe(person, artifact):
    "Only who uploaded a piece of work makes it safe, names it and shares it, as long as they are in the team."
    return artifact.owner_id == person.id and belongs(person, artifact.team_id)


@may("withdraw", Artifact)
def uploader_withdraws(person, artifact):
    "Who uploaded a piece of work may take it back at any time."
    return artifact.owner_id == person.id


@may("delete the upload of", Artifact)
def uploader_deletes(person, artifact):
    "Who uploaded a piece of work may delete the upload as it came at any time."
    return artifact.owner_id == person.id
