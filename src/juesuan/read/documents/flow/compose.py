"""From texts and tables to the neutral document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from juesuan.read.documents.document import Document, GridCell, Position
from juesuan.read.documents.flow.flow import Block, Cell, Table, Text
from juesuan.read.documents.flow.rows import Blocks, column_starts
from juesuan.read.documents.headings import LONGEST_ROW, heading_level
from juesuan.read.errors import refusal

_FEWEST_LINES = 2


def compose(flow: Iterable[Block]) -> Document:
    """Return the document of a flow; positions count its lines, a row of a table being one.

    Tables that only lay out others, or running text, are unfolded. Raises UnreadableError where nothing is
    written.
    """
    composer = _Composer()
    composer.add(flow)
    found = composer.blocks.found()
    if not found:
        raise refusal("empty")
    return Document(found)


class _Composer:
    def __init__(self) -> None:
        self.blocks = Blocks()
        self._line = 0
        self._title: Literal["before", "within", "after"] = "before"

    def add(self, flow: Iterable[Block]) -> None:
        for block in flow:
            if isinstance(block, Table):
                self._table(block)
            elif block.text:
                self.blocks.text(block.text, self._position(), self._level(block))

    def _table(self, table: Table) -> None:
        starts = column_starts([[cell.column for cell in row if cell.texts] for row in table.rows])
        for row in table.rows:
            if _is_unfolded(row, starts):
                for cell in row:
                    self.add(cell.blocks)
            else:
                cells = [GridCell(" ".join(cell.texts), cell.column, cell.span) for cell in row if cell.texts]
                self.blocks.row(cells, self._position() if cells else Position(), starts)

    def _position(self) -> Position:
        self._line += 1
        return Position(line=self._line)

    def _level(self, text: Text) -> int:
        """Return a heading's level, by its wording before its markup; the title of the document is none."""
        worded = heading_level(text.text)
        marked = text.level if not worded else 0
        if marked and self._title != "after":
            self._title = "within"
            return 0
        if self._title == "within" or worded:
            self._title = "after"
        return worded or marked


def _is_unfolded(row: list[Cell], starts: frozenset[int]) -> bool:
    """Say whether a row only lays out what its cells hold: tables, headings, long or many texts."""
    if any(isinstance(block, Table) for cell in row for block in cell.blocks):
        return True
    filled = [cell.texts for cell in row if cell.texts]
    if len(filled) == 1 and len(filled[0]) >= _FEWEST_LINES:
        lines = filled[0]
        return not starts or any(heading_level(line) or "。" in line for line in lines)
    return sum(len(text) for texts in filled for text in texts) > LONGEST_ROW
