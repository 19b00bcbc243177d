"""Taking in what people upload: each file is opened first, with no transaction; then it is written down what came."""

from dataclasses import dataclass

from inquiry import files
from inquiry.access import allowed, find, together, visible
from inquiry.artifacts import bench
from inquiry.artifacts.models import Artifact, ArtifactRaw, ArtifactRawPage
from inquiry.artifacts.neighbours import inquiries_of
from inquiry.artifacts.words import says
from inquiry.db import add, begin_writing, db, let_go
from inquiry.pictures.refusal import Refused
from inquiry.pictures.workbench import Taken, take_in
from inquiry.teams.models import Team

LONGEST_NAME = 200


@dataclass(frozen=True)
class Opened:
    """A file that could be opened, with its pages kept on disk; no row speaks of it yet."""

    name: str
    taken: Taken
    pages: tuple[dict[str, str], ...]

    def forget(self) -> None:
        files.forget_all(name for page in self.pages for name in page.values())


@dataclass(frozen=True)
class Outcome:
    """What came of one file: a piece of work, or the sentence why not. One that was there before is not added twice."""

    name: str
    piece: Artifact | None = None
    was_here: bool = False
    reason: str = ""

    @property
    def says(self) -> str:
        return says(self.reason) if self.reason else ""


def take(team: Team, chosen, inquiry: str, *, by) -> list[Outcome] | None:
    """Take in every chosen file for this person; None when they may not add work here any more."""
    ref = team.ref
    let_go()
    opened = [open_up(upload) for upload in chosen()]
    begin_writing()
    found = find(Team, ref, to=by)
    if found is None or not allowed(by, "take part in", found):
        for one in opened:
            if isinstance(one, Opened):
                one.forget()
        return None
    cycle_id = inquiry_for(inquiry, found.id, by)
    return [one if isinstance(one, Outcome) else put_down(one, found.id, cycle_id, by=by) for one in opened]


def inquiry_for(ref: str, team_id: int, person) -> int | None:
    """The inquiry somebody came from; else the newest open one of the team."""
    known = inquiries_of(person, team_id)
    said = next((one.id for one in known if one.ref == ref), None)
    return said or (known[0].id if known else None)


def open_up(upload) -> Opened | Outcome:
    """Open one file in a process of its own and keep its pages, or say why not."""
    name = (upload.filename or "")[:LONGEST_NAME]
    try:
        with bench.place() as folder:
            upload.save(folder / "upload")
            taken = take_in(folder / "upload", folder)
            pages = tuple({size: files.keep(path, ".jpg") for size, path in page.files.items()} for page in taken.pages)
    except (Refused, bench.Busy) as why:
        return Outcome(name, reason=why.reason)
    finally:
        upload.close()
    return Opened(name, taken, pages)


def put_down(opened: Opened, team_id: int, cycle_id: int | None, *, by) -> Outcome:
    """Write down a new piece of work that only its uploader knows of, unless the very same file is here already."""
    if known := _same_file(opened.taken.sha256, team_id, by):
        opened.forget()
        return Outcome(opened.name, known, was_here=True)
    piece = add(Artifact(team_id=team_id, cycle_id=cycle_id, owner_id=by.id))
    whose = {"artifact_id": piece.id, "owner_id": by.id}
    add(ArtifactRaw(**whose, original_name=opened.name, kind=opened.taken.kind, sha256=opened.taken.sha256))
    for page, kept in zip(opened.taken.pages, opened.pages, strict=True):
        add(ArtifactRawPage(**whose, number=page.number, width=page.width, height=page.height, files=kept))
    return Outcome(opened.name, piece)


def _same_file(sha256, team_id, person):
    """A network that breaks after the file arrived makes people add it again."""
    same = visible(Artifact, to=person).join(ArtifactRaw, ArtifactRaw.artifact_id == Artifact.id)
    same = together(same, visible(ArtifactRaw, to=person)).where(
        ArtifactRaw.sha256 == sha256,
        ArtifactRaw.owner_id == person.id,
        ArtifactRaw.deleted_at.is_(None),
        Artifact.team_id == team_id,
        Artifact.withdrawn_at.is_(None),
    )
    return db.session.scalar(same.limit(1))
