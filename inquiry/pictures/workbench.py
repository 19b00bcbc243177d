"""Where files are opened: each in a process of its own, two at a time, so that none can harm the server."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from inquiry.pictures.boxes import ANGLES, WHOLE, Rectangle, is_rectangle
from inquiry.pictures.limits import USUAL, Limits
from inquiry.pictures.refusal import NotSafe, Refused
from inquiry.pictures.sizes import NAMES, file_name

CODE = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(CODE), "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
ENDINGS = {signal.SIGXCPU: "too_long", signal.SIGKILL: "too_heavy", signal.SIGXFSZ: "too_heavy"}
PLACES = 2
_places = threading.BoundedSemaphore(PLACES)


@dataclass(frozen=True)
class PageFiles:
    """One page as pictures: a file and a size for master, projector, laptop, phone and thumb."""

    number: int
    files: dict[str, Path]
    sizes: dict[str, tuple[int, int]]

    @property
    def width(self) -> int:
        return self.sizes["master"][0]

    @property
    def height(self) -> int:
        return self.sizes["master"][1]


@dataclass(frozen=True)
class Taken:
    """What became of a file: what it was, and its pages as pictures."""

    kind: str
    sha256: str
    pages: tuple[PageFiles, ...]


def take_in(source: Path, into: Path, limits: Limits = USUAL) -> Taken:
    """Turn a file into bare pictures in this folder, or refuse it and leave nothing behind."""
    with TemporaryDirectory(prefix=".taking-", dir=into) as folder:
        job = {"do": "take_in", "source": str(source.absolute()), "folder": folder}
        done = _done(job, limits)
        pages = tuple(_moved(Path(folder), into, number, sizes) for number, sizes in enumerate(done["pages"], 1))
        return Taken(done["kind"], done["sha256"], pages)


def make_safe(
    master: Path,
    into: Path,
    *,
    crop: Rectangle = WHOLE,
    boxes: Iterable[Rectangle] = (),
    turn: int = 0,
    number: int = 1,
    limits: Limits = USUAL,
) -> PageFiles:
    """Turn, black out and crop a master into new pictures in this folder, and check them.

    `crop` and `boxes` are x, y, width, height as fractions of the turned, uncropped page.
    """
    boxes = list(boxes)
    if turn not in ANGLES or not all(is_rectangle(part) for part in (crop, *boxes)):
        raise ValueError("A turn is 0, 90, 180 or 270; a box is four finite numbers that touch the page.")
    with TemporaryDirectory(prefix=".making-safe-", dir=into) as folder:
        job = {"do": "make_safe", "source": str(master.absolute()), "folder": folder, "number": number}
        try:
            sizes = _done(job | {"crop": crop, "boxes": boxes, "turn": turn}, limits)
        except Refused as stopped:
            raise NotSafe(fault=f"{stopped.reason} {stopped.fault}".strip()) from stopped
        return _moved(Path(folder), into, number, sizes)


def _moved(folder: Path, into: Path, number: int, sizes: dict[str, list[int]]) -> PageFiles:
    # The names are ours, not the child's: whatever a file did to it, it cannot point us elsewhere.
    files = {name: (folder / file_name(number, name)).rename(into / file_name(number, name)) for name in NAMES}
    return PageFiles(number, files, {name: (sizes[name][0], sizes[name][1]) for name in NAMES})


def _done(job: dict, limits: Limits) -> dict:
    answer = _ask(job | {"limits": limits.as_words()}, limits)
    if "done" not in answer:
        raise Refused(answer["refused"], answer.get("kind", ""), answer.get("fault", ""))
    return answer["done"]


def _ask(job: dict, limits: Limits) -> dict:
    """Have a child do the job. Whoever waits here for a place must hold no lock and no open transaction."""
    with _places:
        try:
            child = subprocess.run(
                [sys.executable, "-s", "-P", "-m", "inquiry.pictures.child"],
                input=json.dumps(job).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=job["folder"],
                env=ENVIRONMENT,
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"refused": "too_long"}
    if child.returncode < 0:
        return {"refused": ENDINGS.get(signal.Signals(-child.returncode), "broke_reader")}
    return json.loads(child.stdout) if child.returncode == 0 else {"refused": "trouble", "fault": "child did not start"}
