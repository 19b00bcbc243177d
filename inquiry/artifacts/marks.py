"""What is drawn on a page before it is shared: black boxes, the part that stays, and which way is up."""

from dataclasses import dataclass, field, replace

Rectangle = list[float]  # x, y, width, height as parts of the page as it is turned


@dataclass(frozen=True)
class Marks:
    """A turn clockwise, the part that stays (or all of it), and the boxes."""

    turn: int = 0
    crop: Rectangle | None = None
    boxes: list[Rectangle] = field(default_factory=list)

    def turned(self) -> "Marks":
        """The same after a quarter turn clockwise; everything drawn turns along."""
        crop = self.crop and quarter_turned(self.crop)
        return replace(self, turn=(self.turn + 90) % 360, crop=crop, boxes=[quarter_turned(box) for box in self.boxes])


def quarter_turned(rectangle: Rectangle) -> Rectangle:
    x, y, width, height = rectangle
    return [1 - y - height, x, height, width]
