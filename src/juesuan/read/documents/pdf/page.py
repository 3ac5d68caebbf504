"""What is printed on one page, turned upright: x to the right and y downwards, in points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

SLANTED = -1
"""The turn of text that runs neither along nor across the page, such as a watermark."""


class Box(NamedTuple):
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return its height."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Character(NamedTuple):
    """One character: its horizontal extent, its baseline, the height of its font, its place in the file."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    order: int

    @property
    def middle(self) -> float:
        """Return the horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """Return the vertical middle."""
        return self.baseline - 0.35 * self.size


class Ruling(NamedTuple):
    """One straight line along or down the page: where it lies, where it starts and ends."""

    place: float
    start: float
    end: float


class Aside(NamedTuple):
    """Text that does not run with the page: its characters in the order of the file."""

    characters: tuple[Character, ...]
    slanted: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The characters and the ruling lines of one page."""

    number: int
    box: Box
    characters: tuple[Character, ...]
    asides: tuple[Aside, ...]
    horizontal: tuple[Ruling, ...]
    vertical: tuple[Ruling, ...]


@lru_cache(maxsize=1000)
def quarter_of(across: float, up: float) -> int:
    """Return how many quarters to the left a text is turned, by its direction; SLANTED for any other."""
    quarters = math.atan2(up, across) / (math.pi / 2)
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < 0.06 else SLANTED


def upright(x: float, y: float, quarter: int) -> tuple[float, float]:
    """Turn a point of the file (y upwards) so that text of that quarter runs from left to right."""
    if quarter == 1:
        return y, x
    if quarter == 2:
        return -x, y
    return (-y, -x) if quarter == 3 else (x, -y)


def upright_box(left: float, bottom: float, right: float, top: float, quarter: int) -> Box:
    """Turn a rectangle of the file."""
    if quarter in {0, SLANTED}:
        return Box(left, -top, right, -bottom)
    x1, y1 = upright(left, bottom, quarter)
    x2, y2 = upright(right, top, quarter)
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
