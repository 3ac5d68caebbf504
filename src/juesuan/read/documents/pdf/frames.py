"""Ruling lines into frames: which lines belong together, and the rows and columns that they mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from juesuan.read.documents.pdf.page import Box, Page, Ruling
from juesuan.read.documents.pdf.rulings import NEAR, groups

MOST_LINES = 3000
"""The most ruling lines of one page; a page of more is a drawing, and is read without them."""

MOST_FIELDS = 40_000
_SHARE_OF_HEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of one table: where its columns and rows begin and end, and which borders are drawn."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    horizontal: tuple[Ruling, ...]
    vertical: tuple[Ruling, ...]

    @property
    def box(self) -> Box:
        """Return the rectangle that the table fills."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


def frames_of(page: Page) -> list[Frame]:
    """Return the ruled tables of a page, from the top; boxes around text and underlines are none."""
    if len(page.horizontal) + len(page.vertical) > MOST_LINES:
        return []
    together = _together(page)
    loose = [line for horizontal, vertical in together if not vertical for line in horizontal]
    upright = [line for horizontal, vertical in together if not horizontal for line in vertical]
    found = [
        _frame(_with_ends(horizontal, loose), [*vertical, *_inside(upright, vertical, horizontal)])
        for horizontal, vertical in together
        if horizontal and vertical
    ]
    return sorted((frame for frame in found if frame), key=lambda frame: (frame.rows[0], frame.columns[0]))


def _together(page: Page) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Return the lines that touch each other, directly or over others."""
    parents = list(range(len(page.horizontal) + len(page.vertical)))
    for across, line in enumerate(page.horizontal):
        for down, other in enumerate(page.vertical, start=len(page.horizontal)):
            if _touch(line, other):
                parents[root(parents, across)] = root(parents, down)
    found: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, line in enumerate((*page.horizontal, *page.vertical)):
        pair = found.setdefault(root(parents, index), ([], []))
        pair[0 if index < len(page.horizontal) else 1].append(line)
    return list(found.values())


def root(parents: list[int], index: int) -> int:
    """Return what stands for everything that is joined with an index."""
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _touch(horizontal: Ruling, vertical: Ruling) -> bool:
    return (
        horizontal.start - NEAR <= vertical.place <= horizontal.end + NEAR
        and vertical.start - NEAR <= horizontal.place <= vertical.end + NEAR
    )


def _frame(horizontal: Sequence[Ruling], vertical: Sequence[Ruling]) -> Frame | None:
    # A table may be open at its sides: it reaches as far as its longest lines.
    lefts, rights = [line.start for line in horizontal], [line.end for line in horizontal]
    tops, bottoms = [line.start for line in vertical], [line.end for line in vertical]
    columns = _places([*(line.place for line in vertical), min(lefts), max(rights)])
    rows = _places([*(line.place for line in horizontal), min(tops), max(bottoms)])
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > MOST_FIELDS:
        return None
    return Frame(columns, rows, tuple(horizontal), tuple(vertical))


def _inside(
    loose: Sequence[Ruling], vertical: Sequence[Ruling], horizontal: Sequence[Ruling]
) -> list[Ruling]:
    """Return the lines between columns that begin and end inside a table, at no line between rows."""
    left, right = min(line.start for line in horizontal), max(line.end for line in horizontal)
    top, bottom = min(line.start for line in vertical), max(line.end for line in vertical)
    return [
        line
        for line in loose
        if left < line.place < right
        and top - NEAR <= line.start
        and line.end <= bottom + NEAR
        and line.end - line.start > _SHARE_OF_HEIGHT * (bottom - top)
    ]


def _with_ends(horizontal: Sequence[Ruling], loose: Sequence[Ruling]) -> list[Ruling]:
    """Add the line above or below that ends a table whose outermost row has no column of its own."""
    left, right = min(line.start for line in horizontal), max(line.end for line in horizontal)
    places = sorted({line.place for line in horizontal})
    if len(places) < 3:
        return list(horizontal)
    reach = 2.0 * median(after - before for before, after in pairwise(places)) + NEAR
    ends = [
        line
        for line in loose
        if abs(line.start - left) <= NEAR
        and abs(line.end - right) <= NEAR
        and (places[0] - reach <= line.place < places[0] or places[-1] < line.place <= places[-1] + reach)
    ]
    return [*horizontal, *ends]


def _places(found: Sequence[float]) -> tuple[float, ...]:
    return tuple(sorted(set(groups(found).values())))
