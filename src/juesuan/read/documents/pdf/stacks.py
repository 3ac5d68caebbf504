"""Rows and columns without lines between them: several numbers in what the lines make one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from juesuan.read.documents.pdf.cells import NUMBER, is_broken
from juesuan.read.documents.pdf.lines import Line

_SLACK = 2.0
_Key = TypeVar("_Key")


def is_stacked(cells: Sequence[list[Line]]) -> bool:
    """Say whether the cells of one row hold several rows: numbers below each other, level with others."""
    for index, lines in enumerate(cells):
        numbers = [line for line in lines if NUMBER.fullmatch(line.text)]
        if len(numbers) < 2 or _is_one_number(numbers):
            continue
        for other in (*cells[:index], *cells[index + 1 :]):
            if all(_has_line_at(other, line.baseline) for line in numbers):
                return True
    return False


def _is_one_number(lines: Sequence[Line]) -> bool:
    """Recognise a number that is broken over lines."""
    return any(is_broken(first.text, second.text, 0.0) for first, second in pairwise(lines))


def _has_line_at(lines: Sequence[Line], place: float) -> bool:
    """Say whether lines, which run from the top, have one at a height."""
    index = bisect_left(lines, place, key=lambda line: line.baseline)
    near = lines[max(0, index - 1) : index + 1]
    return any(abs(line.baseline - place) <= 0.4 * line.size for line in near)


def levels_of(cells: dict[_Key, list[Line]]) -> Iterator[dict[_Key, list[Line]]]:
    """Yield the rows that stand in one, by the height of their lines."""
    lines = sorted(
        ((line.baseline, index, key, line) for index, key in enumerate(cells) for line in cells[key]),
        key=lambda each: each[:2],
    )
    level: dict[_Key, list[Line]] = {}
    start = 0.0
    for baseline, _, key, line in lines:
        if level and baseline - start > 0.4 * line.size:
            yield _in_order(level, cells)
            level = {}
        if not level:
            start = baseline
        level.setdefault(key, []).append(line)
    if level:
        yield _in_order(level, cells)


def _in_order(level: dict[_Key, list[Line]], cells: dict[_Key, list[Line]]) -> dict[_Key, list[Line]]:
    return {key: level[key] for key in cells if key in level}


def figures_in(lines: Sequence[Line], columns: Sequence[float]) -> list[tuple[str, float, float]]:
    """Return the numbers of a cell that lacks the borders inside it, each with its column's sides.

    Nothing is returned where there are not several, or one does not lie between the sides of one column.
    """
    if len(lines) != 1 or len(lines[0].words) < 2 or len(columns) < 3:
        return []
    found: list[tuple[str, float, float]] = []
    for word in lines[0].words:
        index = bisect_right(columns, (word.left + word.right) / 2) - 1
        if not 0 <= index < len(columns) - 1 or not NUMBER.fullmatch(word.text):
            return []
        left, right = columns[index], columns[index + 1]
        if word.left < left - _SLACK or word.right > right + _SLACK or (found and found[-1][1] == left):
            return []
        found.append((word.text, left, right))
    return found
