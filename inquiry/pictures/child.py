"""The process that opens one file. It bounds itself first; if the file breaks it, only this process is lost."""

import hashlib
import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from inquiry.pictures.kinds import kind_of
from inquiry.pictures.limits import Limits
from inquiry.pictures.refusal import NotSafe, Refused

if TYPE_CHECKING:
    from PIL import Image

    from inquiry.pictures.sizes import Written

Answer = dict[str, object]
NICENESS = 10


def bound(limits: Limits) -> None:
    """From here on this process cannot take more than its share of the machine."""
    os.nice(NICENESS)
    for what, most in [
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ]:
        resource.setrlimit(what, (most, most))
    # One second more before the kernel kills: the first signal is the one that tells us why.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))


def take_in(job: dict, limits: Limits) -> Answer:
    """Write every page of a file as bare pictures into a folder."""
    source, folder = Path(job["source"]), Path(job["folder"])
    if source.stat().st_size > limits.source_bytes:
        raise Refused("too_many_bytes")
    kind = kind_of(source)
    pages = [_written(sheet, folder, number) for number, sheet in enumerate(_sheets(source, kind, limits), 1)]
    with source.open("rb") as file:
        return {"kind": kind, "sha256": hashlib.file_digest(file, "sha256").hexdigest(), "pages": pages}


def _sheets(source: Path, kind: str, limits: Limits) -> Iterator["Image.Image"]:
    if kind == "pdf":
        from inquiry.pictures import pdfs

        return pdfs.sheets(source, limits)
    from inquiry.pictures import photos

    return photos.sheets(source, kind, limits)


def _written(sheet: "Image.Image", folder: Path, number: int) -> Answer:
    from inquiry.pictures.proof import is_bare
    from inquiry.pictures.sizes import write_sizes

    written = write_sizes(sheet, folder, number)
    if not all(is_bare(file.path) for file in written.values()):
        # A full disk cuts a picture short without an error; the check of what was written notices.
        raise Refused("trouble", fault=f"page {number} is not written whole or not bare")
    return _sizes(written)


def _sizes(written: "dict[str, Written]") -> Answer:
    return {name: file.size for name, file in written.items()}


def make_safe(job: dict, limits: Limits) -> Answer:
    """Burn the boxes into new pixels, write every size anew, and check what was written."""
    from inquiry.pictures import boxes, photos, proof
    from inquiry.pictures.sizes import write_sizes

    (page,) = photos.sheets(Path(job["source"]), "jpeg", limits)
    whole = page.size if job["turn"] in (0, 180) else page.size[::-1]
    safe = boxes.burned(page, job["crop"], job["boxes"], job["turn"])
    written = write_sizes(safe, Path(job["folder"]), job["number"])
    proof.check(written, whole, job["crop"], job["boxes"])
    return _sizes(written)


def answer(job: dict) -> Answer:
    """What came of the job, in words the server understands."""
    limits = Limits(**job["limits"])
    bound(limits)
    try:
        return {"done": {"take_in": take_in, "make_safe": make_safe}[job["do"]](job, limits)}
    except Refused as refused:
        return {"refused": refused.reason, "kind": refused.kind, "fault": refused.fault}
    except NotSafe as not_safe:
        return {"refused": not_safe.reason, "fault": not_safe.fault}
    except MemoryError:
        return {"refused": "too_heavy"}
    except Exception as fault:
        # A full disk, a missing folder: ours to mend. The kind of fault is enough to find it, and names nobody.
        return {"refused": "trouble", "fault": f"{type(fault).__name__} {getattr(fault, 'errno', '')}".strip()}


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
