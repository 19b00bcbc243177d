"""The check of what was written: read back from disk, it holds pixels only, and black where a box was drawn."""

import re
from collections.abc import Iterable, Iterator
from math import ceil, floor
from pathlib import Path
from typing import cast

from PIL import Image

from inquiry.pictures.boxes import Rectangle, cropped_to
from inquiry.pictures.refusal import NotSafe
from inquiry.pictures.sizes import MASTER, SIZES, THUMB, Written, size_within

START, END = b"\xff\xd8", b"\xff\xd9"
SCAN, JFIF = 0xDA, 0xE0
# Tables, frames and scans: what a decoder needs to make pixels. Everything else could carry words.
NEEDED = {0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, SCAN}
BARE_JFIF = re.compile(rb"JFIF\0\x01[\x00-\x02].{5}\0\0", re.DOTALL)
NEXT_SEGMENT = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
# Lossy pictures ring a little at edges (up to 48 beside pure colour noise); a few pixels inside, black is black.
EDGE = 4
ALMOST_BLACK = 72


def is_bare(path: Path) -> bool:
    """Whether this JPEG holds pixels and nothing else: no EXIF, XMP, profile, comment, second picture or tail."""
    data = path.read_bytes()
    if not (data.startswith(START) and data.endswith(END)):
        return False
    return all(_is_needed(marker, body) for marker, body in _segments(data))


def _is_needed(marker: int, body: bytes) -> bool:
    return marker in NEEDED or (marker == JFIF and BARE_JFIF.fullmatch(body) is not None)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while data[at : at + 2] != END or at + 2 != len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == SCAN:
            found = NEXT_SEGMENT.search(data, at)
            at = found.start() if found else len(data) - 2


def check(written: dict[str, Written], whole: tuple[int, int], crop: Rectangle, boxes: Iterable[Rectangle]) -> None:
    """Reopen every file and raise unless it is bare, has the size expected and is black under every box."""
    expected = sizes_expected(whole, crop)
    boxes = list(boxes)
    for name, file in written.items():
        if not is_bare(file.path):
            raise NotSafe(fault=f"{name} carries more than pixels")
        with Image.open(file.path) as picture:
            if picture.size != expected[name]:
                raise NotSafe(fault=f"{name} has another size than expected")
            shown = _shown(file, whole, crop)
            if any(_shines_through(picture, box, whole, shown) for box in boxes):
                raise NotSafe(fault=f"{name} is not black under a box")


def sizes_expected(whole: tuple[int, int], crop: Rectangle) -> dict[str, tuple[int, int]]:
    """How large every file must be for a page of this size and this crop."""
    left, top, right, bottom = cropped_to(crop, whole)
    size = size_within((right - left, bottom - top), MASTER)
    expected = {"master": size}
    for name, longest in SIZES.items():
        expected[name] = size = size_within(size, longest)
    return expected | {"thumb": THUMB}


def _shown(file: Written, whole: tuple[int, int], crop: Rectangle) -> Rectangle:
    """The part of the whole page that this file shows, in pixels of the page."""
    left, top, right, bottom = cropped_to(crop, whole)
    x0, y0, x1, y1 = file.part
    width, height = right - left, bottom - top
    return left + x0 * width, top + y0 * height, left + x1 * width, top + y1 * height


def _shines_through(picture: Image.Image, box: Rectangle, whole: tuple[int, int], shown: Rectangle) -> bool:
    left, right = _well_inside(box[0] * whole[0], (box[0] + box[2]) * whole[0], shown[0], shown[2], picture.width)
    top, bottom = _well_inside(box[1] * whole[1], (box[1] + box[3]) * whole[1], shown[1], shown[3], picture.height)
    return left < right and top < bottom and _brightest(picture, (left, top, right, bottom)) > ALMOST_BLACK


def _well_inside(start: float, end: float, first: float, last: float, length: int) -> tuple[int, int]:
    """The pixels of a file well inside a box, along one side; the file shows the page from `first` to `last`."""
    scale = length / (last - first)
    edge = EDGE * max(1, scale)
    # Where the box runs off the picture it has no edge there.
    inside = 0 if start <= first else ceil((start - first) * scale + edge)
    return inside, length if end >= last else floor((end - first) * scale - edge)


def _brightest(picture: Image.Image, part: tuple[int, int, int, int]) -> int:
    bands = cast("tuple[tuple[int, int], ...]", picture.crop(part).getextrema())
    return max(brightest for _, brightest in bands)
