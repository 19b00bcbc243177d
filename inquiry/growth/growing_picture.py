"""Moves over time as a picture: the leader’s go up from the middle line, the mentor’s go down."""

from dataclasses import dataclass

MOST = 16  # sessions that can be told apart on a phone
WIDTH, HALF, STEP = 320, 60, 20


@dataclass(frozen=True)
class Bar:
    x: float
    up: float
    down: float


@dataclass(frozen=True)
class Picture:
    bars: list[Bar]
    most: int

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def middle(self) -> int:
        return HALF

    @property
    def height(self) -> int:
        return 2 * HALF


def picture(family, sessions, most) -> Picture:
    """One family; `most` is the same for all four, so that they may be compared with each other."""
    height = HALF / max(most, 1)
    bars = [Bar(at * STEP, one.leader[family] * height, one.mentor[family] * height) for at, one in enumerate(sessions)]
    return Picture(bars, most)


def most_of(sessions) -> int:
    """The highest bar of all."""
    return max((many for one in sessions for side in (one.leader, one.mentor) for many in side.values()), default=0)
