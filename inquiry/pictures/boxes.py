"""Cropping and black boxes: where they lie on the pixels, always on the side of covering more and showing less."""

from collections.abc import Iterable
from math import ceil, floor, isfinite

from PIL import Image, ImageDraw

# x, y, width and height as fractions of the whole page, after turning and before cropping.
Rectangle = tuple[float, float, float, float]
Pixels = tuple[int, int, int, int]
WHOLE: Rectangle = (0.0, 0.0, 1.0, 1.0)
BLACK = (0, 0, 0)
# Clockwise, as a person says it; Pillow counts the other way.
TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
ANGLES = (0, *TURNS)


def is_rectangle(values: Rectangle) -> bool:
    """Whether these four numbers describe a part of the page."""
    if len(values) != 4 or not all(isfinite(value) for value in values):
        return False
    x, y, width, height = values
    return width > 0 and height > 0 and x < 1 and y < 1 and x + width > 0 and y + height > 0


def cropped_to(crop: Rectangle, size: tuple[int, int]) -> Pixels:
    """The pixels that stay: none that the crop does not wholly contain, and at least one."""
    x, y, width, height = crop
    left, right = _inward(x, x + width, size[0])
    top, bottom = _inward(y, y + height, size[1])
    return left, top, right, bottom


def _inward(start: float, end: float, length: int) -> tuple[int, int]:
    first = min(max(0, ceil(start * length)), length - 1)
    return first, max(first + 1, min(length, floor(end * length)))


def covered_by(box: Rectangle, size: tuple[int, int]) -> Pixels:
    """The pixels a box covers: every one that it touches."""
    x, y, width, height = box
    left, top = max(0, floor(x * size[0])), max(0, floor(y * size[1]))
    return left, top, min(size[0], ceil((x + width) * size[0])), min(size[1], ceil((y + height) * size[1]))


def burned(picture: Image.Image, crop: Rectangle, boxes: Iterable[Rectangle], turn: int) -> Image.Image:
    """New pixels: turned, with every box black in all its pixels, then cropped."""
    page = picture.transpose(TURNS[turn]) if turn else picture.copy()
    brush = ImageDraw.Draw(page)
    for box in boxes:
        left, top, right, bottom = covered_by(box, page.size)
        brush.rectangle((left, top, right - 1, bottom - 1), fill=BLACK)
    return page.crop(cropped_to(crop, page.size))
