"""The inquiry the team is in the middle of: fractions on a number line, with five pieces of student work."""

import shutil
import tempfile
from pathlib import Path

from sqlalchemy import select

from inquiry import files
from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.cycles.models import Cycle
from inquiry.db import add, db, let_go, writing
from inquiry.demo.pen import Pen
from inquiry.demo.school_days import ago
from inquiry.people.models import Person
from inquiry.pictures.workbench import take_in
from inquiry.teams.models import Team

QUESTION = "Why does ½ move when the line gets longer?"
PICTURES = Path(__file__).parent / "work"
TASK = "Where are ½ and ¼ on a line from 0 to 2? Mark them, and say how you know."
PIECES = {  # bird names stand for children
    "heron": ("Amal", "½ is marked in the middle of the whole line, ¼ halfway to it. Two equal jumps are drawn below."),
    "wren": ("Bea", "¼ is marked to the right of ½."),
    "robin": ("Farah", "1 is marked in the middle first; ½ and ¼ stand at their places."),
    "plover": ("Gus", "Four marks at equal distances; the second is called ½, the last ¼."),
    "finch": ("Bea", "A mark in the middle was rubbed out, and ½ moved to its place."),
}


def tell(riverside, at) -> None:
    """Framed three weeks ago, evidence collected, the first look taken."""
    began = ago(at, 26)
    opened = {"opened_by_id": riverside["Bea"].id, "opened_at": began}
    cycle = add(Cycle(team_id=riverside.grade_4.id, question=QUESTION, **opened))
    pen = Pen(cycle, riverside)
    _frame(pen)
    pen.turn_to("collect", ago(at, 18))
    _collect(pen)
    pen.turn_to("analyze", ago(at, 9))


def _frame(pen):
    pen.write(
        "Bea",
        "problem",
        "Our fourth graders place ½ well on a line from 0 to 1. Give them a line from 0 to 2, and for two out of three of them ½ goes somewhere else.",
        "learner",
    )
    pen.write("Amal", "problem", "As teachers, we have only ever drawn lines from 0 to 1.", "practice")
    pen.write(
        "Farah",
        "goal",
        "From 24 to 50 of our 68 children who place ½ on a line from 0 to 2, by 18 December.",
    )
    pen.write(
        "Gus", "question", "Do they see ½ as a number with its own place, or as an instruction to cut in half?", "focus"
    )


def _collect(pen):
    pen.write(
        "Amal", "evidence_request", "One task, three classes, the same Monday: mark ½ and ¼ on a line from 0 to 2."
    )
    pen.write("Bea", "measure", "Children who place ½ right on the longer line. Before: 24 of 68.")
    pen.write(
        "Gus",
        "evidence",
        "On the line from 0 to 1, 61 of 68 placed ½ well; on the line from 0 to 2, 24 of 68.",
        "quantitative",
    )


def bring_work(at) -> None:
    """Take the pictures in as an upload would be, and share five; the sixth waits for Amal to make it safe."""
    shared = ago(at, 12)
    for name, (owner, about) in PIECES.items():
        _bring(name, owner, about, shared)
    _bring("photo", "Amal", "", None)


def _bring(name, owner, about, shared_at):
    let_go()
    with tempfile.TemporaryDirectory() as folder:
        upload = Path(shutil.copy(PICTURES / f"{name}.jpg", folder))
        taken = take_in(upload, Path(folder))
        kept = [{size: files.keep(path, ".jpg") for size, path in page.files.items()} for page in taken.pages]
        with writing():
            work = _piece(name, owner, about, shared_at)
            sizes = [{"number": page.number, "width": page.width, "height": page.height} for page in taken.pages]
            if shared_at:
                for size, pictures in zip(sizes, kept, strict=True):
                    add(ArtifactPage(artifact_id=work.id, files=pictures, boxes=[], made_safe_at=shared_at, **size))
            else:
                raw = {"kind": taken.kind, "sha256": taken.sha256, "original_name": "IMG_4711.jpg"}
                whose = {"artifact_id": work.id, "owner_id": work.owner_id}
                add(ArtifactRaw(**whose, **raw))
                for size, pictures in zip(sizes, kept, strict=True):
                    add(ArtifactRawPage(**whose, files=pictures, **size))


def _piece(name, owner, about, shared_at):
    cycle = db.session.scalar(select(Cycle).where(Cycle.question == QUESTION))
    person = db.session.scalar(select(Person).where(Person.name == owner))
    return add(
        Artifact(
            team_id=db.session.scalar(select(Team.id).where(Team.id == cycle.team_id)),
            cycle_id=cycle.id,
            owner_id=person.id,
            alias=name.capitalize() if shared_at else "",
            about=f"{TASK} {about}" if about else "",
            shared_at=shared_at,
            checked=["names", "faces", "else"] if shared_at else [],
        )
    )
