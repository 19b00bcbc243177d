"""Burning boxes into a page: in a child process and without a transaction, then written down for the uploader alone."""

from inquiry import files
from inquiry.access import allowed, find
from inquiry.artifacts import bench, queries
from inquiry.artifacts.marks import Marks
from inquiry.artifacts.models import Artifact
from inquiry.clock import now
from inquiry.db import begin_writing, let_go
from inquiry.pictures.boxes import WHOLE, Rectangle
from inquiry.pictures.workbench import make_safe


def cover(ref: str, number: int, master: str, marks: Marks, *, by) -> bool:
    """Make the covered picture of one page; says whether the page is still there and theirs to cover.

    Raises NotSafe when the check of the new picture fails, and Busy when there is no place; nothing is changed then.
    """
    let_go()
    with bench.place() as folder:
        made = make_safe(
            files.path_of(master),
            folder,
            crop=_part(marks.crop) if marks.crop else WHOLE,
            boxes=map(_part, marks.boxes),
            turn=marks.turn,
            number=number,
        )
        kept = {size: files.keep(path, ".jpg") for size, path in made.files.items()}
    begin_writing()
    page = _page_again(ref, number, master, by)
    if page is None:
        files.forget_all(kept.values())
        return False
    forget_covered(page)
    page.mark(marks)
    page.covered, page.covered_at = {"width": made.width, "height": made.height, "files": kept}, now()
    return True


def _part(numbers: list[float]) -> Rectangle:
    x, y, width, height = numbers
    return x, y, width, height


def _page_again(ref, number, master, person):
    piece = find(Artifact, ref, to=person)
    if piece is None or not allowed(person, "make safe", piece):
        return None
    page = queries.raw_page(piece.id, number, to=person)
    return page if page and page.files["master"] == master else None


def forget_covered(page) -> None:
    """Let a covered picture go that was never shared."""
    if page.covered:
        files.forget_after_commit(page.covered["files"].values())
