"""Tables whose every cell stands on a line of its own: the lines that are left out are the empty cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from juesuan.read.performance.sections import Column
from juesuan.read.performance.tokens import Token

_MOST_ADDED = 12
_FEWEST_ROWS = 2
_BEHIND_ROW = 2
_UNKNOWN = -1
_NEAR = 5
_MOST_ROWS = 1000


class Stacked(NamedTuple):
    """The rows of a stacked table with the columns counted from its lines."""

    columns: tuple[Column, ...]
    rows: list[list[Token]]
    """Cells whose column cannot be counted have the column -1."""


def is_stacked(columns: Sequence[Column]) -> bool:
    """Say whether each label of the head stands on a line of its own, the one below the other."""
    lines = [column.token.position.line for column in columns]
    return len(lines) > 1 and lines[0] > 0 and lines == list(range(lines[0], lines[0] + len(lines)))


def stacked_rows(columns: tuple[Column, ...], tokens: Sequence[Token]) -> Stacked | None:
    """Count the rows: as many lines as the table has columns, and one empty line between two rows.

    Returns None where no width explains the lines, or the labels cannot be told over the columns.
    """
    cells = _cells(tokens)
    start = columns[-1].token.position.line + 2
    widths = range(len(columns), len(columns) + _MOST_ADDED)
    fitting = {width: _fitting(cells, start, width) for width in widths}
    best = max(fitting.values(), default=0)
    if not best:
        return None
    width = min(width for width, count in fitting.items() if count == best)
    rows = _rows(cells[:best], start, width)
    placed = _placed(columns, rows, width)
    if placed is None or len(rows) < _FEWEST_ROWS:
        return None
    behind = start + ((cells[best - 1][0] - start) // (width + 1) + 1) * (width + 1)
    return Stacked(placed, [*rows, *_irregular(cells[best:], behind, width)])


def _irregular(cells: Sequence[tuple[int, Token]], start: int, width: int) -> list[list[Token]]:
    """Return the rows behind one that has more or fewer cells than the table has columns.

    Where one width alone lets the rows below fit again, the last cell is certain, and with cells too many the
    columns up to the first number too.
    """
    rows: list[list[Token]] = []
    while cells:
        near = cells[: _NEAR * width]
        widths = [other for other in range(1, 2 * width) if _fits_below(near, start, other, width)]
        if len(widths) != 1 or len(rows) > _MOST_ROWS:
            return [*rows, [cell._replace(column=_UNKNOWN) for _, cell in cells]]
        below = start + widths[0] + 1
        row = [cell for cell in near if cell[0] < below]
        last = width - 1 if row[-1][0] == below - _BEHIND_ROW else _UNKNOWN
        rows.append(_leading(row[:-1], start, counted=widths[0] > width))
        rows[-1].append(row[-1][1]._replace(column=last, span=1))
        cells = cells[len(row) :]
        count = _fitting(cells, below, width)
        rows += _rows(cells[:count], below, width)
        lines = (cells[count - 1][0] - below) // (width + 1) + 1
        start, cells = below + lines * (width + 1), cells[count:]
    return rows


def _leading(cells: Sequence[tuple[int, Token]], start: int, *, counted: bool) -> list[Token]:
    """Return the cells before the last one of an irregular row, up to the first number in counted columns."""
    first = next((at for at, (_, cell) in enumerate(cells) if cell.bare), -1) if counted else -1
    return [
        cell._replace(column=line - start if at <= first else _UNKNOWN, span=1)
        for at, (line, cell) in enumerate(cells)
    ]


def _fits_below(cells: Sequence[tuple[int, Token]], start: int, other: int, width: int) -> bool:
    """Say whether a row of another width leaves two rows below that fit and end in numbers."""
    if any(line == start + other for line, _ in cells) or cells[0][0] >= start + other:
        return False
    below = [cell for cell in cells if cell[0] > start + other]
    rows = _rows(below[: _fitting(below, start + other + 1, width)], start + other + 1, width)
    ends = [row[-1].column == width - 1 and row[-1].bare for row in rows[:_FEWEST_ROWS]]
    return len(ends) == _FEWEST_ROWS and all(ends)


def _cells(tokens: Sequence[Token]) -> list[tuple[int, Token]]:
    """Return cells with the lines they would stand on if no cell were broken over several lines."""
    cells: list[tuple[int, Token]] = []
    broken = before = 0
    for token in tokens:
        line = token.position.line
        if cells and token.column < 0 and line - before <= 1:
            at, cell = cells[-1]
            cells[-1] = (at, cell._replace(raw=f"{cell.raw} {token.raw}", text=cell.text + token.text))
            broken += line - before
        else:
            cells.append((line - broken, token))
        before = line
    return cells


def _fitting(cells: Sequence[tuple[int, Token]], start: int, width: int) -> int:
    """Return how many cells from the first on stand in whole rows of a width."""
    before = 0
    for count, (line, _) in enumerate(cells):
        row, column = divmod(line - start, width + 1)
        if row < 0 or column == width:
            return before
        following = cells[count + 1][0] if count + 1 < len(cells) else start + (row + 1) * (width + 1)
        if (following - start) // (width + 1) > row:
            before = count + 1
    return len(cells)


def _rows(cells: Sequence[tuple[int, Token]], start: int, width: int) -> list[list[Token]]:
    rows: dict[int, list[Token]] = {}
    for line, cell in cells:
        number, column = divmod(line - start, width + 1)
        rows.setdefault(number, []).append(cell._replace(column=column, span=1))
    return list(rows.values())


def _placed(
    columns: Sequence[Column], rows: Sequence[Sequence[Token]], width: int
) -> tuple[Column, ...] | None:
    """Give the labels their columns: a column left of all labels is empty, or the criteria are several."""
    added = width - len(columns)
    used = {cell.column for row in rows for cell in row}
    leading = added if not used & set(range(added)) else 0
    spanning = [column.role for column in columns].count("criteria") == 1
    if leading != added and not spanning:
        return None
    placed: list[Column] = []
    at = leading
    for column in columns:
        span = 1 + added if column.role == "criteria" and not leading else 1
        placed.append(Column(column.role, column.token._replace(column=at, span=span)))
        at += span
    return tuple(placed)
