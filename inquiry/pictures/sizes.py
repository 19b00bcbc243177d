"""One picture in the sizes our pages show: projector, laptop, phone, and a small one for lists."""

from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import cast

from PIL import Image, ImageChops, ImageFilter

# The longest side. A 12-megapixel photo (4032 x 3024) stays as it is.
MASTER = 4096
SIZES = {"projector": 1920, "laptop": 1280, "phone": 640}
THUMB = (240, 160)
NAMES = ("master", *SIZES, "thumb")

Window = tuple[int, int, int, int]


@dataclass(frozen=True)
class Written:
    """One file: where it is, how large, and which part of the whole picture it shows (in fractions)."""

    path: Path
    size: tuple[int, int]
    part: tuple[float, float, float, float] = (0, 0, 1, 1)


def file_name(number: int, name: str) -> str:
    """The name of one size of one page inside its folder."""
    return f"{number}-{name}.jpg"


def write_sizes(picture: Image.Image, folder: Path, number: int) -> dict[str, Written]:
    """Write this picture in every size, each made from the next larger one."""
    picture = within(picture, MASTER)
    written = {"master": write_master(picture, folder / file_name(number, "master"))}
    for name, longest in SIZES.items():
        picture = within(picture, longest)
        written[name] = _write(picture, folder / file_name(number, name))
    window = fullest_window(picture)
    small = picture.resize(THUMB, Image.Resampling.LANCZOS, box=window, reducing_gap=2.0)
    part = (
        window[0] / picture.width,
        window[1] / picture.height,
        window[2] / picture.width,
        window[3] / picture.height,
    )
    return written | {"thumb": _write(small, folder / file_name(number, "thumb"), part)}


def write_master(picture: Image.Image, path: Path) -> Written:
    """The picture all others come from, as fine as we keep it."""
    picture.save(path, "JPEG", quality=90)
    return Written(path, picture.size)


def _write(picture: Image.Image, path: Path, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> Written:
    picture.save(path, "JPEG", quality=82, progressive=True)
    return Written(path, picture.size, part)


def size_within(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """The size a picture gets when its longest side may be this long; nothing is enlarged."""
    scale = min(1, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def within(picture: Image.Image, longest: int) -> Image.Image:
    """The picture itself where it is small enough, else reduced."""
    size = size_within(picture.size, longest)
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def fullest_window(picture: Image.Image) -> Window:
    """The part with the shape of a small picture that has the most writing in it; the middle of an empty page."""
    width = min(picture.width, max(1, picture.height * THUMB[0] // THUMB[1]))
    height = min(picture.height, max(1, picture.width * THUMB[1] // THUMB[0]))
    grey = picture.convert("L")
    marks = ImageChops.difference(grey, grey.filter(ImageFilter.GaussianBlur(4))).convert("F")
    left = _fullest_start(marks.resize((picture.width, 1), Image.Resampling.BOX), width)
    top = _fullest_start(marks.resize((1, picture.height), Image.Resampling.BOX), height)
    return left, top, left + width, top + height


def _fullest_start(line: Image.Image, length: int) -> int:
    """Where the stretch of this length begins that holds the most; of equals, the one nearest the middle."""
    sums = [0.0, *accumulate(cast("tuple[float, ...]", line.get_flattened_data()))]
    middle = (len(sums) - 1 - length) / 2
    return max(
        range(len(sums) - length), key=lambda start: (round(sums[start + length] - sums[start]), -abs(start - middle))
    )
