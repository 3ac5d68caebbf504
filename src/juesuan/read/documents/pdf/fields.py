"""The cells of a ruled table: the fields of its grid, joined where no border parts them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from juesuan.read.documents.pdf.frames import Frame, root
from juesuan.read.documents.pdf.page import Ruling
from juesuan.read.documents.pdf.rulings import NEAR


class Field(NamedTuple):
    """One cell: the rows and columns of the grid that it covers, each from the first up to the last."""

    top: int
    left: int
    bottom: int
    right: int


def fields_of(frame: Frame) -> list[Field]:
    """Return the cells of a table from left to right and from the top; together they cover it."""
    height, width = len(frame.rows) - 1, len(frame.columns) - 1
    parents = list(range(height * width))
    across, down = _by_place(frame.horizontal), _by_place(frame.vertical)
    for row in range(height):
        middle = (frame.rows[row] + frame.rows[row + 1]) / 2
        for column in range(width):
            centre = (frame.columns[column] + frame.columns[column + 1]) / 2
            here = row * width + column
            if column + 1 < width and not _is_drawn(down, frame.columns[column + 1], middle):
                parents[root(parents, here)] = root(parents, here + 1)
            if row + 1 < height and not _is_drawn(across, frame.rows[row + 1], centre):
                parents[root(parents, here)] = root(parents, here + width)
    joined: dict[int, list[int]] = {}
    for index in range(height * width):
        joined.setdefault(root(parents, index), []).append(index)
    return sorted(field for members in joined.values() for field in _rectangles(members, width))


_Places = tuple[list[float], list[Ruling]]


def _by_place(lines: Sequence[Ruling]) -> _Places:
    ordered = sorted(lines)
    return [line.place for line in ordered], ordered


def _is_drawn(lines: _Places, place: float, across: float) -> bool:
    """Say whether a line at a place passes a point."""
    places, ordered = lines
    first, last = bisect_left(places, place - NEAR), bisect_right(places, place + NEAR)
    return any(line.start <= across <= line.end for line in ordered[first:last])


def _rectangles(members: Sequence[int], width: int) -> Iterator[Field]:
    """Return joined fields as one cell, or as one for each row where they make up no rectangle."""
    rows, columns = [index // width for index in members], [index % width for index in members]
    whole = Field(min(rows), min(columns), max(rows), max(columns))
    if (whole.bottom - whole.top + 1) * (whole.right - whole.left + 1) == len(members):
        yield whole
        return
    for row in sorted(set(rows)):
        inside = sorted(index % width for index in members if index // width == row)
        start = 0
        for index, column in enumerate(inside):
            if index + 1 == len(inside) or inside[index + 1] != column + 1:
                yield Field(row, inside[start], row, column)
                start = index + 1
