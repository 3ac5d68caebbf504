"""A sheet as it is displayed: its filled cells, its merged cells, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.read.documents.flow.flow import tidy
from juesuan.read.errors import refusal

MOST_CELLS = 200_000
"""The most filled cells of a workbook; real ones have some thousand."""

MOST_LETTERS = 5_000_000
"""The most characters in the cells of a workbook; real ones have some hundred thousand."""

MOST_MERGED = 20_000
MOST_COLUMNS = 16_384
_MOST_MERGED_IN_A_ROW = 256


class Merged(NamedTuple):
    """A merged cell by its first and last rows and columns, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Tally:
    """Counts what a workbook holds, over all its sheets."""

    def __init__(self) -> None:
        self._cells = 0
        self._letters = 0

    def add(self, text: str) -> None:
        """Count one filled cell; raises UnreadableError beyond what any real workbook has."""
        self._cells += 1
        self._letters += len(text)
        if self._cells > MOST_CELLS or self._letters > MOST_LETTERS:
            raise refusal("too_many_pieces", most=MOST_CELLS)


@dataclass(slots=True)
class Sheet:
    """One visible sheet; rows and columns are counted from 0."""

    name: str
    tally: Tally
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """The displayed texts of the filled cells, by row and column."""
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: bytearray = field(default_factory=lambda: bytearray(MOST_COLUMNS))

    def put(self, row: int, column: int, text: str) -> None:
        """Fill one cell; blanks fill nothing."""
        shown = tidy(text)
        if shown and 0 <= column < MOST_COLUMNS:
            self.tally.add(shown)
            self.rows.setdefault(row, {})[column] = shown

    def merge(self, merged: Merged) -> None:
        """Merge cells; raises UnreadableError for more than any real sheet has."""
        if len(self.merged) >= MOST_MERGED:
            raise refusal("too_many_pieces", most=MOST_MERGED)
        self.merged.append(merged)

    def hide_columns(self, first: int, last: int) -> None:
        """Hide columns."""
        first, last = max(first, 0), min(last, MOST_COLUMNS - 1)
        self.hidden_columns[first : last + 1] = b"\1" * max(last + 1 - first, 0)

    def is_hidden(self, row: int, column: int) -> bool:
        """Say whether a cell is in a hidden row or column."""
        return row in self.hidden_rows or (column < MOST_COLUMNS and bool(self.hidden_columns[column]))

    def displayed(self) -> Iterator[tuple[int, list[tuple[int, int, str]]]]:
        """Yield the rows that show anything: column, covered columns and text of each filled cell.

        A merged cell shows the text of its first cell, in the first of its rows and columns that is visible.
        """
        self._settle()
        starts = {(each.top, each.left): each for each in self.merged}
        covered = _Covered(self.merged)
        for row in sorted(self.rows):
            above = covered.at(row)
            cells = []
            for column in sorted(self.rows[row]):
                if self.is_hidden(row, column) or any(_is_inside(each, row, column) for each in above):
                    continue
                merged = starts.get((row, column))
                span = merged.right - column + 1 if merged else 1
                cells.append((column, span, self.rows[row][column]))
            if cells:
                yield row, cells

    def _settle(self) -> None:
        """Move the text of merged cells that start in something hidden to their first visible cell."""
        settled = []
        for each in self.merged:
            text = self.rows.get(each.top, {}).get(each.left)
            if text is None or not self.is_hidden(each.top, each.left):
                settled.append(each)
                continue
            row = next((row for row in range(each.top, each.bottom + 1) if row not in self.hidden_rows), None)
            column = self.hidden_columns.find(0, each.left, each.right + 1)
            if row is not None and column >= 0:
                self.rows.setdefault(row, {})[column] = text
                settled.append(Merged(row, column, each.bottom, each.right))
        self.merged = settled


def _is_inside(merged: Merged, row: int, column: int) -> bool:
    """Say whether a cell is covered by a merged cell without being its first."""
    inside = merged.left <= column <= merged.right
    return inside and (row, column) != (merged.top, merged.left)


class _Covered:
    """Finds the merged cells that cover a row, asked from top to bottom."""

    def __init__(self, merged: list[Merged]) -> None:
        self._waiting = sorted(merged, reverse=True)
        self._open: list[Merged] = []

    def at(self, row: int) -> list[Merged]:
        while self._waiting and self._waiting[-1].top <= row:
            self._open.append(self._waiting.pop())
        self._open = [each for each in self._open if each.bottom >= row]
        if len(self._open) > _MOST_MERGED_IN_A_ROW:
            raise refusal("too_many_pieces", most=MOST_MERGED)
        return self._open
