"""Rows of cells into blocks: a grid where they are a table's, running text where a row only holds a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from juesuan.read.documents.document import Block, Grid, GridCell, GridRow, Heading, Paragraph, Position
from juesuan.read.documents.headings import heading_level

_SENTENCE = re.compile(r"[。；]")


class Blocks:
    """Collects blocks in reading order; rows that follow each other make one grid."""

    def __init__(self) -> None:
        self._found: list[Block] = []
        self._rows: list[GridRow] = []

    def text(self, text: str, position: Position, level: int = 0) -> None:
        """Add a line of running text, a heading where it has a level."""
        self._close()
        self._found.append(Heading(text, position, level) if level else Paragraph(text, position))

    def row(self, cells: Sequence[GridCell], position: Position, starts: frozenset[int]) -> None:
        """Add a row of a table whose filled cells start in the columns `starts`."""
        if len(cells) == 1 and self._is_running(cells[0], starts):
            self.text(cells[0].text, position, heading_level(cells[0].text))
        elif cells:
            self._rows.append(GridRow(tuple(cells), position))

    def found(self) -> tuple[Block, ...]:
        """Return what was collected."""
        self._close()
        return tuple(self._found)

    @staticmethod
    def _is_running(cell: GridCell, starts: frozenset[int]) -> bool:
        """Recognise a title, a caption or a note: alone in its row, over the whole table or a sentence."""
        if heading_level(cell.text) == 1 or _SENTENCE.search(cell.text) or not starts:
            return True
        return cell.column <= min(starts) and cell.column + cell.span > max(starts)

    def _close(self) -> None:
        if self._rows:
            self._found.append(Grid(tuple(self._rows), columns_known=True))
            self._rows = []


def column_starts(rows: Iterable[Sequence[int]]) -> frozenset[int]:
    """Return where filled cells start, of the rows that have more than one; none in a list of lines."""
    return frozenset(column for row in rows if len(row) > 1 for column in row)
