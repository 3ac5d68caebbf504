"""The columns that the cells of a table take, where cells may cover several rows and columns."""

from __future__ import annotations

from juesuan.read.documents.flow.flow import WIDEST
from juesuan.read.errors import refusal


class Columns:
    """Gives the cells of one table their columns, row by row."""

    def __init__(self) -> None:
        self._taken_until: dict[int, int] = {}
        self._row = -1
        self._next = 0

    def open_row(self) -> None:
        """Start a row."""
        self._row += 1
        self._next = 0

    def open_group(self) -> None:
        """Start a group of rows; no cell reaches into it from above."""
        self._taken_until.clear()

    def take(self, wide: int, high: int) -> tuple[int, int]:
        """Return the first column of the row's next cell and how many columns it covers.

        Raises UnreadableError for a table wider than any real one.
        """
        while self._taken_until.get(self._next, 0) > self._row:
            self._next += 1
        column = self._next
        if column >= WIDEST:
            raise refusal("too_wide", most=WIDEST)
        span = min(max(wide, 1), WIDEST - column)
        if high > 1:
            for covered in range(column, column + span):
                self._taken_until[covered] = self._row + high
        self._next = column + span
        return column, span
